package io.asciichat.cli.terminal;

/**
 * What a terminal has answered when it was asked.
 *
 * @param version its name and version (XTVERSION), such as {@code kitty(0.26.5)}; else empty
 * @param firmware its version's number (the second one of DA2), of which each program has its own
 *     idea; else 0
 * @param background its ground
 */
record TerminalAnswers(String version, int firmware, Background background) {
  /** It was not asked, or does not answer. */
  static final TerminalAnswers NONE = new TerminalAnswers("", 0, Background.UNKNOWN);
}
