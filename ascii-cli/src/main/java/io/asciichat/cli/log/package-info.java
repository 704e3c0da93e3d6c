/**
 * Log lines and messages for people, kept out of the picture. Set up by the commands; the rest of
 * the program logs through {@link System.Logger}.
 */
@NullMarked
package io.asciichat.cli.log;

import org.jspecify.annotations.NullMarked;
