package io.asciichat.system.hostile;

import io.asciichat.core.port.Endpoint;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged command as a server, as people start it. */
final class ServerProcess implements AutoCloseable {
  /** The launcher may have to build the command first. */
  private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
  private static final long MAX_KEPT_LOG = 1 << 20;
  private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final Path log;
  private final Endpoint endpoint;

  private ServerProcess(Process process, Path log, Endpoint endpoint) {
    this.process = process;
    this.log = log;
    this.endpoint = endpoint;
  }

  /**
   * Starts one with default options but for its port and places.
   *
   * @param password empty for none
   */
  static ServerProcess start(Path log, int places, String password)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(Path.of("..", "ascii-chat").toAbsolutePath().toString(), "server"));
    command.addAll(List.of("127.0.0.1", "--port", "0", "--max-clients", "" + places));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    if (!password.isEmpty()) {
      builder.environment().put("ASCII_CHAT_PASSWORD", password);
    }
    Process process = builder.start();
    long limit = System.nanoTime() + START_TIMEOUT.toNanos();
    while (process.isAlive() && System.nanoTime() < limit) {
      Matcher found = LISTENING.matcher(Files.readString(log));
      if (found.find()) {
        Endpoint endpoint = new Endpoint("127.0.0.1", Integer.parseInt(found.group(1)));
        return new ServerProcess(process, log, endpoint);
      }
      Thread.sleep(50);
    }
    process.destroyForcibly();
    throw new IOException("the server does not start: " + Files.readString(log));
  }

  Endpoint endpoint() {
    return endpoint;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Resident memory in MB; 0 when the process is gone. */
  long residentMegabytes() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          / 1024;
    } catch (IOException e) {
      return 0;
    }
  }

  long logBytes() throws IOException {
    return Files.size(log);
  }

  /** Lines of the log from a place on. */
  long logLines(long fromByte) throws IOException {
    long lines = 0;
    byte[] room = new byte[1 << 16];
    try (var in = Files.newInputStream(log)) {
      in.skipNBytes(fromByte);
      for (int count = in.read(room); count > 0; count = in.read(room)) {
        for (int i = 0; i < count; i++) {
          lines += room[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  /** SIGTERM. Returns whether the process ended in time; the beginning of its log stays. */
  boolean stop() throws IOException, InterruptedException {
    process.destroy();
    boolean ended = process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();
    try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
      file.truncate(MAX_KEPT_LOG);
    }
    return ended;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
