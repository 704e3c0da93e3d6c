package io.asciichat.testkit.load;

import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.packet.session.StreamChange;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.port.Clock;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.load.Feed.PictureFeed;
import io.asciichat.testkit.load.Feed.SpeechFeed;
import io.asciichat.testkit.load.LoadReport.ClientLoad;
import io.asciichat.testkit.load.LoadReport.ClientSound;
import io.asciichat.testkit.load.LoadSender.Outbox;
import io.asciichat.testkit.load.LoadSettings.LoadSound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One client: a connection, its two loops, and what they found. */
final class LoadClient {
  private static final long STOP_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final int number;
  private final Connection connection;
  private final LoadPlan plan;
  private final ViewerProfile viewer;
  private final Appetite appetite;
  private final LoopRunner runner;
  private final FrameMeter meter;
  private final @Nullable SoundMeter soundMeter;
  private final @Nullable AgeMeter ages;
  private final Outbox outbox = new Outbox();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile @Nullable LoopHandle receiving;
  private volatile @Nullable LoopHandle sending;
  private volatile @Nullable PictureFeed pictures;
  private volatile @Nullable SpeechFeed speech;
  private volatile boolean stopping;
  private volatile long joinNanos = -1;
  private long startedAt;

  /** How much of what the server sends a client reads. */
  enum Appetite {
    /** All of it, as soon as it comes. */
    FULL,
    /** Two packets a second. */
    SMALL,
    /** Nothing after the handshake. */
    NONE
  }

  // Touched by the receive loop.
  private Dialect dialect = Dialect.ACIP;

  /**
   * @param number from 0
   */
  LoadClient(
      int number, Connection connection, LoadPlan plan, Appetite appetite, LoopRunner runner) {
    this.number = number;
    this.connection = connection;
    this.plan = plan;
    this.appetite = appetite;
    this.runner = runner;
    this.viewer = plan.settings().terminals().of(number);
    this.meter = new FrameMeter(plan.window());
    this.soundMeter = plan.settings().sound() == null ? null : new SoundMeter(plan.window());
    this.ages = number < plan.settings().clients() ? plan.ages(number) : null;
  }

  /**
   * Begins.
   *
   * @param now when the connection was called for
   */
  void start(Handshake handshake, long now) {
    startedAt = now;
    LoopHandle handle =
        runner.start("load receive " + (number + 1), new LoadReceiver(this, handshake, outbox));
    receiving = handle;
    connection.onReadable(handle::wake);
  }

  Connection connection() {
    return connection;
  }

  Appetite appetite() {
    return appetite;
  }

  Clock clock() {
    return plan.clock();
  }

  /** Called by the receive loop: the session begins, and from here on the send loop sends. */
  void handshakeDone(PacketCipher cipher) {
    dialect = cipher.peer().dialect();
    announce();
    long now = clock().nanos();
    PictureFeed seen = plan.pictures(number);
    SpeechFeed heard = plan.speech(number, now);
    pictures = seen;
    speech = heard;
    List<Feed> feeds = new ArrayList<>();
    if (seen != null) {
      feeds.add(seen);
    }
    if (heard != null) {
      feeds.add(heard);
    }
    if (!feeds.isEmpty()) {
      PacketWriter out = new PacketWriter();
      StreamChange.START.encode(StreamChange.start(seen != null, heard != null), out);
      outbox.send(StreamChange.START.type(), out.array(), 0, out.length());
    }
    sending =
        runner.start("load send " + (number + 1), new LoadSender(this, cipher, outbox, feeds));
    if (seen == null) {
      joinNanos = now - startedAt;
    }
  }

  /** Only servers of the extended dialect know what a client wishes. */
  private void announce() {
    LoadSound sound = plan.settings().sound();
    PacketWriter out = new PacketWriter();
    ClientCapabilities.CODEC.encode(
        ViewerProfileMapper.capabilitiesOf(
            sound != null && dialect == Dialect.EXTENDED
                ? viewer.withLook(viewer.look().withDialect(Dialect.EXTENDED))
                : viewer,
            "xterm-256color",
            "truecolor",
            sound == null ? 0 : sound.frameMillis(),
            false),
        out);
    outbox.send(ClientCapabilities.CODEC.type(), out.array(), 0, out.length());
  }

  /** Called by the receive loop: without encryption this tells the dialect. */
  void learnDialect(ServerState state) {
    if (state.dialect() != dialect
        && state.dialect() == Dialect.EXTENDED
        && plan.settings().sound() != null) {
      dialect = Dialect.EXTENDED;
      announce();
      wakeSender();
    }
  }

  /**
   * Called by the receive loop.
   *
   * @param columns for which the frame was made
   * @param rows likewise
   * @param packetBytes header included
   */
  void seen(long now, int columns, int rows, int packetBytes) throws MalformedPacketException {
    if (columns != viewer.columns() || rows != viewer.rows()) {
      throw new MalformedPacketException("frame is for " + columns + "x" + rows);
    }
    meter.frame(now, packetBytes);
    if (joinNanos < 0) {
      joinNanos = now - startedAt;
    }
  }

  /** Called by the receive loop. */
  void seenBroken(long now) {
    meter.invalidFrame(now);
  }

  /** Reads the age of a frame's content where that is told, now and then; see {@link AgeMeter}. */
  @Nullable AgeMeter ages() {
    return ages;
  }

  /** Called by the receive loop. */
  void heard(long now, ReceivedPacket packet) {
    if (soundMeter != null) {
      soundMeter.packet(now, packet);
    }
  }

  void wakeSender() {
    LoopHandle handle = sending;
    if (handle != null) {
      handle.wake();
    }
  }

  /** Called by the receive loop at its end. */
  void finishMeters() {
    meter.finish();
    if (soundMeter != null) {
      soundMeter.finish();
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

  /**
   * The time from the call for a connection to the first frame, or to the end of the handshake when
   * no pictures are sent; −1 before that.
   */
  long joinNanos() {
    return joinNanos;
  }

  /** Returns whether both loops are over. */
  boolean hasEnded() {
    return hasEnded(receiving) && hasEnded(sending);
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
    PictureFeed sent = pictures;
    return new ClientLoad(
        viewer,
        sent == null ? 0 : sent.sent() / seconds,
        meter.arrivals(seconds),
        ages == null ? null : ages.result(),
        soundResult(seconds),
        describe(failure.get()));
  }

  private @Nullable ClientSound soundResult(double seconds) {
    LoadSound sound = plan.settings().sound();
    SpeechFeed sent = speech;
    return sound == null || soundMeter == null
        ? null
        : soundMeter.result(
            sound.codec(),
            sent == null ? 0 : sent.sent(),
            sent == null ? 0 : sent.mostLate(),
            seconds);
  }

  FrameMeter meter() {
    return meter;
  }

  @Nullable SoundMeter soundMeter() {
    return soundMeter;
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

  private static boolean hasEnded(@Nullable LoopHandle handle) {
    return handle == null || handle.join(0);
  }

  private static void join(@Nullable LoopHandle handle) {
    if (handle != null) {
      handle.join(STOP_TIMEOUT_NANOS);
    }
  }
}
