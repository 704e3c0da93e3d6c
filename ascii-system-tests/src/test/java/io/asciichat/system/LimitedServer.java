package io.asciichat.system;

import io.asciichat.cli.Main;
import io.asciichat.core.port.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The real server command in a process of its own that may have only so much of something. */
final class LimitedServer implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;

  /**
   * @param folder for the log and as home; anybody can write there
   * @param limiter a command that runs the rest under a limit; may be empty
   * @param javaOptions more of them
   */
  LimitedServer(Path folder, List<String> limiter, List<String> javaOptions) throws IOException {
    log = folder.resolve("log");
    // A test run that was started in the background ignores some signals, and so would the server.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM,HUP"));
    command.addAll(limiter);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("server", "127.0.0.1", "--port", "0", "--max-clients", "40"));
    command.addAll(List.of("--connections-per-minute", "1000", "--opus", "java"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("HOME", folder.toString());
    process = builder.start();
  }

  /** Where it listens; waits for that. */
  Endpoint endpoint() {
    Awaitility.await("the server listens")
        .atMost(START)
        .until(() -> !process.isAlive() || PORT.matcher(log()).find());
    Matcher matcher = PORT.matcher(log());
    if (!matcher.find()) {
      throw new IllegalStateException("the server did not start: " + log());
    }
    return new Endpoint("127.0.0.1", Integer.parseInt(matcher.group(1)));
  }

  /** All it has logged. */
  String log() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends a signal. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** Sends SIGTERM, and tells whether the process ends in this time. */
  boolean terminates(Duration limit) throws InterruptedException {
    process.destroy();
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
