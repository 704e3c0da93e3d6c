/**
 * The commands: their options, their exit codes, and how each wires the core to its adapters.
 * Called by {@code io.asciichat.cli.Main}.
 */
@NullMarked
package io.asciichat.cli.command;

import org.jspecify.annotations.NullMarked;
