/**
 * Values for options that are not on the command line: environment variables and the configuration
 * file. Used by the commands only.
 */
@NullMarked
package io.asciichat.cli.config;

import org.jspecify.annotations.NullMarked;
