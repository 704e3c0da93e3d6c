/** The entry point of the {@code ascii-chat} command. Called by the launcher only. */
@NullMarked
package io.asciichat.cli;

import org.jspecify.annotations.NullMarked;
