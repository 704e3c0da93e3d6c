package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.config.OptionNames;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PrecedenceTest {
  private static final String MIRROR = "mirror --test-pattern --snapshot --snapshot-delay 0";

  @TempDir private Path home;
  private TestShell shell;

  @BeforeEach
  void open() {
    shell = new TestShell(home);
  }

  @ParameterizedTest
  @CsvSource({
    "20, 30, 40, 20",
    ",   30, 40, 30",
    ",   ,   40, 40",
    ",   ,   ,   110",
    "20, ,   40, 20",
  })
  void flagThenEnvironmentThenFile(String flag, String variable, String file, int width) {
    if (variable != null) {
      shell.with("ASCII_CHAT_WIDTH", variable);
    }
    if (file != null) {
      shell.config("width = " + file + "\n");
    }
    shell.run((flag == null ? MIRROR : MIRROR + " --width " + flag).split(" "));
    assertEquals(width, shell.out().lines().mapToInt(String::length).max().orElse(0), shell.err());
  }

  @Test
  void aSwitchCanBeSetAnywhere() {
    shell.with("ASCII_CHAT_TEST_PATTERN", "yes").config("snapshot = true\nsnapshot-delay = 0\n");
    assertEquals(0, shell.run("mirror", "--width", "20"), shell.err());
    assertFalse(shell.out().isEmpty());
  }

  @Test
  void aWrongValueInTheEnvironmentIsAUsageError() {
    shell.with("ASCII_CHAT_FPS", "fast");
    assertEquals(2, shell.run("mirror"));
    assertTrue(
        shell.err().startsWith("ascii-chat: environment variable ASCII_CHAT_FPS: "), shell.err());
    assertEquals(1, shell.err().lines().count());
  }

  @Test
  void aWrongValueInTheFileIsAConfigurationError() {
    shell.config("# mine\nfps = 1000\n");
    assertEquals(4, shell.run("mirror"));
    assertTrue(shell.err().contains("config.toml line 2: "), shell.err());
    assertEquals(1, shell.err().lines().count());
  }

  @Test
  void aPictureChosenOnTheCommandLineBeatsAnotherOneInTheFile() {
    shell.config("[mirror]\nfile = '/no/such/picture.png'\n");
    assertEquals(27, shell.run("mirror", "-S"), shell.err());
    assertEquals(0, shell.run((MIRROR + " -x 20").split(" ")), shell.err());
    shell.with("ASCII_CHAT_TEST_PATTERN", "yes");
    assertEquals(27, shell.run("mirror", "/no/such/other.png"), shell.err());
    assertTrue(shell.err().contains("other.png"), shell.err());
  }

  @Test
  void helpNeedsNoSoundConfiguration() {
    shell.config("colour = 'yes'\n");
    assertEquals(0, shell.run("mirror", "--help"), shell.err());
  }

  /** Else the flag would switch off what the environment or the file has switched on. */
  @Test
  void everySwitchMeansTheSameWhateverIsSetElsewhere() {
    CommandLine root = AsciiChat.commandLine(shell.shell());
    Stream.concat(Stream.of(root), root.getSubcommands().values().stream())
        .flatMap(command -> command.getCommandSpec().options().stream())
        .filter(option -> option.type() == boolean.class && OptionNames.configurable(option))
        .forEach(option -> assertEquals("true", option.fallbackValue(), option::longestName));
  }

  @Test
  void aSwitchOnTheCommandLineBeatsTheFile() {
    shell.config("loop = true\n");
    assertEquals(2, shell.run("mirror", "--no-loop", "--fps", "0"));
    assertEquals(2, shell.run("mirror", "--loop", "--fps", "0"));
  }
}
