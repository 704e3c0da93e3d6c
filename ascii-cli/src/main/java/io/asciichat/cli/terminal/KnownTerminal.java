package io.asciichat.cli.terminal;

import io.asciichat.cli.terminal.TerminalTraits.Blocks;
import io.asciichat.cli.terminal.TerminalTraits.Repeat;
import io.asciichat.core.render.SymbolSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one table of what terminals make of rare characters, of REP and of 24-bit colours. Where
 * nothing is certain it says less: a missing block is a box with a number in it, a missing
 * repetition a torn row.
 *
 * <p>Blocks count as known where the terminal draws them itself, because fonts leave gaps between
 * them, and hardly one has sextants and octants. Sources are release notes unless something else is
 * named. Octants: kitty 0.40, ghostty 1.2, foot 1.20, VTE 0.78, WezTerm (pull request 6502, of
 * February 2025). Sextants: kitty 0.19.3, ghostty's first release, foot 1.12, VTE 0.62, WezTerm of
 * August 2021, Alacritty 0.13.2, Contour (issue 437), Rio 0.3 (issue 974). Konsole and Windows
 * Terminal (pull request 19841) draw quadrants at most; xterm.js, and so VS Code, draws sextants
 * since its pull request 5467 of December 2025, too short a time to count on. xterm takes blocks
 * from its font, and outline fonts leave lines between them that half blocks alone avoid.
 *
 * <p>REP: xterm repeats characters below 256 (ghostty.org, VT reference, REP), tmux before 3.5
 * those of ASCII (issue 3687); all others: VTE since 0.52 (bug 787701), kitty (pull request 2702),
 * Alacritty (pull request 801), ghostty (VT reference), foot (foot-ctlseqs), xterm.js (pull request
 * 2199).
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
enum KnownTerminal {
  /** Passes characters through to a terminal that its environment does not tell. */
  TMUX(
      signs("tmux").names("tmux").program("tmux").variable("TMUX"),
      usable(SymbolSet.QUADRANTS),
      Repeat.ASCII),
  GNU_SCREEN(
      signs("screen").names("screen").variable("STY"), usable(SymbolSet.QUADRANTS), Repeat.NONE),
  ZELLIJ(signs("zellij").variable("ZELLIJ"), usable(SymbolSet.QUADRANTS), Repeat.NONE),
  /** The text console: a font of 256 or 512 characters. */
  LINUX(signs("").names("linux"), known(SymbolSet.HALVES), Repeat.NONE),
  /** Before those in which it may be started: it inherits their variables. */
  XTERM(signs("xterm").variable("XTERM_VERSION"), usable(SymbolSet.QUADRANTS), Repeat.ASCII),
  KITTY(
      signs("kitty").names("xterm-kitty"),
      known(SymbolSet.QUADRANTS).sextantsSince("0.19.3").octantsSince("0.40"),
      Repeat.ALL),
  GHOSTTY(
      signs("ghostty").names("xterm-ghostty", "ghostty").program("ghostty"),
      known(SymbolSet.SEXTANTS).octantsSince("1.2"),
      Repeat.ALL),
  FOOT(
      signs("foot").names("foot"),
      known(SymbolSet.QUADRANTS).sextantsSince("1.12").octantsSince("1.20"),
      Repeat.ALL),
  ALACRITTY(
      signs("alacritty").names("alacritty").variable("ALACRITTY_WINDOW_ID"),
      known(SymbolSet.QUADRANTS).sextantsSince("0.13.2"),
      Repeat.ALL),
  CONTOUR(signs("contour").names("contour"), known(SymbolSet.SEXTANTS), Repeat.NONE),
  RIO(
      signs("rio").names("rio").program("rio"),
      known(SymbolSet.QUADRANTS).sextantsSince("0.3"),
      Repeat.NONE),
  /** Versions are dates. */
  WEZTERM(
      signs("wezterm").names("wezterm").program("wezterm"),
      known(SymbolSet.QUADRANTS).sextantsSince("20210814").octantsSince("20250209"),
      Repeat.NONE),
  VS_CODE(signs("xterm.js").program("vscode"), known(SymbolSet.QUADRANTS), Repeat.ALL),
  ITERM2(signs("iterm2").program("iterm.app"), known(SymbolSet.QUADRANTS), Repeat.NONE),
  KONSOLE(signs("konsole").variable("KONSOLE_VERSION"), known(SymbolSet.QUADRANTS), Repeat.NONE),
  WINDOWS_TERMINAL(
      signs("windows terminal").variable("WT_SESSION"), known(SymbolSet.QUADRANTS), Repeat.NONE),
  MINTTY(signs("mintty").program("mintty"), usable(SymbolSet.QUADRANTS), Repeat.NONE),
  APPLE_TERMINAL(signs("").program("apple_terminal"), usable(SymbolSet.QUADRANTS), Repeat.NONE),
  /** Versions are 10000 times the major one, 100 times the minor one, and the patch. */
  VTE(
      signs("vte").names("vte", "gnome").variable("VTE_VERSION"),
      known(SymbolSet.QUADRANTS).sextantsSince("6200").octantsSince("7800"),
      Repeat.NONE),
  OTHER(signs(""), usable(SymbolSet.QUADRANTS), Repeat.NONE);

