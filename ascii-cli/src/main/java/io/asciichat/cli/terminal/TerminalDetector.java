package io.asciichat.cli.terminal;

import io.asciichat.cli.terminal.TerminalTraits.Controls;
import io.asciichat.core.color.ColorLevel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Judges a terminal by its environment and by what it has answered, if it was asked. Being wrong
 * upwards garbles the picture, so unknown names get little.
 *
 * <p>Sources: no-color.org for NO_COLOR, the terminals' own documentation for their variables and
 * names, POSIX for the order of the locale variables; {@link KnownTerminal} for block characters
 * and repetition.
 */
public final class TerminalDetector {
  private static final Set<String> TRUECOLOR_PROGRAMS = Set.of("hyper", "warpterminal");
  private static final Set<String> TRUECOLOR_VARIABLES =
      Set.of("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION");
  private static final String MANY_COLORS = "256color";
  private static final List<String> SIXTEEN_COLOR_MARKS = List.of("16color", "88color");

  /** Their terminfo entries promise eight colours; what they make of more, each decides itself. */
  private static final List<String> EIGHT_COLOR_NAMES =
      List.of(
          "xterm",
          "linux",
          "screen",
          "tmux",
          "rxvt",
          "ansi",
          "cygwin",
          "konsole",
          "putty",
          "vt340",
          "vt525",
          "cons25",
          "pcansi",
          "eterm",
          "kterm",
          "mlterm",
          "aterm",
          "gnome",
          "vte",
          "st",
          "teraterm",
          "nsterm",
          "iterm",
          "wsvt25",
          "hurd");

  private static final List<String> ONE_SCREEN_NAMES =
      List.of("linux", "vt52", "vt100", "vt102", "vt220", "ansi");

  private final Map<String, String> environment;
  private final TerminalProbe.Answers answers;
  private final KnownTerminal known;
  private final String name;
  private final String program;

  private TerminalDetector(Map<String, String> environment, TerminalProbe.Answers answers) {
    this.environment = environment;
    this.answers = answers;
    this.known = KnownTerminal.of(environment, answers);
    this.name = value("TERM").toLowerCase(Locale.ROOT);
    this.program = value("TERM_PROGRAM").toLowerCase(Locale.ROOT);
  }

  /** The traits of the terminal in this environment, which was not asked. A pure function. */
  public static TerminalTraits detect(Map<String, String> environment) {
    return detect(environment, TerminalProbe.Answers.NONE);
  }

  /** The traits of the terminal in this environment that has answered so. A pure function. */
  static TerminalTraits detect(Map<String, String> environment, TerminalProbe.Answers answers) {
    return new TerminalDetector(environment, answers).traits();
  }

  private TerminalTraits traits() {
    return new TerminalTraits(
        known.label(environment, answers),
        colorLevel(),
        utf8(),
        known.blocks(environment, answers),
        background(),
        new Controls(
            known.repeat(environment, answers),
            synchronizedOutput(),
            !isOneOf(ONE_SCREEN_NAMES),
            !isDumb()));
  }

  private Background background() {
    if (known == KnownTerminal.LINUX) {
      return Background.DARK;
    }
    return answers.background() == Background.UNKNOWN
        ? Background.ofEnvironment(environment)
        : answers.background();
  }

  private ColorLevel colorLevel() {
    if (has("NO_COLOR") || isDumb()) {
      return ColorLevel.NONE;
    }
    if (isGnuScreen()) {
      // It hands the outer terminal's COLORTERM on but shows 256 colours at most.
      return named();
    }
    if (isTruecolor()) {
      return ColorLevel.TRUECOLOR;
    }
    // tmux understands them, and shows them as well as the terminal around it can.
    boolean many = program.equals("apple_terminal") || known == KnownTerminal.TMUX;
    return many ? ColorLevel.COLORS_256 : named();
  }

  /** What TERM alone promises. */
  private ColorLevel named() {
    if (name.contains(MANY_COLORS)) {
      return ColorLevel.COLORS_256;
    }
    if (SIXTEEN_COLOR_MARKS.stream().anyMatch(name::contains)) {
      return ColorLevel.SIXTEEN;
    }
    boolean eight = name.contains("color") || isOneOf(EIGHT_COLOR_NAMES);
    return eight ? ColorLevel.EIGHT : ColorLevel.NONE;
  }

  private boolean isTruecolor() {
    String colorterm = value("COLORTERM").toLowerCase(Locale.ROOT);
    return colorterm.equals("truecolor")
        || colorterm.equals("24bit")
        || name.endsWith("-direct")
        || TRUECOLOR_PROGRAMS.contains(program)
        || TRUECOLOR_VARIABLES.stream().anyMatch(this::has)
        || known.truecolor(environment, answers)
        || KnownTerminal.promisesTruecolor(environment);
  }

  /**
   * Returns whether a frame is embraced by private mode 2026. Terminals that do not know a private
   * mode pass over it; those that are left out are consoles and devices from before such modes,
   * some of which print what they do not know.
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

  /**
   * Returns whether the name is one of these, possibly with a suffix such as in {@code
   * xterm-color}.
   */
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
