package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.command.options.EnumConverter;
import io.asciichat.cli.command.options.NameOption;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.terminal.Background;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.render.ColorFilter;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SymbolSet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LookOptionsTest {
  private static final Shell SHELL = new TestShell(Path.of("target")).shell();

  @Test
  void theUsualLookNeedsNoOptions() {
    ViewPreferences preferences = parse("mirror");
    assertEquals(ViewPreferences.DEFAULTS, preferences);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mirror", "client", "demo"})
  void everyOptionReachesTheDisplay(String command) {
    ViewPreferences preferences =
        parse(
            command
                + " --render-mode sextant --glyphs ramp --symbols octants --steady 0"
                + " --color-filter rainbow --matrix --stretch --fps-counter --no-names");
    ViewPreferences.Style style = preferences.style();
    assertEquals(RenderMode.SEXTANT, style.renderMode());
    assertEquals(
        new Look(
            GlyphChoice.RAMP,
            Look.USUAL.symbols(),
            0,
            new Look.Effects(ColorFilter.RAINBOW, true),
            new Look.Arrangement(true, false),
            Dialect.EXTENDED),
        style.look());
    assertEquals(SymbolSet.OCTANTS, preferences.abilities().symbols());
    assertTrue(preferences.rateShown());
    assertNull(parse(command + " --symbols auto").abilities().symbols());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "mirror,                                          -",
        "mirror --render-mode auto,                       -",
        "mirror --ascii,                                  FOREGROUND",
        "mirror --ascii --render-mode foreground,         FOREGROUND",
        "mirror --ascii --render-mode auto,               FOREGROUND",
        "mirror --palette standard,                       FOREGROUND",
        "mirror --palette-chars .oO,                      FOREGROUND",
        "mirror --glyphs shape,                           FOREGROUND",
        "mirror --palette cool --render-mode background,  BACKGROUND",
        "mirror --palette cool --render-mode octant,      OCTANT",
        "mirror --symbols octants,                        -",
        "mirror --color-filter green,                     -",
      })
  void whatOnlyLettersHaveAsksForLetters(String line, RenderMode expected) {
    assertEquals(expected, parse(line).style().renderMode());
  }

  @Test
  void lettersThatAreNotLettersAreRefused() {
    AsciiChatException refused =
        assertThrows(
            AsciiChatException.class, () -> parse("mirror --ascii --render-mode half-block"));
    assertEquals(ErrorCode.USAGE, refused.code());
    assertTrue(refused.getMessage().contains("--render-mode half-block"), refused.getMessage());
  }

  @Test
  void theGroundCanBeTold() {
    assertNull(parse("mirror").abilities().background());
    assertNull(parse("mirror --background auto").abilities().background());
    assertEquals(Background.LIGHT, parse("client --background light").abilities().background());
    assertEquals(Background.DARK, parse("demo --background DARK").abilities().background());
  }

  @Test
  void everyNameOfTheCoreCanBeTyped() {
    for (ColorFilter filter : ColorFilter.values()) {
      assertEquals(
          filter,
          parse("mirror --color-filter " + EnumConverter.word(filter)).style().look().filter());
    }
    for (RenderMode mode : RenderMode.values()) {
      assertEquals(
          mode, parse("mirror --render-mode " + EnumConverter.word(mode)).style().renderMode());
    }
    for (SymbolSet set : SymbolSet.values()) {
      assertEquals(set, parse("mirror --symbols " + EnumConverter.word(set)).abilities().symbols());
    }
    for (GlyphChoice choice : GlyphChoice.values()) {
      assertEquals(
          choice, parse("mirror --glyphs " + EnumConverter.word(choice)).style().look().glyphs());
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Ada, ann, bob, Ada",
        "'',  ann, bob, ''",
        "-,   ann, bob, ann",
        "-,   -,   bob, bob",
        "-,   ' ', bob, bob",
        "-,   -,   -,   ''"
      })
  void aNameIsWhatWasSaidElseTheLogin(String said, String user, String logname, String expected) {
    NameOption you = new NameOption();
    you.name = said;
    Map<String, String> environment = new HashMap<>();
    environment.put("USER", user == null ? "" : user);
    environment.put("LOGNAME", logname == null ? "" : logname);
    assertEquals(expected, you.name(environment));
  }

  /** Drawn, not written: other names give other pictures. */
  @Test
  void theMirrorShowsTheNameInPlaceOfAPicture() {
    String anna = mirrored("Anna");
    assertEquals(anna, mirrored("Anna"));
    assertNotEquals(anna, mirrored("Bo"));
    assertNotEquals(mirrored(""), anna);
  }

  private static String mirrored(String login) {
    TestShell shell = new TestShell(Path.of("target")).with("USER", login);
    String line = "mirror --no-video --snapshot -D 0 --width 60 --height 20";
    assertEquals(0, shell.run(line.split(" ")), shell.err());
    return shell.out();
  }

  private static ViewPreferences parse(String line) {
    String[] words = line.split(" ");
    CommandLine command = AsciiChat.commandLine(SHELL);
    command.parseArgs(words);
    Object parsed = Objects.requireNonNull(command.getSubcommands().get(words[0])).getCommand();
    return switch (parsed) {
      case MirrorCommand mirror -> mirror.picture.preferences(mirror.look);
      case ClientCommand client -> client.picture.preferences(client.look);
      case DemoCommand demo -> demo.picture.preferences(demo.look);
      default -> throw new AssertionError(Arrays.toString(words));
    };
  }
}