  private static final String VTE_WITH_REPEAT = "5200";
  private static final String VTE_WITH_TRUECOLOR = "3600";
  private static final String XTERM_WITH_TRUECOLOR = "331";

  /** A name and a number: {@code kitty(0.26.5)}, {@code tmux 3.3a}. */
  private static final Pattern ANSWER = Pattern.compile("(.*?)[ (]+v?([0-9][^ )]*).*");

  private final Signs signs;
  private final Drawn drawn;
  private final Repeat repeat;

  KnownTerminal(Signs signs, Drawn drawn, Repeat repeat) {
    this.signs = signs;
    this.drawn = drawn;
    this.repeat = repeat;
  }

  /**
   * The terminal of an environment. What it answers is certain: the answer comes from whatever
   * reads this program's output. Else multiplexers come first, because they hide the terminal whose
   * variables they hand on; then what TERM says, which every terminal sets for itself; then the
   * rest, which is inherited from the terminal in which this one was started.
   */
  static KnownTerminal of(Map<String, String> environment, TerminalProbe.Answers answers) {
    Matcher answer = ANSWER.matcher(answers.version().toLowerCase(Locale.ROOT));
    if (answer.matches()) {
      String name = answer.group(1);
      for (KnownTerminal terminal : values()) {
        if (terminal.signs.answer.equals(name) && !name.isEmpty()) {
          return terminal;
        }
      }
    }
    if (TMUX.isSet(environment) || TMUX.isNamed(environment) || TMUX.isProgram(environment)) {
      return TMUX;
    }
    if (GNU_SCREEN.isSet(environment)) {
      return GNU_SCREEN;
    }
    if (ZELLIJ.isSet(environment)) {
      return ZELLIJ;
    }
    for (KnownTerminal terminal : values()) {
      if (terminal.isNamed(environment)) {
        return terminal;
      }
    }
    for (KnownTerminal terminal : values()) {
      if (terminal.isProgram(environment) || terminal.isSet(environment)) {
        return terminal;
      }
    }
    return OTHER;
  }

  /** Its version as far as it is told, else empty. */
  String version(Map<String, String> environment, TerminalProbe.Answers answers) {
    Matcher answer = ANSWER.matcher(answers.version());
    if (answer.matches()) {
      return answer.group(2);
    }
    return switch (this) {
      case VTE -> environment.getOrDefault("VTE_VERSION", "");
      // Of each part two digits, the major one excepted.
      case ALACRITTY -> dotted(answers.firmware());
      default -> isProgram(environment) ? environment.getOrDefault("TERM_PROGRAM_VERSION", "") : "";
    };
  }

  /** Its name and version, for people. */
  String label(Map<String, String> environment, TerminalProbe.Answers answers) {
    String version = version(environment, answers);
    String name = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    if (this == OTHER) {
      Matcher answer = ANSWER.matcher(answers.version());
      String term = environment.getOrDefault("TERM", "");
      name = answer.matches() ? answer.group(1) : term.isEmpty() ? "unknown" : term;
    }
    return (name + " " + version).strip();
  }

  /**
   * The block characters it draws. Without a version, those of the newest may be asked for, and
   * those of the oldest are known.
   */
  Blocks blocks(Map<String, String> environment, TerminalProbe.Answers answers) {
    String version = version(environment, answers);
    if (version.isEmpty()) {
      return new Blocks(drawn.newest(), drawn.known ? drawn.least : SymbolSet.HALVES);
    }
    SymbolSet finest = drawn.finest(version);
    return new Blocks(finest, drawn.known ? finest : SymbolSet.HALVES);
  }

  /** The characters it repeats. */
  Repeat repeat(Map<String, String> environment, TerminalProbe.Answers answers) {
    boolean newVte = this == VTE && isSince(version(environment, answers), VTE_WITH_REPEAT);
    return newVte ? Repeat.ALL : repeat;
  }

