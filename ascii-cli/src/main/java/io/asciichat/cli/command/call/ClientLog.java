package io.asciichat.cli.command.call;

import io.asciichat.cli.command.output.Drawing;
import io.asciichat.cli.command.output.PictureOutput;
import io.asciichat.cli.command.sound.SoundStatus;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.terminal.StatusTopic;
import io.asciichat.core.audio.PlaybackStatistics;
import io.asciichat.core.client.CallMember;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.ClientListener;
import io.asciichat.core.client.ServerDescription;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.port.Clock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a client tells its user: in the log, and what matters over the picture too. What a server
 * can cause goes through {@link Repeats}.
 */
final class ClientLog implements ClientListener {
  /** There is one peer. */
  private static final String SERVER = "server";

  private final PictureOutput output;
  private final AtomicLong badPackets = new AtomicLong();
  private final DistinctReasons reasons = new DistinctReasons();
  private final CompletableFuture<@Nullable Void> connected = new CompletableFuture<>();

  private final AtomicReference<@Nullable ServerDescription> met = new AtomicReference<>();
  private final AtomicBoolean toldOfDoubt = new AtomicBoolean();
  private final Supplier<Logger> logger;
  private final Repeats repeats;
  private final AtomicReference<@Nullable Attendance> attendance = new AtomicReference<>();

  ClientLog(PictureOutput output, Clock clock) {
    this(output, clock, () -> Log.LOGGER);
  }

  ClientLog(PictureOutput output, Clock clock, Supplier<Logger> logger) {
    this.output = output;
    this.logger = logger;
    this.repeats = new Repeats(clock, logger);
  }

  /** Writes what was counted while nothing new happens; for a loop of its own. */
  Repeats repeats() {
    return repeats;
  }

  /** Names who tells of those who come and go. */
  void attendance(Attendance teller) {
    attendance.set(teller);
  }

  /** Returns the server at the moment; null while there is none. */
  @Nullable ServerDescription server() {
    return met.get();
  }

  /** Completes with the first handshake that ends well. */
  CompletableFuture<@Nullable Void> connected() {
    return connected;
  }

  @Override
  public void connected(ServerDescription server) {
    connected.complete(null);
    met.set(server);
    output.tell(
        StatusTopic.PRIVACY,
        server.encrypted() ? null : "not encrypted: everybody in between can watch");
    boolean isDoubtful = server.encrypted() && !server.verified();
    output.tell(StatusTopic.VERIFICATION, isDoubtful ? "server not verified" : null);
    if (isDoubtful && !toldOfDoubt.getAndSet(true)) {
      logger
          .get()
          .log(
              Level.WARNING,
              "encrypted, but nothing proves who the server is; its operator can start it with"
                  + " --key or --password");
    }
    output.drawnBy(
        server.dialect() == Dialect.EXTENDED
            ? Drawing.Painter.EXTENDED
            : server.encrypted() ? Drawing.Painter.C_SERVER : Drawing.Painter.UNKNOWN);
  }

  @Override
  public void dialectKnown(Dialect dialect) {
    output.drawnBy(Drawing.Painter.EXTENDED);
  }

  /** {@inheritDoc} One of the extended dialect would have said so by now. */
  @Override
  public void serverState(long clients, long sources) {
    Attendance teller = attendance.get();
    if (teller != null) {
      teller.counted(clients);
    }
    if (output.painter() == Drawing.Painter.UNKNOWN) {
      output.drawnBy(Drawing.Painter.C_SERVER);
    }
  }

  @Override
  public void roster(List<CallMember> members) {
    Attendance teller = attendance.get();
    if (teller != null) {
      teller.listed(members);
    }
  }

  @Override
  public void reconnecting(ErrorCode code, String reason, Duration delay) {
    met.set(null);
    output.tell(StatusTopic.VERIFICATION, null);
    Attendance teller = attendance.get();
    if (teller != null) {
      teller.forget();
    }
    repeats.log(
        "lost connections",
        SERVER,
        Level.WARNING,
        () -> "trying again in " + delay.toSeconds() + " s: " + reason);
  }

  @Override
  public void serverLog(Level level, String text) {
    boolean warning = level.compareTo(Level.WARNING) >= 0;
    String line = "the server says: " + text;
    boolean written =
        repeats.log(
            warning ? "the server's warnings" : "the server's notes",
            SERVER,
            warning ? Level.WARNING : Level.DEBUG,
            () -> line);
    if (warning && written) {
      output.news(line);
    }
  }

  @Override
  public void badPacket(int type, String reason) {
    long count = badPackets.incrementAndGet();
    Supplier<String> text =
        () -> "dropped a packet of type " + type + ": " + reason + "; " + count + " so far";
    repeats.badPacket(reasons.isNew(0, type, reason), SERVER, text);
  }

  @Override
  public void slowStep(String type, Duration took) {
    Log.LOGGER.log(
        Level.DEBUG,
        "the server''s {0} kept the client busy for {1} ms",
        type,
        Long.toString(took.toMillis()));
  }

  @Override
  public void loopStuck(String trace) {
    Log.LOGGER.log(Level.INFO, trace);
  }

  @Override
  public void videoFailed(String reason) {
    Log.LOGGER.log(Level.ERROR, reason);
    output.tell(StatusTopic.PICTURE_FAILED, reason);
  }

  @Override
  public void microphoneFailed(String reason) {
    failed(reason);
  }

  @Override
  public void speakersFailed(String reason) {
    failed(reason);
  }

  private void failed(String reason) {
    Log.LOGGER.log(Level.ERROR, reason);
    output.news(reason);
  }

  /**
   * Tells why it is over, when the user has not asked for that and it is not a failure.
   *
   * @param playback how playing went, when that was asked for
   */
  void ended(ClientEnd end, @Nullable PlaybackStatistics playback) {
    repeats.end();
    if (playback != null) {
      Log.LOGGER.log(Level.WARNING, "sound: {0}", SoundStatus.summary(playback));
    }
    if (!end.equals(Outcome.QUIT) && end.code() == ErrorCode.OK) {
      Log.LOGGER.log(Level.WARNING, end.message());
    }
  }

  /** The first line loads the logging library: not before there is one. */
  private static final class Log {
    static final Logger LOGGER = System.getLogger("io.asciichat.client");
  }
}
