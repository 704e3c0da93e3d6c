package io.asciichat.testkit.load;

import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.loop.Schedule;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.StreamStart;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.port.Clock;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.render.ViewerProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One client: a connection, its two loops, and what they found. */
final class LoadClient {
  private static final long LONGEST_STOP = TimeUnit.SECONDS.toNanos(2);

  private final String name;
  private final Connection connection;
  private final ViewerProfile viewer;
  private final Pictures pictures;
  private final Schedule schedule;
  private final MeasureWindow window;
  private final LoopRunner runner;
  private final FrameMeter meter;
  private final Outbox outbox = new Outbox();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile @Nullable LoopHandle receiving;
  private volatile @Nullable LoopHandle sending;
  private volatile @Nullable LoadSender sender;
  private volatile boolean stopping;

  LoadClient(
      String name,
      Connection connection,
      ViewerProfile viewer,
      Pictures pictures,
      Schedule schedule,
      MeasureWindow window,
      LoopRunner runner) {
    this.name = name;
    this.connection = connection;
    this.viewer = viewer;
    this.pictures = pictures;
    this.schedule = schedule;
    this.window = window;
    this.runner = runner;
    this.meter = new FrameMeter(window);
  }

  void start(Handshake handshake, Clock clock) {
    LoopHandle handle =
        runner.start(
            "load receive " + name, new LoadReceiver(this, handshake, clock, meter, outbox));
    receiving = handle;
    connection.onReadable(handle::wake);
  }

  Connection connection() {
    return connection;
  }

  /** Called by the receive loop: the session begins, and from here on the send loop sends. */
  void handshakeDone(PacketCipher cipher) {
    PacketWriter out = new PacketWriter();
    ClientCapabilities.CODEC.encode(
        ViewerProfileMapper.capabilitiesOf(viewer, "xterm-256color", "truecolor"), out);
    outbox.send(ClientCapabilities.CODEC.type(), out.array(), 0, out.length());
    StreamStart.CODEC.encode(new StreamStart(true, false), out.clear());
    outbox.send(StreamStart.CODEC.type(), out.array(), 0, out.length());
    LoadSender started = new LoadSender(this, cipher, outbox, pictures, schedule, window);
    sender = started;
    sending = runner.start("load send " + name, started);
  }

  void wakeSender() {
    LoopHandle handle = sending;
    if (handle != null) {
      handle.wake();
    }
  }

  void requireSize(int columns, int rows) throws MalformedPacketException {
    if (columns != viewer.columns() || rows != viewer.rows()) {
      throw new MalformedPacketException("frame is for " + columns + "x" + rows);
    }
  }

  /** Called by each loop at its end; the first failure that is not our own stopping counts. */
  void loopEnded(@Nullable Throwable thrown) {
    if (!stopping && thrown != null) {
      failure.compareAndSet(null, thrown);
    }
    connection.close();
  }

  boolean ready() {
    return sending != null;
  }

  @Nullable Throwable failure() {
    return failure.get();
  }

  /** Ends both loops; asks first, so that all clients end at the same time. */
  void stop() {
    stopping = true;
    stop(sending);
    stop(receiving);
    connection.close();
  }

  void join() {
    join(receiving);
    join(sending);
  }

  ClientLoad result(double seconds) {
    LoadSender used = sender;
    return new ClientLoad(
        used == null ? 0 : used.sent() / seconds,
        meter.frames() / seconds,
        meter.frames() == 0 ? 0 : (double) meter.bytes() / meter.frames(),
        FrameGaps.ofMicros(meter.gaps()),
        meter.invalid(),
        describe(failure.get()));
  }

  FrameMeter meter() {
    return meter;
  }

  static String describe(@Nullable Throwable thrown) {
    Throwable shown = thrown;
    if (thrown instanceof UncheckedIOException wrapped) {
      IOException cause = wrapped.getCause();
      shown = cause;
    }
    if (shown == null) {
      return "";
    }
    String message = shown.getMessage();
    return message == null ? shown.getClass().getSimpleName() : message;
  }

  private static void stop(@Nullable LoopHandle handle) {
    if (handle != null) {
      handle.stop();
    }
  }

  private static void join(@Nullable LoopHandle handle) {
    if (handle != null) {
      handle.join(LONGEST_STOP);
    }
  }
}
