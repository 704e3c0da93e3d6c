/**
 * The terminal side of the command: what a terminal can show, the full-screen picture, plain output
 * for pipes, and keys. Used by the commands; embedding projects may use the public types too.
 */
@NullMarked
package io.asciichat.cli.terminal;

import org.jspecify.annotations.NullMarked;
