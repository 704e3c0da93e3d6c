package io.asciichat.cli.terminal;

import io.asciichat.core.render.ColorLevel;

/**
 * What a terminal can do, as far as its environment tells.
 *
 * @param colorLevel the most colours it shows
 * @param utf8 whether it shows UTF-8
 * @param synchronizedOutput whether it knows private mode 2026 and so draws a frame at once
 * @param alternateScreen whether it has a second screen that can be left without a trace
 * @param cursorAddressing whether the cursor can be moved at all; false for {@code dumb}
 */
public record TerminalTraits(
    ColorLevel colorLevel,
    boolean utf8,
    boolean synchronizedOutput,
    boolean alternateScreen,
    boolean cursorAddressing) {}
