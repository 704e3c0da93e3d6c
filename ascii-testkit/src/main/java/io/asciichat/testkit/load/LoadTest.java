package io.asciichat.testkit.load;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.Clock;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.testkit.load.Feed.MeasureWindow;
import io.asciichat.testkit.load.LoadClient.Appetite;
import io.asciichat.testkit.load.LoadReport.ClientLoad;
import io.asciichat.testkit.load.LoadReport.Course;
import io.asciichat.testkit.load.LoadReport.ProcessLoad;
import io.asciichat.testkit.load.LoadReport.Processes;
import io.asciichat.testkit.load.LoadReport.SentPictures;
import io.asciichat.testkit.load.LoadReport.SoundLoad;
import io.asciichat.testkit.load.LoadReport.Totals;
import io.asciichat.testkit.load.LoadSettings.Crowd;
import io.asciichat.testkit.load.LoadSettings.LoadSound;
import io.asciichat.testkit.load.LoadSettings.Terminals;
import io.asciichat.testkit.load.LoadSettings.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Puts a server under load: a number of clients that each send pictures at a steady rate and count
 * the frames they get back, and talk and count what they hear.
 *
 * <pre>{@code
 * LoadReport report =
 *     LoadTest.builder(transport, new PlainSecurity(), endpoint)
 *         .clients(8)
 *         .pictures(320, 240, 60)
 *         .terminal(200, 60)
 *         .duration(Duration.ofSeconds(10))
 *         .serverPid(4242)
 *         .build()
 *         .run();
 * }</pre>
 *
 * <p>Pictures are drawn, sound is encoded, and both are wrapped in clear once for all clients; what
 * is left per packet is sealing and the hand-over to the transport. Each client has a thread for
 * receiving and one for sending.
 */
public final class LoadTest {
  private static final long CONNECT_TIMEOUT = TimeUnit.SECONDS.toNanos(10);
  private static final long SAMPLE_INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long READY_INTERVAL = TimeUnit.MILLISECONDS.toNanos(5);

  private static final MeasuredTime NOTHING_ELSE =
      new MeasuredTime() {
        @Override
        public void begins() {}

        @Override
        public void ends() {}
      };

  private final LoadPeers peers;
  private final LoadSettings settings;
  private final OptionalLong serverPid;
  private final Clock clock;
  private final MeasuredTime alongside;
  private final MeasureWindow window = new MeasureWindow();

  private LoadTest(Builder builder) {
    peers = new LoadPeers(builder.transport, builder.security, builder.server, builder.runtime);
    settings =
        new LoadSettings(
            builder.clients,
            new SentPictures(builder.width, builder.height, builder.picturesPerSecond),
            builder.codec == null
                ? null
                : new LoadSound(
                    builder.codec,
                    builder.frameMillis,
                    builder.talking.orElse(Math.max(1, builder.clients))),
            new Terminals(builder.viewer, builder.mix),
            builder.crowd,
            new Times(builder.warmUp, builder.duration));
    serverPid = builder.serverPid;
    clock = builder.runtime.clock();
    alongside = builder.alongside;
  }

  /** A test of this server with 8 clients and the defaults named at each method. */
  public static Builder builder(Transport transport, Security security, Endpoint server) {
    return new Builder(transport, security, server);
  }

  /**
   * Connects, warms up, measures, disconnects. Once per object.
   *
   * @throws AsciiChatException when a client cannot connect, when its handshake fails or takes
   *     longer than 10 s, or when the server's process cannot be read
   * @throws InterruptedException when the thread is interrupted; everything is disconnected then
   */
  public LoadReport run() throws InterruptedException {
    ProcessMeter serverMeter =
        serverPid.isPresent() ? new ProcessMeter(serverPid.getAsLong()) : null;
    ProcessMeter ownMeter =
        ProcessMeter.isAvailable() ? new ProcessMeter(ProcessHandle.current().pid()) : null;
    List<ProcessMeter> meters = new ArrayList<>();
    if (serverMeter != null) {
      meters.add(serverMeter);
    }
    if (ownMeter != null) {
      meters.add(ownMeter);
    }
    List<LoadClient> clients = new ArrayList<>();
    LoadPlan plan = new LoadPlan(settings, window, clock);
    LoadCrowd crowd = new LoadCrowd(peers, plan);
    Processes processes;
    try {
      connect(clients, plan);
      awaitReady(clients);
      crowd.start();
      measure(meters);
      processes = new Processes(stop(serverMeter), stop(ownMeter));
    } finally {
      crowd.stop();
      clients.forEach(LoadClient::stop);
      crowd.join();
      clients.forEach(LoadClient::join);
    }
    return report(clients, crowd.result(), processes);
  }

