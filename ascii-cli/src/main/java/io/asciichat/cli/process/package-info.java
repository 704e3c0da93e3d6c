/**
 * The process around a command: its streams and environment, its signals, and how it ends. Used by
 * the commands only.
 */
@NullMarked
package io.asciichat.cli.process;

import org.jspecify.annotations.NullMarked;
