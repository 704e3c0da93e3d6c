package io.asciichat.cli.command;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A Java program that runs in a {@link Pane}, and what it leaves behind. */
public final class TerminalProgram {
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Path folder;

  /**
   * @param folder for what only this run needs; exists
   */
  public TerminalProgram(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts a program in a pane of 80 by 24.
   *
   * @param program main class and arguments, as words of a shell
   */
  public Pane start(String program) throws IOException, InterruptedException {
    return start("", program);
  }

  /**
   * Starts it in another environment.
   *
   * @param settings of variables, as words of a shell
   */
  public Pane start(String settings, String program) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    Path script =
        Files.writeString(
            folder.resolve("script"),
            """
            cd '%s'
            trap : INT
            echo before the picture
            stty -a >before
            (echo $$ >pid; exec env %s '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto \
              --enable-native-access=ALL-UNNAMED -cp '%s' %s)
            echo $? >code.new
            stty -a >after
            mv code.new code
            """
                .replace("$$", "$(exec sh -c 'echo $PPID')")
                .formatted(folder, settings, java, classPath, program));
    return new Pane(folder, 80, 24, script);
  }

  /** Sends a signal to the program. */
  public void signal(String name) throws IOException, InterruptedException {
    String pid = Files.readString(folder.resolve("pid")).strip();
    assertEquals(0, new ProcessBuilder("kill", "-" + name, pid).start().waitFor());
  }

  /** Waits for the end. */
  public String exitCode() throws IOException {
    Path code = folder.resolve("code");
    await().atMost(TIMEOUT).until(() -> Files.exists(code));
    return Files.readString(code).strip();
  }

  /** The terminal's mode is the one that the program found. */
  public void assertModeRestored() throws IOException {
    assertEquals(
        Files.readString(folder.resolve("before")), Files.readString(folder.resolve("after")));
  }
}
