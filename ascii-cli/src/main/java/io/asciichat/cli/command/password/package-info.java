/**
 * Where a password comes from: an option, a file, standard input, or a question on the terminal.
 */
@NullMarked
package io.asciichat.cli.command.password;

import org.jspecify.annotations.NullMarked;
