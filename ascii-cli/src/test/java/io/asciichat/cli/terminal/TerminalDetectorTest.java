package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.SymbolSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalDetectorTest {
  @ParameterizedTest
  @CsvSource({
    "TERM=xterm-256color COLORTERM=truecolor, TRUECOLOR",
    "TERM=xterm COLORTERM=24bit,              TRUECOLOR",
    "TERM=xterm-256color,                     COLORS_256",
    "TERM=tmux-256color TMUX=1,               COLORS_256",
    "TERM=tmux-256color TMUX=1 COLORTERM=truecolor, TRUECOLOR",
    "TERM=screen-256color TMUX=1 COLORTERM=truecolor, TRUECOLOR",
    "TERM=screen-256color COLORTERM=truecolor, COLORS_256",
    "TERM=screen COLORTERM=truecolor,         EIGHT",
    "TERM=xterm-direct,                       TRUECOLOR",
    "TERM=xterm-kitty,                        TRUECOLOR",
    "TERM=alacritty,                          TRUECOLOR",
    "TERM=foot-extra,                         TRUECOLOR",
    "TERM=xterm-256color TERM_PROGRAM=iTerm.app, TRUECOLOR",
    "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal, COLORS_256",
    "TERM=xterm-256color TERM_PROGRAM=vscode, TRUECOLOR",
    "TERM=xterm-256color VTE_VERSION=7600,    TRUECOLOR",
    "TERM=xterm-256color VTE_VERSION=3400,    COLORS_256",
    "TERM=xterm-256color WT_SESSION=abc,      TRUECOLOR",
    "WT_SESSION=abc,                          TRUECOLOR",
    "TERM=xterm,                              EIGHT",
    "TERM=xterm-color,                        EIGHT",
    "TERM=xterm-16color,                      SIXTEEN",
    "TERM=rxvt-88color,                       SIXTEEN",
    "TERM=ansi,                               EIGHT",
    "TERM=tmux,                               COLORS_256",
    "TERM=screen TMUX=1,                      COLORS_256",
    "TERM=screen,                             EIGHT",
    "TERM=screen.xterm-256color,              COLORS_256",
    "TERM=vt340,                              EIGHT",
    "TERM=st-256color,                        COLORS_256",
    "TERM=linux,                              EIGHT",
    "TERM=vt100,                              NONE",
    "TERM=vt220,                              NONE",
    "TERM=dumb COLORTERM=truecolor,           NONE",
    "TERM=something,                          NONE",
    "LANG=C,                                  NONE",
    "TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1, NONE",
  })
  void judgesColours(String environment, ColorLevel expected) {
    assertEquals(expected, detect(environment).colorLevel());
  }

  @ParameterizedTest
  @CsvSource({
    "LANG=en_US.UTF-8,                  true",
    "LANG=de_DE.utf8,                   true",
    "LANG=C,                            false",
    "LANG=en_US.UTF-8 LC_ALL=C,         false",
    "LANG=C LC_CTYPE=C.UTF-8,           true",
    "LANG=C LC_ALL=C.UTF-8 LC_CTYPE=C,  true",
    "TERM=xterm,                        false",
    "WT_SESSION=1,                      true",
  })
  void judgesUtf8ByTheLocale(String environment, boolean expected) {
    assertEquals(expected, detect(environment).utf8());
  }

  @ParameterizedTest
  @CsvSource({
    "TERM=xterm-kitty,                                true",
    "TERM=xterm-256color TERM_PROGRAM=WezTerm,        true",
    "TERM=tmux-256color TERM_PROGRAM=tmux,            true",
    "TERM=foot,                                       true",
    "TERM=xterm-256color,                             true",
    "TERM=screen,                                     true",
    "TERM=xterm,                                      true",
    "TERM=unheard-of,                                 true",
    "TERM=linux,                                      false",
    "TERM=vt100,                                      false",
    "TERM=dumb TERM_PROGRAM=WezTerm,                  false",
  })
  void knowsWhoSynchronizes(String environment, boolean expected) {
    assertEquals(expected, detect(environment).synchronizedOutput());
  }

  @ParameterizedTest
  @CsvSource({
    "TERM=xterm-kitty,                                   OCTANTS,   ALL",
    "TERM=xterm-ghostty,                                 OCTANTS,   ALL",
    "TERM=xterm-256color TERM_PROGRAM=ghostty,           OCTANTS,   ALL",
    "TERM=foot,                                          OCTANTS,   ALL",
    "TERM=foot-extra,                                    OCTANTS,   ALL",
    "TERM=xterm-256color VTE_VERSION=7800,               OCTANTS,   ALL",
    "TERM=xterm-256color VTE_VERSION=7603,               SEXTANTS,  ALL",
    "TERM=xterm-256color VTE_VERSION=6200,               SEXTANTS,  ALL",
    "TERM=xterm-256color VTE_VERSION=6006,               QUADRANTS, ALL",
    "TERM=xterm-256color VTE_VERSION=5002,               QUADRANTS, NONE",
    "TERM=xterm-256color VTE_VERSION=new,                QUADRANTS, NONE",
    "TERM=alacritty,                                     SEXTANTS,  ALL",
    "TERM=alacritty VTE_VERSION=7800,                    SEXTANTS,  ALL",
    "TERM=xterm-256color TERM_PROGRAM=WezTerm,           OCTANTS,   NONE",
    "TERM=rio,                                           SEXTANTS,  NONE",
    "TERM=contour,                                       SEXTANTS,  NONE",
    "TERM=xterm-256color TERM_PROGRAM=vscode,            QUADRANTS, ALL",
    "TERM=xterm-256color TERM_PROGRAM=iTerm.app,         QUADRANTS, NONE",
    "TERM=xterm-256color WT_SESSION=a,                   QUADRANTS, NONE",
    "TERM=xterm-256color KONSOLE_VERSION=230401,         QUADRANTS, NONE",
    "TERM=xterm-256color,                                QUADRANTS, NONE",
    "TERM=xterm XTERM_VERSION=XTerm(390),                QUADRANTS, ASCII",
    "TERM=xterm XTERM_VERSION=XTerm(390) TERM_PROGRAM=ghostty VTE_VERSION=7800, QUADRANTS, ASCII",
    "TERM=tmux-256color TMUX=/tmp/1 KITTY_WINDOW_ID=1,   QUADRANTS, ASCII",
    "TERM=xterm-kitty TMUX=/tmp/1,                       QUADRANTS, ASCII",
    "TERM=screen-256color TMUX=/tmp/1 STY=1,             QUADRANTS, ASCII",
    "TERM=screen-256color VTE_VERSION=7800,              QUADRANTS, NONE",
    "TERM=xterm-kitty STY=1,                             QUADRANTS, NONE",
    "TERM=linux,                                         HALVES,    NONE",
    "TERM=something,                                     QUADRANTS, NONE",
    "LANG=C,                                             QUADRANTS, NONE",
  })
  void knowsBlocksAndRepetition(
      String environment, SymbolSet symbols, TerminalTraits.Repeat repeat) {
    assertEquals(symbols, detect(environment).blocks().usable());
    assertEquals(repeat, detect(environment).repeat());
  }

  @ParameterizedTest
  @CsvSource({
    "TERM=xterm, true,  true",
    "TERM=linux, false, true",
    "TERM=vt100, false, true",
    "TERM=dumb,  true,  false",
    "LANG=C,     true,  false"
  })
  void knowsWhatTheScreenCan(String environment, boolean alternate, boolean addressing) {
    assertEquals(alternate, detect(environment).alternateScreen());
    assertEquals(addressing, detect(environment).cursorAddressing());
  }

  @ParameterizedTest
  @CsvSource({
    "TERM=xterm-256color,          kitty(0.26.5),                   SEXTANTS,  TRUECOLOR,  kitty 0.26.5",
    "TERM=xterm-kitty,             kitty(0.40.0),                   OCTANTS,   TRUECOLOR,  kitty 0.40.0",
    "TERM=xterm-kitty,             kitty(0.19.2),                   QUADRANTS, TRUECOLOR,  kitty 0.19.2",
    "TERM=xterm-kitty,             '',                              QUADRANTS, TRUECOLOR,  kitty",
    "TERM=foot,                    foot(1.16.2),                    SEXTANTS,  TRUECOLOR,  foot 1.16.2",
    "TERM=foot,                    foot(1.20.0),                    OCTANTS,   TRUECOLOR,  foot 1.20.0",
    "TERM=xterm-ghostty,           ghostty 1.1.3,                   SEXTANTS,  TRUECOLOR,  ghostty 1.1.3",
    "TERM=xterm-ghostty,           ghostty 1.2.0,                   OCTANTS,   TRUECOLOR,  ghostty 1.2.0",
    "TERM=xterm-256color,          WezTerm 20240203-110809-5046fc22, SEXTANTS, TRUECOLOR,  wezterm 20240203-110809-5046fc22",
    "TERM=xterm-256color,          WezTerm 20250312-1-abc,          OCTANTS,   TRUECOLOR,  wezterm 20250312-1-abc",
    "TERM=xterm-256color,          VTE(7600),                       SEXTANTS,  TRUECOLOR,  vte 7600",
    "TERM=xterm-256color,          VTE(7800),                       OCTANTS,   TRUECOLOR,  vte 7800",
    "TERM=xterm,                   XTerm(379),                      HALVES,    TRUECOLOR,  xterm 379",
    "TERM=xterm,                   XTerm(278),                      HALVES,    EIGHT,      xterm 278",
    "TERM=xterm-256color,          iTerm2 3.5.0,                    QUADRANTS, TRUECOLOR,  iterm2 3.5.0",
    "TERM=xterm-256color TMUX=1,   tmux 3.3a,                       HALVES,    COLORS_256, tmux 3.3a",
    "TERM=xterm-256color TMUX=1,   kitty(0.40.0),                   OCTANTS,   TRUECOLOR,  kitty 0.40.0",
    "TERM=xterm-kitty TMUX=1,      '',                              HALVES,    TRUECOLOR,  tmux",
    "TERM=xterm-256color,          Brandnew 9.1,                    HALVES,    COLORS_256, Brandnew 9.1",
    "TERM=xterm-256color,          '(((',                           HALVES,    COLORS_256, xterm-256color",
    "TERM=xterm-256color,          '',                              HALVES,    COLORS_256, xterm-256color",
    "TERM=linux,                   '',                              HALVES,    EIGHT,      linux",
    "TERM=xterm-256color NO_COLOR=1, kitty(0.40.0),                 OCTANTS,   NONE,       kitty 0.40.0",
  })
  void anAnswerIsMoreCertainThanTheEnvironment(
      String environment, String version, SymbolSet known, ColorLevel level, String name) {
    TerminalTraits traits =
        detect(environment, new TerminalAnswers(version, 0, Background.UNKNOWN));
    assertEquals(known, traits.blocks().known());
    assertEquals(level, traits.colorLevel());
    assertEquals(name, traits.name());
  }

  @ParameterizedTest
  @CsvSource({"1302, SEXTANTS", "1301, QUADRANTS", "10000, SEXTANTS", "0, QUADRANTS"})
  void alacrittyTellsItsVersionAsANumber(int firmware, SymbolSet known) {
    TerminalAnswers answers = new TerminalAnswers("", firmware, Background.UNKNOWN);
    assertEquals(known, detect("TERM=alacritty", answers).blocks().known());
  }

  @ParameterizedTest
  @CsvSource({
    "COLORFGBG=15;0,          UNKNOWN, DARK",
    "COLORFGBG=0;15,          UNKNOWN, LIGHT",
    "COLORFGBG=0;default;15,  UNKNOWN, LIGHT",
    "COLORFGBG=0;7,           UNKNOWN, LIGHT",
    "COLORFGBG=12;8,          UNKNOWN, DARK",
    "COLORFGBG=15;default,    UNKNOWN, UNKNOWN",
    "COLORFGBG=15,            UNKNOWN, UNKNOWN",
    "COLORFGBG=;99,           UNKNOWN, UNKNOWN",
    "TERM=xterm,              UNKNOWN, UNKNOWN",
    "TERM=linux,              UNKNOWN, DARK",
    "COLORFGBG=0;15,          DARK,    DARK",
    "COLORFGBG=15;0,          LIGHT,   LIGHT",
  })
  void theGroundIsWhatTheTerminalAnswersElseWhatItsEnvironmentSays(
      String environment, Background answered, Background expected) {
    assertEquals(expected, detect(environment, new TerminalAnswers("", 0, answered)).background());
  }

  private static TerminalTraits detect(String assignments) {
    return detect(assignments, TerminalAnswers.NONE);
  }

  private static TerminalTraits detect(String assignments, TerminalAnswers answers) {
    Map<String, String> environment = new HashMap<>();
    for (String assignment : assignments.split(" ", -1)) {
      String[] parts = assignment.split("=", 2);
      environment.put(parts[0], parts[1]);
    }
    return TerminalDetector.detect(environment, answers);
  }
}
