package io.asciichat.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real signals to a real process that is slow to end. Needs GNU env. */
@EnabledOnOs(OS.LINUX)
class StopSignalsTest {
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void theSecondEndsTheProcessWithCode1ForAsLongAsAnythingIsLeftToDo(String signal)
      throws Exception {
    Process process = start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("ready", out.readLine());
      signal(signal, process);
      assertEquals("closing", out.readLine());
      signal(signal, process);
      assertEquals("last will", out.readLine());
      assertEquals(1, process.waitFor());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aCommandThatMustNotTakeLongEndsByItself(String signal) throws Exception {
    Process process = start("limited");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("ready", out.readLine());
      signal(signal, process);
      assertEquals("closing", out.readLine());
      assertEquals("last will", out.readLine());
      assertEquals(1, process.waitFor());
    }
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                // A test run that was started in the background ignores some, and so would this.
                "--default-signal=INT,TERM,HUP",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                StuckCommand.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    started.add(process);
    return process;
  }

  private static void signal(String name, Process process) throws Exception {
    String pid = Long.toString(process.pid());
    assertEquals(0, new ProcessBuilder("kill", "-" + name, pid).start().waitFor());
  }
}
