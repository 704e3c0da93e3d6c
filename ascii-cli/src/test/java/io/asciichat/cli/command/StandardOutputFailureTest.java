package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program where standard output cannot be written. */
class StandardOutputFailureTest {
  @TempDir private Path folder;

  private ProcessBuilder program(String line) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.asciichat.cli.Main"));
    command.addAll(List.of(line.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectError(folder.resolve("err").toFile());
    return builder;
  }

  private String err() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--version",
        "mirror --help",
        "--show-capabilities",
        "mirror --test-pattern --width 20 --height 5",
        "mirror --test-pattern --snapshot -D 0"
      })
  @Needs(Need.DEV_FULL)
  void aFullDiskIs105AndALine(String line) throws Exception {
    Process process = program(line).redirectOutput(new File("/dev/full")).start();
    assertEquals(105, process.waitFor(), err());
    assertEquals(
        "ascii-chat: cannot write to standard output: no space left on device; what was written is"
            + " not complete",
        err().strip());
  }

  @Test
  void aReaderThatHasGoneIsNoFailure() throws Exception {
    Process process = program("mirror --test-pattern --width 20 --height 5").start();
    assertTrue(process.getInputStream().read() >= 0);
    process.getInputStream().close();
    assertEquals(0, process.waitFor(), err());
    assertEquals("", err());
  }
}
