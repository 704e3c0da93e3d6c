package io.asciichat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Runs every jcstress test, in processes of their own: short here, longer with the profile {@code
 * stress}. The report is in {@code target/jcstress}.
 */
class StressTest {
  private static final Path FOLDER = Path.of("target", "jcstress").toAbsolutePath();

  /** Runs each test for about a second. */
  private static final String SHORT = "sanity";

  /** The last line of this kind tells of the whole run: a test that hangs is a soft error. */
  private static final Pattern RESULTS =
      Pattern.compile("Results: (\\d+) planned; (\\d+) passed, 0 failed, 0 soft errs, 0 hard errs");

  @Test
  void noStressTestSeesWhatIsForbidden() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Path log = FOLDER.resolve("log.txt");
    Process stress =
        new ProcessBuilder(command(System.getProperty("stress.mode", SHORT)))
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    assertEquals(0, stress.waitFor(), () -> "see " + log);
    String last =
        Files.readAllLines(log).stream()
            .filter(line -> line.contains("Results: "))
            .reduce("no results", (before, line) -> line);
    Matcher results = RESULTS.matcher(last);
    assertTrue(results.find(), () -> last + ", see " + log);
    assertEquals(results.group(1), results.group(2), () -> last + ", see " + log);
    assertNotEquals("0", results.group(2), () -> last + ", see " + log);
  }

  private static List<String> command(String mode) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath));
    command.addAll(List.of("org.openjdk.jcstress.Main", "-m", mode));
    command.addAll(List.of("-r", FOLDER.resolve("report").toString()));
    command.addAll(List.of("-t", System.getProperty("stress.tests", ".*")));
    if (mode.equals(SHORT)) {
      // One way of compiling instead of seven for each of two virtual machines.
      command.addAll(List.of("-sc", "false", "-jvmArgs", "-XX:+UseSerialGC"));
      command.addAll(List.of("-iters", "5", "-time", "200"));
    }
    return command;
  }
}
