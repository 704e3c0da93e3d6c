package io.asciichat.cli.log;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a log file when its program crashes or its disk is full. */
class LogSurvivalTest {
  private static final int THREADS = 8;
  private static final int LINES = 250;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void noLineIsLostWhenTheProcessIsGoneAtOnce() throws Exception {
    Process process = program(List.of(), "halt").start();
    assertEquals(3, process.waitFor());
    List<String> lines = Files.readAllLines(log());
    assertEquals(THREADS * LINES, lines.size());
    assertEquals(THREADS * LINES, lines.stream().distinct().count());
  }

  @Test
  void whatAThreadDiesOfIsLogged() throws Exception {
    Process process = program(List.of(), "die").start();
    assertEquals(0, process.waitFor());
    String text = Files.readString(log());
    assertTrue(text.contains("ERROR threads: the thread 'one that dies' has died\n"), text);
    assertTrue(text.contains("java.lang.IllegalStateException: for a reason\n\tat "), text);
  }

  /** A limit on files' size refuses lines as a full disk does, and needs no privilege. */
  @Test
  @Needs(Need.SHELL)
  void aFullDiskStopsNothingAndTheLogGoesOnWhenThereIsRoom() throws Exception {
    List<String> limited = List.of("sh", "-c", "ulimit -f 256; exec \"$@\"", "sh");
    Process process = program(limited, "echo").start();
    try (OutputStream lines = process.getOutputStream()) {
      for (int i = 0; i < 4000; i++) {
        lines.write('x');
      }
      lines.flush();
      long limit = full();
      assertTrue(process.isAlive());
      Files.newOutputStream(log()).close();
      await()
          .atMost(TIMEOUT)
          .until(
              () -> {
                lines.write('x');
                lines.flush();
                return Files.readString(log()).contains("could not be written");
              });
      String first = Files.readString(log()).lines().findFirst().orElse("");
      assertTrue(
          first.matches(".* WARN  log: \\d+ lines before this one could not be written; .*"),
          first + " after " + limit + " bytes");
    }
    assertEquals(0, process.waitFor());
  }

  /** Waits until the file does not grow any more. */
  private long full() {
    long[] sizes = {-1};
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              long before = sizes[0];
              sizes[0] = Files.exists(log()) ? Files.size(log()) : 0;
              return sizes[0] > 0 && sizes[0] == before;
            });
    return sizes[0];
  }

  private Path log() {
    return folder.resolve("log");
  }

  private ProcessBuilder program(List<String> before, String what) {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        Arrays.asList(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Talkative.class.getName(),
            what,
            log().toString()));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /** A program with a log file. */
  static final class Talkative {
    private static final System.Logger LOG = System.getLogger("io.asciichat.test");

    private Talkative() {}

    /**
     * Logs.
     *
     * @param args what happens, and the file
     */
    public static void main(String[] args) throws IOException, InterruptedException {
      LogFile file = LogFile.unbounded(Path.of(args[1]));
      new LogSettings(LogLevels.of(System.Logger.Level.INFO), LogSettings.Format.TEXT, file).use();
      UncaughtFailures.capture();
      switch (args[0]) {
        case "halt" -> {
          together(
              thread -> {
                for (int i = 0; i < LINES; i++) {
                  LOG.log(System.Logger.Level.INFO, "thread " + thread + " line " + i);
                }
              });
          Runtime.getRuntime().halt(3);
        }
        case "die" -> {
          Thread dying =
              Thread.ofPlatform()
                  .name("one that dies")
                  .start(
                      () -> {
                        throw new IllegalStateException("for a reason");
                      });
          dying.join();
        }
        default -> {
          while (System.in.read() >= 0) {
            LOG.log(System.Logger.Level.INFO, "x".repeat(200));
          }
        }
      }
    }

    private static void together(IntConsumer work) throws InterruptedException {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        threads.add(Thread.ofPlatform().start(() -> work.accept(number)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }
}
