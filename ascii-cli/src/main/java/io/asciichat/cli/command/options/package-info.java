/**
 * The options of the commands in groups that several of them share, and what their words and
 * numbers mean. The parser fills the fields, which the commands then read.
 */
@NullMarked
package io.asciichat.cli.command.options;

import org.jspecify.annotations.NullMarked;
