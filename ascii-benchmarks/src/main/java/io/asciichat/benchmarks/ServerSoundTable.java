package io.asciichat.benchmarks;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.media.audio.opus.OpusCodecs;
import io.asciichat.testkit.load.LoadReport;
import io.asciichat.testkit.load.LoadReport.SoundLoad;
import io.asciichat.testkit.load.LoadReport.ThreadLoad;
import io.asciichat.testkit.load.LoadTest;
import io.asciichat.testkit.load.LoadTest.MeasuredTime;
import io.asciichat.transport.tcp.TcpTransport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Prints what a whole server's sound costs, over TCP, and which part of it is Opus. Server and
 * clients share this process; their threads are told apart by name, and the codec is metered on the
 * server's side alone.
 */
final class ServerSoundTable {
  private static final int FRAME_MILLIS = 10;

  private final int talking;
  private final boolean encrypted;
  private final OpusCodecs.Choice choice;
  private final Duration warmUp;
  private final Duration duration;

  /**
   * One row.
   *
   * @param talking clients, who all listen, too
   */
  ServerSoundTable(
      int talking,
      boolean encrypted,
      OpusCodecs.Choice choice,
      Duration warmUp,
      Duration duration) {
    this.talking = talking;
    this.encrypted = encrypted;
    this.choice = choice;
    this.warmUp = warmUp;
    this.duration = duration;
  }

  static void print() throws InterruptedException {
    System.out.println("\n### server-sound\n");
    System.out.println(
        "| talking | encrypted | codec | packets/s each | gap p99 / max, ms | server"
            + " | encoding | decoding | rest of audio loops | rest of receive loops | send loops"
            + " | µs a frame: encoding, decoding |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (int talking : new int[] {8, 24, 64}) {
      row(talking, false, OpusCodecs.Choice.AUTO);
      row(talking, true, OpusCodecs.Choice.AUTO);
    }
    row(8, true, OpusCodecs.Choice.JAVA);
    row(64, true, OpusCodecs.Choice.JAVA);
  }

  private static void row(int talking, boolean encrypted, OpusCodecs.Choice choice)
      throws InterruptedException {
    System.out.println(
        new ServerSoundTable(
                talking, encrypted, choice, Duration.ofSeconds(10), Duration.ofSeconds(20))
            .measure());
  }

  /** Runs a server and its clients; tells what it cost as a row of the table. */
  String measure() throws InterruptedException {
    ChatRuntime runtime = ChatRuntime.standard();
    TcpTransport transport = new TcpTransport();
    AudioCodec codec = OpusCodecs.open(choice);
    MeteredCodec metered = new MeteredCodec(codec);
    Window window = new Window(metered);
    try (AcipSecurity security = AcipSecurity.builder().plaintext(!encrypted).build();
        AsciiChatServer server =
            AsciiChatServer.builder(transport, security)
                .runtime(runtime)
                .listenOn(List.of(TcpTransport.loopback(0).getFirst()))
                .maxClients(talking)
                .connectionsPerMinute(talking)
                .audio(metered)
                .start()) {
      LoadReport report =
          LoadTest.builder(transport, security, server.endpoints().getFirst())
              .clients(talking)
              .pictures(1, 1, 0)
              .sound(codec, FRAME_MILLIS)
              .warmUp(warmUp)
              .duration(duration)
              .serverPid(ProcessHandle.current().pid())
              .alongside(window)
              .build()
              .run();
      return row(report, window.spent(), window.seconds());
    }
  }

  private String row(LoadReport report, MeteredCodec.Spent spent, double seconds) {
    double encoding = spent.encodingNanos() / 1e7 / seconds;
    double decoding = spent.decodingNanos() / 1e7 / seconds;
    double audio = percent(report, Set.of("audio"));
    double receive = percent(report, Set.of("receive"));
    SoundLoad sound = Objects.requireNonNull(report.sound());
    return String.format(
        Locale.ROOT,
        "| %d | %s | %s | %.1f | %.1f / %.1f | %.1f %% | %.1f | %.1f | %.1f | %.1f | %.1f"
            + " | %.0f, %.0f |",
        talking,
        encrypted ? "yes" : "no",
        sound.codec(),
        report.clients().stream()
            .mapToDouble(client -> Objects.requireNonNull(client.sound()).packetsPerSecond())
            .average()
            .orElse(0),
        sound.gaps().p99(),
        sound.gaps().max(),
        percent(report, Set.of("accept", "audio", "receive", "send", "video")),
        encoding,
        decoding,
        audio - encoding,
        receive - decoding,
        percent(report, Set.of("send")),
        spent.encodingNanos() / 1e3 / Math.max(1, spent.encoded()),
        spent.decodingNanos() / 1e3 / Math.max(1, spent.decoded()));
  }

  private static double percent(LoadReport report, Set<String> roles) {
    return Objects.requireNonNull(report.server()).threads().stream()
        .filter(load -> roles.contains(load.role()))
        .mapToDouble(ThreadLoad::cpuPercent)
        .sum();
  }

  /** Notes what the codec spends in the measured time. */
  private static final class Window implements MeasuredTime {
    private final MeteredCodec codec;
    private MeteredCodec.Spent before = new MeteredCodec.Spent(0, 0, 0, 0);
    private MeteredCodec.Spent after = before;
    private long began;
    private long ended;

    Window(MeteredCodec codec) {
      this.codec = codec;
    }

    @Override
    public void begins() {
      began = System.nanoTime();
      before = codec.spent();
    }

    @Override
    public void ends() {
      after = codec.spent();
      ended = System.nanoTime();
    }

    /** A busy machine makes it longer than asked for. */
    double seconds() {
      return (ended - began) / 1e9;
    }

    MeteredCodec.Spent spent() {
      return after.since(before);
    }
  }
}
