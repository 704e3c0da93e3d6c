package io.asciichat.cli.terminal;

import io.asciichat.cli.terminal.TerminalTraits.Repeat;
import io.asciichat.core.render.SymbolSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The one table of what terminals make of rare characters and of REP. Where nothing is certain it
 * says less: a missing block is a box with a number in it, a missing repetition a torn row.
 *
 * <p>Sextants and octants count where the terminal draws them itself, because hardly a font has
 * them: kitty 0.40, ghostty 1.2, foot 1.20 and VTE 0.78 draw octants (their release notes); VTE
 * 0.62, Alacritty ({@code builtin_font.rs}), Rio (issue 974), Contour (issue 437) and WezTerm
 * ({@code custom_block_glyphs}) sextants. Konsole and Windows Terminal (pull request 19841) draw
 * neither; xterm.js, and so VS Code, does since its issue 5464 of 2025, too short a time to count
 * on.
 *
 * <p>REP: xterm repeats characters below 256 (ghostty.org, VT reference, REP), tmux before 3.5
 * those of ASCII (issue 3687); all others: VTE since 0.52 (bug 787701), kitty (pull request 2702),
 * Alacritty (pull request 801), ghostty (VT reference), foot (foot-ctlseqs), xterm.js (pull request
 * 2199).
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
enum KnownTerminal {
  /** Passes characters through to a terminal that its environment does not tell. */
  TMUX(List.of("tmux"), "tmux", "TMUX", SymbolSet.QUADRANTS, Repeat.ASCII),
  GNU_SCREEN(List.of("screen"), "", "STY", SymbolSet.QUADRANTS, Repeat.NONE),
  /** The text console: a font of 256 or 512 characters. */
  LINUX(List.of("linux"), "", "", SymbolSet.HALVES, Repeat.NONE),
  /** Before those in which it may be started: it inherits their variables. */
  XTERM(List.of(), "", "XTERM_VERSION", SymbolSet.QUADRANTS, Repeat.ASCII),
  KITTY(List.of("xterm-kitty"), "", "", SymbolSet.OCTANTS, Repeat.ALL),
  GHOSTTY(List.of("xterm-ghostty"), "ghostty", "", SymbolSet.OCTANTS, Repeat.ALL),
  FOOT(List.of("foot"), "", "", SymbolSet.OCTANTS, Repeat.ALL),
  ALACRITTY(List.of("alacritty"), "", "", SymbolSet.SEXTANTS, Repeat.ALL),
  CONTOUR(List.of("contour"), "", "", SymbolSet.SEXTANTS, Repeat.NONE),
  RIO(List.of("rio"), "rio", "", SymbolSet.SEXTANTS, Repeat.NONE),
  WEZTERM(List.of("wezterm"), "wezterm", "", SymbolSet.SEXTANTS, Repeat.NONE),
  VS_CODE(List.of(), "vscode", "", SymbolSet.QUADRANTS, Repeat.ALL),
  /** Known by its version, on which its symbols depend. */
  VTE(List.of(), "", "VTE_VERSION", SymbolSet.QUADRANTS, Repeat.NONE),
  OTHER(List.of(), "", "", SymbolSet.QUADRANTS, Repeat.NONE);

  private static final int VTE_WITH_OCTANTS = 7800;
  private static final int VTE_WITH_SEXTANTS = 6200;
  private static final int VTE_WITH_REPEAT = 5200;

  private final List<String> names;
  private final String program;
  private final String variable;
  private final SymbolSet symbols;
  private final Repeat repeat;

  /**
   * @param names values of TERM, with or without a suffix
   * @param program the value of TERM_PROGRAM, or empty
   * @param variable one that is set in this terminal, or empty
   */
  KnownTerminal(
      List<String> names, String program, String variable, SymbolSet symbols, Repeat repeat) {
    this.names = names;
    this.program = program;
    this.variable = variable;
    this.symbols = symbols;
    this.repeat = repeat;
  }

  /**
   * The terminal of an environment. Multiplexers come first, because they hide the terminal whose
   * variables they hand on; then what TERM says, which every terminal sets for itself; then the
   * rest, which is inherited from the terminal in which this one was started.
   */
  static KnownTerminal of(Map<String, String> environment) {
    if (TMUX.isSet(environment) || TMUX.isNamed(environment) || TMUX.isProgram(environment)) {
      return TMUX;
    }
    if (GNU_SCREEN.isSet(environment)) {
      return GNU_SCREEN;
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

  /** The block characters it draws well. */
  SymbolSet symbols(Map<String, String> environment) {
    if (this == VTE) {
      int version = vteVersion(environment);
      return version >= VTE_WITH_OCTANTS
          ? SymbolSet.OCTANTS
          : version >= VTE_WITH_SEXTANTS ? SymbolSet.SEXTANTS : symbols;
    }
    return symbols;
  }

  /** The characters it repeats. */
  Repeat repeat(Map<String, String> environment) {
    return this == VTE && vteVersion(environment) >= VTE_WITH_REPEAT ? Repeat.ALL : repeat;
  }

  private boolean isNamed(Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
    return names.stream().anyMatch(n -> term.equals(n) || term.startsWith(n + "-"));
  }

  private boolean isProgram(Map<String, String> environment) {
    return !program.isEmpty()
        && environment.getOrDefault("TERM_PROGRAM", "").equalsIgnoreCase(program);
  }

  private boolean isSet(Map<String, String> environment) {
    return !variable.isEmpty() && !environment.getOrDefault(variable, "").isEmpty();
  }

  /** {@code VTE_VERSION}: major times 10000, minor times 100, patch; 0 when it is no number. */
  static int vteVersion(Map<String, String> environment) {
    try {
      return Integer.parseInt(environment.getOrDefault("VTE_VERSION", ""));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
