package io.asciichat.benchmarks;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.media.audio.opus.OpusCodecs;
import io.asciichat.transport.tcp.TcpTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints how soon a server answers that has just been started, on a machine that has nothing else
 * to do and on one that is busy. The asking side has been warmed up; C clients leave a server that
 * takes a second.
 */
final class ColdServerTable {
  private static final int RUNS = 5;
  private static final int WARM_UPS = 20;
  private static final Pattern LISTENING = Pattern.compile("listening on [^ ]*:(\\d+)");
  private static final double MILLI = 1e6;

  private final ChatRuntime runtime = ChatRuntime.standard();
  private final TcpTransport transport = new TcpTransport();
  private final AudioCodec codec = OpusCodecs.open(OpusCodecs.Choice.JAVA);
  private final List<String> command;

  private ColdServerTable(List<String> command) {
    this.command = command;
  }

  /**
   * Prints a row for each number of busy loops.
   *
   * @param command starts the program, such as {@code ./ascii-chat}
   */
  static void print(String command) throws InterruptedException {
    System.out.println("\n### cold-server\n");
    System.out.println(
        "| busy loops | start-up, ms | slowest answer of a handshake, ms | first frame, ms"
            + " | first mix, ms |");
    System.out.println("|---|---|---|---|---|");
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("server", "--port", "0", "--connections-per-minute", "1000", "127.0.0.1"));
    ColdServerTable table = new ColdServerTable(words);
    try (AcipSecurity security = AcipSecurity.builder().build()) {
      table.warmUp(security);
      table.row(security, 0);
      table.row(security, 6);
    } catch (IOException | HandshakeException e) {
      throw new IllegalStateException("a server could not be called", e);
    }
  }

  private void warmUp(AcipSecurity security)
      throws IOException, HandshakeException, InterruptedException {
    try (AsciiChatServer server =
        AsciiChatServer.builder(transport, security)
            .runtime(runtime)
            .listenOn(List.of(TcpTransport.loopback(0).getFirst()))
            .connectionsPerMinute(10 * WARM_UPS)
            .audio(codec)
            .start()) {
      for (int i = 0; i < WARM_UPS; i++) {
        ColdServerProbe.call(transport, security, codec, server.endpoints().getFirst());
      }
    }
  }

  private void row(AcipSecurity security, int loops)
      throws IOException, HandshakeException, InterruptedException {
    List<Process> busy = new ArrayList<>();
    double[][] columns = new double[4][RUNS];
    try {
      for (int i = 0; i < loops; i++) {
        busy.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
      }
      for (int run = 0; run < RUNS; run++) {
        measure(security, columns, run);
      }
    } finally {
      busy.forEach(Process::destroy);
    }
    System.out.printf(
        Locale.ROOT,
        "| %d | %s | %s | %s | %s |%n",
        loops,
        column(columns[0]),
        column(columns[1]),
        column(columns[2]),
        column(columns[3]));
  }

  private void measure(AcipSecurity security, double[][] columns, int run)
      throws IOException, HandshakeException, InterruptedException {
    long begun = System.nanoTime();
    Process server = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      Endpoint where = new Endpoint("127.0.0.1", port(out));
      columns[0][run] = (System.nanoTime() - begun) / MILLI;
      ColdServerProbe.Answers answers = ColdServerProbe.call(transport, security, codec, where);
      columns[1][run] = answers.handshakeNanos() / MILLI;
      columns[2][run] = answers.frameNanos() / MILLI;
      columns[3][run] = answers.mixNanos() / MILLI;
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private static int port(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher matcher = LISTENING.matcher(line);
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new IOException("the server ended before it listened");
  }

  /** The median and the largest. */
  private static String column(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT, "%.0f / %.0f", sorted[sorted.length / 2], sorted[sorted.length - 1]);
  }
}
