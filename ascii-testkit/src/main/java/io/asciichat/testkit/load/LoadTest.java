package io.asciichat.testkit.load;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.loop.Schedule;
import io.asciichat.core.loop.SystemClock;
import io.asciichat.core.loop.ThreadLoopRunner;
import io.asciichat.core.port.Clock;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.render.ViewerProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Puts a server under load: a number of clients that each send pictures at a steady rate and count
 * the frames they get back.
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
 * <p>Pictures are drawn and, in clear, wrapped once for all clients; what is left per picture is
 * the hand-over to the transport. Each client has a thread for receiving and one for sending.
 */
public final class LoadTest {
  private static final long CONNECT_TIMEOUT = TimeUnit.SECONDS.toNanos(10);
  private static final long SAMPLE_INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long READY_INTERVAL = TimeUnit.MILLISECONDS.toNanos(5);

  private final Transport transport;
  private final Security security;
  private final Endpoint server;
  private final LoadSettings settings;
  private final OptionalLong serverPid;
  private final Clock clock;
  private final LoopRunner runner;
  private final MeasureWindow window = new MeasureWindow();

  private LoadTest(Builder builder) {
    transport = builder.transport;
    security = builder.security;
    server = builder.server;
    settings =
        new LoadSettings(
            builder.clients,
            builder.width,
            builder.height,
            builder.picturesPerSecond,
            builder.viewer,
            builder.warmUp,
            builder.duration);
    serverPid = builder.serverPid;
    clock = builder.clock;
    runner = builder.runner;
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
    double seconds = settings.duration().toNanos() / 1e9;
    ProcessLoad serverLoad;
    ProcessLoad ownLoad;
    try {
      connect(clients);
      awaitReady(clients);
      measure(meters);
      serverLoad = stop(serverMeter, seconds);
      ownLoad = stop(ownMeter, seconds);
    } finally {
      clients.forEach(LoadClient::stop);
      clients.forEach(LoadClient::join);
    }
    Histogram gaps = new Histogram(3);
    List<ClientLoad> results = new ArrayList<>();
    for (LoadClient client : clients) {
      gaps.add(client.meter().gaps());
      results.add(client.result(seconds));
    }
    return new LoadReport(
        settings.width(),
        settings.height(),
        settings.picturesPerSecond(),
        settings.viewer(),
        seconds,
        results,
        FrameGaps.ofMicros(gaps),
        serverLoad,
        ownLoad);
  }

  private void connect(List<LoadClient> clients) throws InterruptedException {
    Pictures pictures = new Pictures(settings.width(), settings.height());
    int rate = settings.picturesPerSecond();
    // Cameras are not in step: spreading the clients over one interval avoids artificial bursts.
    Schedule spread = Schedule.perSecond(clock.nanos(), rate * settings.clients());
    for (int i = 0; i < settings.clients(); i++) {
      LoadClient client =
          new LoadClient(
              Integer.toString(i + 1),
              transport.connect(server, CONNECT_TIMEOUT),
              settings.viewer(),
              pictures,
              Schedule.perSecond(spread.timeOf(i), rate),
              window,
              runner);
      clients.add(client);
      client.start(security.connect(), clock);
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
    long from = clock.nanos() + settings.warmUp().toNanos();
    long to = from + settings.duration().toNanos();
    window.open(from, to);
    clock.sleepUntil(from);
    meters.forEach(ProcessMeter::start);
    for (long at = from + SAMPLE_INTERVAL; at < to; at += SAMPLE_INTERVAL) {
      clock.sleepUntil(at);
      meters.forEach(ProcessMeter::sample);
    }
    clock.sleepUntil(to);
  }

  private static @Nullable ProcessLoad stop(@Nullable ProcessMeter meter, double seconds) {
    return meter == null ? null : meter.stop(seconds);
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
    private Clock clock = new SystemClock();
    private LoopRunner runner = new ThreadLoopRunner(clock);

    private Builder(Transport transport, Security security, Endpoint server) {
      this.transport = transport;
      this.security = security;
      this.server = server;
    }

    /** How many clients, 1 to 1000; 8 unless told. */
    public Builder clients(int count) {
      clients = count;
      return this;
    }

    /**
     * What each client sends: size in pixels, less than 2 MiB in all, and pictures per second, 1 to
     * 240; 320×240 at 60 unless told.
     */
    public Builder pictures(int newWidth, int newHeight, int perSecond) {
      width = newWidth;
      height = newHeight;
      picturesPerSecond = perSecond;
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

    /** Runs on another clock and runner: simulated ones. */
    public Builder on(Clock newClock, LoopRunner newRunner) {
      clock = newClock;
      runner = newRunner;
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
}
