package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real {@code ascii-chat server} on a free port of the loopback device, and what it logs. */
final class ServerProgram implements AutoCloseable {
  private final Path folder;
  private final Process process;
  private final BufferedReader log;
  private final List<String> seen = new ArrayList<>();

  /**
   * Starts a server and waits until it listens.
   *
   * @param folder where its configuration is looked for
   * @param variables of its environment, besides those of the test
   * @param arguments after the address and the port
   */
  ServerProgram(Path folder, Map<String, String> variables, String... arguments)
      throws IOException {
    this.folder = folder;
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
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.asciichat.cli.Main",
                "server",
                "127.0.0.1",
                "--port=0",
                "--no-audio",
                "--no-h265"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    builder.environment().putAll(variables);
    process = builder.start();
    log = process.inputReader(StandardCharsets.UTF_8);
    await("listening on");
  }

  /** Writes the configuration file. */
  static void configure(Path folder, String text) throws IOException {
    Path file = folder.resolve("ascii-chat/config.toml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Changes the configuration file of the running server. */
  void configure(String text) throws IOException {
    configure(folder, text);
  }

  void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    assertEquals(0, new ProcessBuilder("kill", "-" + name, pid).start().waitFor());
  }

  /** Waits for a line of the log that holds these words, and returns it. */
  String await(String words) throws IOException {
    String line;
    while ((line = log.readLine()) != null) {
      seen.add(line);
      if (line.contains(words)) {
        return line;
      }
    }
    throw new IOException("the server has ended without '" + words + "': " + seen);
  }

  /** Everything that was logged up to now, as far as it was waited for. */
  List<String> seen() {
    return List.copyOf(seen);
  }

  /** Reads the rest of the log, and waits for the end. */
  int exitCode() throws IOException, InterruptedException {
    String line;
    while ((line = log.readLine()) != null) {
      seen.add(line);
    }
    assertEquals(true, process.waitFor(10, TimeUnit.SECONDS));
    return process.exitValue();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
