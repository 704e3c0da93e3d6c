/**
 * The picture that the user sends: opened as the options say, and watched while it is waited for.
 */
@NullMarked
package io.asciichat.cli.command.picture;

import org.jspecify.annotations.NullMarked;
