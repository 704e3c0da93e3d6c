/**
 * What {@code ascii-chat status} asks and shows: the answers of the server's side, and the table of
 * the user's.
 */
@NullMarked
package io.asciichat.cli.command.status;

import org.jspecify.annotations.NullMarked;
