/**
 * The output of a command: the picture on a terminal, in a pipe or as one frame, the lines over it,
 * and what keys do with it.
 */
@NullMarked
package io.asciichat.cli.command.output;

import org.jspecify.annotations.NullMarked;
