/**
 * The hostile matrix: attacks on a real server process while eight honest clients are measured.
 * {@code docs/reliability.md} shows its table and the command.
 */
@NullMarked
package io.asciichat.system.hostile;

import org.jspecify.annotations.NullMarked;
