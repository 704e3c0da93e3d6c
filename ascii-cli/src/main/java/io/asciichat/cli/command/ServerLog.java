package io.asciichat.cli.command;

import io.asciichat.core.link.LinkEnd;
import io.asciichat.core.port.Clock;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** What a server tells its operator. What a client can cause goes through {@link Repeats}. */
final class ServerLog implements ServerListener {
  private static final Logger LOG = System.getLogger("io.asciichat.server");

  private final LongAdder clients = new LongAdder();
  private final long started = System.nanoTime();
  private final AtomicLong rejected = new AtomicLong();
  private final Repeats repeats;

  ServerLog(Clock clock) {
    this(clock, LOG);
  }

  ServerLog(Clock clock, Logger logger) {
    this.repeats = new Repeats(clock, () -> logger);
  }

  void listening(String where) {
    LOG.log(Level.INFO, "listening on {0}; Ctrl+C ends it", where);
  }

  /** The last line. */
  void ended() {
    repeats.end();
    Duration time = Duration.ofNanos(System.nanoTime() - started);
    LOG.log(Level.INFO, "ended after {0}; clients served: {1}", clock(time), clients.toString());
  }

  /** Hours, minutes and seconds. */
  static String clock(Duration time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  /** Writes what was counted while nothing new happens; for a loop of its own. */
  Repeats repeats() {
    return repeats;
  }

  @Override
  public void joined(SessionInfo session) {
    clients.increment();
    about(
        "joined",
        session,
        Level.INFO,
        () -> from(session) + " has joined" + (session.encrypted() ? "" : ", not encrypted"));
  }

  @Override
  public void left(SessionInfo session, LinkEnd end) {
    about("gone", session, Level.INFO, () -> from(session) + " has gone: " + end.message());
  }

  @Override
  public void rejected(String address, String reason) {
    long count = rejected.incrementAndGet();
    repeats.log(
        "turned away",
        address,
        Level.WARNING,
        () -> "turned " + address + " away: " + reason + "; " + count + " so far");
  }

  @Override
  public void badPacket(SessionInfo session, int type, String reason) {
    about(
        "bad packets",
        session,
        Level.WARNING,
        () ->
            "dropped a packet of type "
                + type
                + " from "
                + client(session)
                + ": "
                + reason
                + "; "
                + session.badPackets()
                + " so far");
  }

  @Override
  public void remoteLog(SessionInfo session, String text) {
    about("clients' words", session, Level.INFO, () -> client(session) + " says: " + text);
  }

  @Override
  public void acceptFailed(Throwable failure) {
    repeats.log(
        "failed accepts",
        "",
        Level.WARNING,
        () -> "could not accept a connection: " + failure.getMessage());
  }

  private void about(String kind, SessionInfo session, Level level, Supplier<String> text) {
    repeats.log(kind, session.address(), level, text);
  }

  private static String client(SessionInfo session) {
    return "client " + session.id();
  }

  private static String from(SessionInfo session) {
    return client(session) + " from " + session.address();
  }
}