  private LoadReport report(
      List<LoadClient> clients, @Nullable CrowdLoad crowd, Processes processes) {
    double seconds = settings.times().duration().toNanos() / 1e9;
    Histogram gaps = new Histogram(3);
    Histogram soundGaps = new Histogram(3);
    List<ClientLoad> results = new ArrayList<>();
    for (LoadClient client : clients) {
      gaps.add(client.meter().gaps());
      SoundMeter heard = client.soundMeter();
      if (heard != null) {
        soundGaps.add(heard.arrivals().gaps());
      }
      results.add(client.result(seconds));
    }
    LoadSound sound = settings.sound();
    return new LoadReport(
        new Course(
            settings.pictures(), settings.terminals().first(), settings.terminals().mix(), seconds),
        results,
        new Totals(FrameGaps.ofMicros(gaps), age(clients)),
        sound == null
            ? null
            : new SoundLoad(
                sound.codec().name(),
                sound.frameMillis(),
                sound.talking(),
                FrameGaps.ofMicros(soundGaps)),
        crowd,
        processes);
  }

  private static @Nullable ContentAge age(List<LoadClient> clients) {
    Histogram all = AgeMeter.newHistogram();
    long unread = 0;
    ContentAge.Scale scale = new ContentAge.Scale(0, 0);
    for (LoadClient client : clients) {
      AgeMeter ages = client.ages();
      if (ages != null) {
        all.add(ages.ages());
        unread += ages.unread();
        scale = ages.scale();
      }
    }
    return ContentAge.ofMicros(all, unread, scale);
  }

  private void connect(List<LoadClient> clients, LoadPlan plan) throws InterruptedException {
    for (int i = 0; i < settings.clients(); i++) {
      long now = clock.nanos();
      Connection connection = peers.connect(CONNECT_TIMEOUT);
      LoadClient client =
          new LoadClient(i, connection, plan, Appetite.FULL, peers.runtime().runner());
      clients.add(client);
      client.start(peers.greet(connection), now);
    }
  }

  private void awaitReady(List<LoadClient> clients) throws InterruptedException {
    long limit = clock.nanos() + CONNECT_TIMEOUT;
    for (LoadClient client : clients) {
      while (!client.ready()) {
        Throwable failure = client.failure();
        if (failure instanceof HandshakeException refused) {
          throw new AsciiChatException(refused.code(), refused.getMessage(), refused);
        }
        if (failure != null) {
          throw new AsciiChatException(
              ErrorCode.CONNECT, "cannot join: " + LoadClient.describe(failure), failure);
        }
        if (clock.nanos() >= limit) {
          throw new AsciiChatException(
              ErrorCode.TIMEOUT, "the server did not finish the handshake in 10 s");
        }
        clock.sleepUntil(clock.nanos() + READY_INTERVAL);
      }
    }
  }

  private void measure(List<ProcessMeter> meters) throws InterruptedException {
    long from = clock.nanos() + settings.times().warmUp().toNanos();
    long to = from + settings.times().duration().toNanos();
    window.open(from, to);
    clock.sleepUntil(from);
    meters.forEach(meter -> meter.start(clock.nanos()));
    alongside.begins();
    // On a busy machine samples are left out rather than taken one after the other.
    for (long at = from; at < to; at = Math.max(at + SAMPLE_INTERVAL, clock.nanos())) {
      clock.sleepUntil(at);
      meters.forEach(ProcessMeter::sample);
    }
    clock.sleepUntil(to);
    alongside.ends();
  }

  /** On a busy machine this comes late, and what is used until then counts. */
  private @Nullable ProcessLoad stop(@Nullable ProcessMeter meter) {
    return meter == null ? null : meter.stop(clock.nanos());
  }

