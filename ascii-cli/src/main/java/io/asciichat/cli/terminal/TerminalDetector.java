package io.asciichat.cli.terminal;

import io.asciichat.core.color.ColorLevel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Judges a terminal by its environment alone: no question is sent to it, because an answer costs
 * start-up time and may never come. Being wrong upwards garbles the picture, so unknown names get
 * little.
 *
 * <p>Sources: no-color.org for NO_COLOR, the terminals' own documentation for their variables and
 * names, POSIX for the order of the locale variables; {@link KnownTerminal} for block characters
 * and repetition.
 */
public final class TerminalDetector {
  private static final Set<String> TRUECOLOR_PROGRAMS =
      Set.of("iterm.app", "wezterm", "vscode", "ghostty", "hyper", "mintty", "rio", "warpterminal");
  private static final List<String> TRUECOLOR_NAMES =
      List.of("xterm-kitty", "alacritty", "foot", "wezterm", "xterm-ghostty", "contour", "rio");
  private static final Set<String> TRUECOLOR_VARIABLES =
      Set.of("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION");
  private static final int VTE_WITH_TRUECOLOR = 3600;
  private static final List<String> SIXTEEN_COLOR_NAMES =
      List.of("xterm", "linux", "screen", "tmux", "rxvt", "ansi", "cygwin", "konsole", "putty");
  private static final List<String> ONE_SCREEN_NAMES =
      List.of("linux", "vt52", "vt100", "vt102", "vt220", "ansi");

  private final Map<String, String> environment;
  private final String name;
  private final String program;

  private TerminalDetector(Map<String, String> environment) {
    this.environment = environment;
    this.name = value("TERM").toLowerCase(Locale.ROOT);
    this.program = value("TERM_PROGRAM").toLowerCase(Locale.ROOT);
  }

  /** The traits of the terminal in this environment. A pure function. */
  public static TerminalTraits detect(Map<String, String> environment) {
    TerminalDetector detector = new TerminalDetector(environment);
    KnownTerminal known = KnownTerminal.of(environment);
    return new TerminalTraits(
        detector.colorLevel(),
        detector.utf8(),
        known.symbols(environment),
        known.repeat(environment),
        detector.synchronizedOutput(),
        !detector.isOneOf(ONE_SCREEN_NAMES),
        !detector.isDumb());
  }

  private ColorLevel colorLevel() {
    if (has("NO_COLOR") || isDumb()) {
      return ColorLevel.NONE;
    }
    if (isGnuScreen()) {
      // It hands the outer terminal's COLORTERM on but shows 256 colours at most.
      return name.contains("256color") ? ColorLevel.COLORS_256 : ColorLevel.SIXTEEN;
    }
    if (isTruecolor()) {
      return ColorLevel.TRUECOLOR;
    }
    if (name.contains("256color") || program.equals("apple_terminal")) {
      return ColorLevel.COLORS_256;
    }
    boolean sixteen = name.contains("color") || isOneOf(SIXTEEN_COLOR_NAMES);
    return sixteen ? ColorLevel.SIXTEEN : ColorLevel.NONE;
  }

  private boolean isTruecolor() {
    String colorterm = value("COLORTERM").toLowerCase(Locale.ROOT);
    return colorterm.equals("truecolor")
        || colorterm.equals("24bit")
        || name.endsWith("-direct")
        || isOneOf(TRUECOLOR_NAMES)
        || TRUECOLOR_PROGRAMS.contains(program)
        || TRUECOLOR_VARIABLES.stream().anyMatch(this::has)
        || KnownTerminal.vteVersion(environment) >= VTE_WITH_TRUECOLOR;
  }

  /**
   * Whether a frame is embraced by private mode 2026. Terminals that do not know a private mode
   * pass over it; those that are left out are consoles and devices from before such modes, some of
   * which print what they do not know.
   */
  private boolean synchronizedOutput() {
    return !isDumb() && !isOneOf(ONE_SCREEN_NAMES);
  }

  private boolean utf8() {
    for (String variable : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      if (has(variable)) {
        String locale = value(variable).toLowerCase(Locale.ROOT);
        return locale.contains("utf-8") || locale.contains("utf8");
      }
    }
    return has("WT_SESSION");
  }

  private boolean isDumb() {
    return name.isEmpty() ? !has("WT_SESSION") : name.equals("dumb");
  }

  private boolean isGnuScreen() {
    return name.startsWith("screen") && !has("TMUX") && !program.equals("tmux");
  }

  /** Whether the name is one of these, possibly with a suffix such as in {@code xterm-color}. */
  private boolean isOneOf(List<String> names) {
    return names.stream().anyMatch(n -> name.equals(n) || name.startsWith(n + "-"));
  }

  private boolean has(String variable) {
    return !value(variable).isEmpty();
  }

  private String value(String variable) {
    return environment.getOrDefault(variable, "");
  }
}
