package io.asciichat.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** In a process of its own, because logging is configured once for each. */
class LibraryLogsTest {
  @TempDir private Path folder;

  @Test
  void whatLibrariesLogDoesNotReachTheUser() throws Exception {
    String printed = run("WARNING");
    assertTrue(printed.endsWith("ERROR test: our line\n"), printed);
    assertEquals(1, printed.lines().count(), printed);
  }

  @Test
  void whoLooksForACauseSeesIt() throws Exception {
    assertHeard(run("DEBUG"));
  }

  @Test
  void namedLibrariesAreHeardWithoutAFile() throws Exception {
    String printed = run("warn,org.other.b=info,org.other.d=error");
    assertFalse(printed.contains("a: jul complains"), printed);
    assertTrue(printed.contains("b: jul stack"), printed);
    assertTrue(printed.contains("b: jul chats"), printed);
    assertTrue(printed.contains("d: slf4j complains"), printed);
  }

  @Test
  void aLogFileHoldsIt() throws Exception {
    Path file = folder.resolve("log");
    assertEquals("", run("INFO", file.toString()));
    assertHeard(Files.readString(file));
  }

  /** The logging library is loaded while all of them write their first lines. */
  @Test
  void manyFirstLinesAreWrittenWithoutAWordAboutIt() throws Exception {
    String printed = run(AllAtOnce.class);
    assertEquals(AllAtOnce.THREADS, printed.lines().filter(l -> l.contains("a line")).count());
    assertEquals(AllAtOnce.THREADS, printed.lines().count(), printed);
  }

  /**
   * A server whose loops all have something to say, beside libraries that ask for their loggers.
   */
  static final class AllAtOnce {
    static final int THREADS = 16;

    private AllAtOnce() {}

    public static void main(String[] args) {
      LibraryLogs.capture();
      CyclicBarrier start = new CyclicBarrier(2 * THREADS);
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        Thread.ofPlatform()
            .start(() -> together(start, () -> LoggerFactory.getLogger("lib" + number).error("x")));
        Thread.ofPlatform()
            .start(
                () ->
                    together(
                        start,
                        () ->
                            System.getLogger("io.asciichat.t" + number)
                                .log(System.Logger.Level.ERROR, "a line")));
      }
    }

    private static void together(CyclicBarrier start, Runnable line) {
      try {
        start.await();
        line.run();
      } catch (InterruptedException | BrokenBarrierException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void assertHeard(String text) {
    assertTrue(text.contains("a: jul complains"), text);
    assertTrue(text.contains("b: jul stack"), text);
    assertTrue(text.contains("c: platform complains"), text);
    assertTrue(text.contains("d: slf4j complains"), text);
    assertTrue(text.contains("test: our line"), text);
    assertFalse(text.contains("jul chats"), text);
  }

  /** What comes out of both standard streams. */
  private static String run(String... arguments) throws IOException, InterruptedException {
    return run(NoisyLibraries.class, arguments);
  }

  private static String run(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed;
  }
}