  /** Collects the options. */
  public static final class Builder {
    private final Transport transport;
    private final Security security;
    private final Endpoint server;
    private int clients = 8;
    private int width = 320;
    private int height = 240;
    private int picturesPerSecond = 60;
    private ViewerProfile viewer = ViewerProfile.ofSize(80, 24);
    private Duration warmUp = Duration.ofSeconds(3);
    private Duration duration = Duration.ofSeconds(10);
    private OptionalLong serverPid = OptionalLong.empty();
    private @Nullable AudioCodec codec;
    private int frameMillis = 10;
    private OptionalInt talking = OptionalInt.empty();
    private TerminalMix mix = TerminalMix.NONE;
    private Crowd crowd = Crowd.NONE;
    private MeasuredTime alongside = NOTHING_ELSE;
    private ChatRuntime runtime = ChatRuntime.standard();

    private Builder(Transport transport, Security security, Endpoint server) {
      this.transport = transport;
      this.security = security;
      this.server = server;
    }

    /** Sets the number of clients, 1 to 1000; by default 8. */
    public Builder clients(int count) {
      clients = count;
      return this;
    }

    /**
     * Sets the pictures of each client: size in pixels, less than 2 MiB in all, and pictures per
     * second, 0 (none) to 240; by default 320×240 at 60.
     */
    public Builder pictures(int newWidth, int newHeight, int perSecond) {
      width = newWidth;
      height = newHeight;
      picturesPerSecond = perSecond;
      return this;
    }

    /**
     * Sound too: every client talks without a pause, in packets of so many milliseconds, and wants
     * such packets of what it hears. Servers of the extended dialect send them; C servers send 20
     * ms.
     *
     * @param newCodec encodes a few seconds of some voices before the first client connects, and
     *     decodes a second of what each client heard when all is over; nothing in between
     * @param millis in a packet: 5, 10 or 20
     */
    public Builder sound(AudioCodec newCodec, int millis) {
      codec = newCodec;
      frameMillis = millis;
      return this;
    }

    /** Only the first so many clients talk, the others listen; with {@link #sound}. */
    public Builder talking(int count) {
      talking = OptionalInt.of(count);
      return this;
    }

    /** A truecolor terminal of this size that wants 60 frames a second; 80×24 unless told. */
    public Builder terminal(int columns, int rows) {
      return viewer(ViewerProfile.ofSize(columns, rows));
    }

    /** Everything that each client announces of its terminal. */
    public Builder viewer(ViewerProfile profile) {
      viewer = profile;
      return this;
    }

    /** How the terminals of the other clients differ from the first one's; not unless told. */
    public Builder mixedTerminals(TerminalMix how) {
      mix = how;
      return this;
    }

    /**
     * Clients that join, stay for a second and leave, beside those that are measured.
     *
     * @param perSecond joins, and leaves, each second: 0 to 100
     */
    public Builder churn(int perSecond) {
      crowd = new Crowd(perSecond, crowd.slow(), crowd.hostile());
      return this;
    }

    /**
     * Clients that read slowly or not at all, in turn, beside those that are measured.
     *
     * @param count 0 to 1000
     */
    public Builder slow(int count) {
      crowd = new Crowd(crowd.churn(), count, crowd.hostile());
      return this;
    }

    /**
     * Connections that break the protocol, beside the clients that are measured: see {@link
     * CrowdLoad.HostileLoad}.
     *
     * @param count 0 to 1000
     */
    public Builder hostile(int count) {
      crowd = new Crowd(crowd.churn(), crowd.slow(), count);
      return this;
    }

    /** Time before measuring begins, up to an hour; 3 s unless told. */
    public Builder warmUp(Duration time) {
      warmUp = time;
      return this;
    }

    /** Time that is measured, above zero and up to a day; 10 s unless told. */
    public Builder duration(Duration time) {
      duration = time;
      return this;
    }

    /** The server's process on this machine, whose CPU and memory are measured too; Linux only. */
    public Builder serverPid(long pid) {
      serverPid = OptionalLong.of(pid);
      return this;
    }

    /** Measures something else in the same time. */
    public Builder alongside(MeasuredTime other) {
      alongside = other;
      return this;
    }

    /** Time, threads and memory; by default {@link ChatRuntime#standard()}. */
    public Builder runtime(ChatRuntime other) {
      runtime = other;
      return this;
    }

    /**
     * The test, ready to run.
     *
     * @throws AsciiChatException with code USAGE when an option is out of its range
     */
    public LoadTest build() {
      return new LoadTest(this);
    }
  }

  /**
   * Told when the measured time begins and ends, to measure something else in the same time. Called
   * on the thread that runs the test.
   */
  public interface MeasuredTime {
    /** All clients have warmed up. */
    void begins();

    /** The clients go on until this has returned. */
    void ends();
  }
}
