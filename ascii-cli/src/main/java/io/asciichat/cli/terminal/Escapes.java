package io.asciichat.cli.terminal;

import java.nio.charset.StandardCharsets;

/**
 * The control sequences this package writes. Sources: ECMA-48 (ED, EL, SGR), the xterm control
 * sequences (private modes 7, 25, 1049) and the synchronized output extension (private mode 2026).
 */
final class Escapes {
  static final byte[] RESET_COLORS = bytes("\u001b[0m");
  static final byte[] CLEAR = bytes("\u001b[2J");
  static final byte[] ERASE_TO_END_OF_LINE = bytes("\u001b[K");
  static final byte[] BEGIN_SYNCHRONIZED = bytes("\u001b[?2026h");
  static final byte[] END_SYNCHRONIZED = bytes("\u001b[?2026l");

  private static final String ENTER_ALTERNATE = "\u001b[?1049h";
  private static final String LEAVE_ALTERNATE = "\u001b[?1049l";
  private static final String CLEAR_AND_HOME = "\u001b[0m\u001b[2J\u001b[H";

  private Escapes() {}

  /** Alternate screen, cleared, no cursor, no automatic wrap at the right margin. */
  static byte[] enter(TerminalTraits traits) {
    return bytes(
        (traits.alternateScreen() ? ENTER_ALTERNATE : "")
            + "\u001b[?25l\u001b[?7l"
            + CLEAR_AND_HOME);
  }

  /**
   * Everything back. It may follow a frame that was cut off anywhere: the first escape ends an
   * unfinished sequence. A terminal without an alternate screen is left empty.
   */
  static byte[] leave(TerminalTraits traits) {
    return bytes(
        (traits.synchronizedOutput() ? "\u001b[?2026l" : "")
            + "\u001b[0m\u001b[?7h\u001b[?25h"
            + (traits.alternateScreen() ? LEAVE_ALTERNATE : CLEAR_AND_HOME));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