  /** Returns whether it shows 24-bit colours even if its environment is silent about them. */
  boolean truecolor(Map<String, String> environment, TerminalProbe.Answers answers) {
    return switch (this) {
      case KITTY,
          GHOSTTY,
          FOOT,
          ALACRITTY,
          CONTOUR,
          RIO,
          WEZTERM,
          VS_CODE,
          ITERM2,
          KONSOLE,
          MINTTY,
          WINDOWS_TERMINAL ->
          true;
      case VTE -> isSince(version(environment, answers), VTE_WITH_TRUECOLOR);
      case XTERM -> isSince(version(environment, answers), XTERM_WITH_TRUECOLOR);
      case TMUX, GNU_SCREEN, ZELLIJ, LINUX, APPLE_TERMINAL, OTHER -> false;
    };
  }

  /**
   * Returns whether TERM names a terminal that shows 24-bit colours, even if another one is around
   * it.
   */
  static boolean promisesTruecolor(Map<String, String> environment) {
    for (KnownTerminal terminal : values()) {
      if (terminal.isNamed(environment)) {
        return terminal.truecolor(environment, TerminalProbe.Answers.NONE);
      }
    }
    return false;
  }

  private boolean isNamed(Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
    return signs.names.stream().anyMatch(n -> term.equals(n) || term.startsWith(n + "-"));
  }

  private boolean isProgram(Map<String, String> environment) {
    return !signs.program.isEmpty()
        && environment.getOrDefault("TERM_PROGRAM", "").equalsIgnoreCase(signs.program);
  }

  private boolean isSet(Map<String, String> environment) {
    return !signs.variable.isEmpty() && !environment.getOrDefault(signs.variable, "").isEmpty();
  }

  private static String dotted(int version) {
    return version == 0 ? "" : version / 10_000 + "." + version / 100 % 100 + "." + version % 100;
  }

  /** Returns whether a version is this one or a later one; false when it is not told. */
  static boolean isSince(String version, String first) {
    if (version.isEmpty() || !Character.isDigit(version.charAt(0))) {
      return false;
    }
    String[] has = version.split("[^0-9]+", -1);
    String[] needs = first.split("[.]", -1);
    for (int i = 0; i < needs.length; i++) {
      long part = i < has.length && has[i].length() <= 9 ? Long.parseLong("0" + has[i]) : 0;
      long least = Long.parseLong(needs[i]);
      if (part != least) {
        return part > least;
      }
    }
    return true;
  }

  private static Signs signs(String answer) {
    return new Signs(answer, List.of(), "", "");
  }

  private static Drawn usable(SymbolSet symbols) {
    return new Drawn(symbols, false, "", "");
  }

  private static Drawn known(SymbolSet symbols) {
    return new Drawn(symbols, true, "", "");
  }

  /**
   * By what a terminal is recognised.
   *
   * @param answer its name as it answers, or empty
   * @param names values of TERM, with or without a suffix
   * @param program the value of TERM_PROGRAM, or empty
   * @param variable one that is set in this terminal, or empty
   */
  private record Signs(String answer, List<String> names, String program, String variable) {
    Signs names(String... all) {
      return new Signs(answer, List.of(all), program, variable);
    }

    Signs program(String value) {
      return new Signs(answer, names, value, variable);
    }

    Signs variable(String name) {
      return new Signs(answer, names, program, name);
    }
  }

  /**
   * The blocks that a terminal draws.
   *
   * @param least those of every version
   * @param known whether it draws them itself
   * @param sextants the first version with sextants, or empty
   * @param octants the first version with octants, or empty
   */
  private record Drawn(SymbolSet least, boolean known, String sextants, String octants) {
    Drawn sextantsSince(String version) {
      return new Drawn(least, known, version, octants);
    }

    Drawn octantsSince(String version) {
      return new Drawn(least, known, sextants, version);
    }

    /** Those of the newest version. */
    SymbolSet newest() {
      return !octants.isEmpty()
          ? SymbolSet.OCTANTS
          : !sextants.isEmpty() ? SymbolSet.SEXTANTS : least;
    }

    SymbolSet finest(String version) {
      if (!octants.isEmpty() && isSince(version, octants)) {
        return SymbolSet.OCTANTS;
      }
      return !sextants.isEmpty() && isSince(version, sextants) ? SymbolSet.SEXTANTS : least;
    }
  }
}
