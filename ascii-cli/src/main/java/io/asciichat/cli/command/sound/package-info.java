/** The sound that the user sends and hears: its devices, and the line that shows how loud it is. */
@NullMarked
package io.asciichat.cli.command.sound;

import org.jspecify.annotations.NullMarked;
