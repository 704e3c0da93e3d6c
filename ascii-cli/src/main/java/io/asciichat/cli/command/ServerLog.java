package io.asciichat.cli.command;

import io.asciichat.core.link.LinkEnd;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a server tells its operator. */
final class ServerLog implements ServerListener {
  private static final Logger LOG = System.getLogger("io.asciichat.server");

  private final LongAdder clients = new LongAdder();
  private final long started = System.nanoTime();
  private final AtomicLong rejected = new AtomicLong();

  void listening(String where) {
    LOG.log(Level.INFO, "listening on {0}; Ctrl+C ends it", where);
  }

  /** The last line. */
  void ended() {
    Duration time = Duration.ofNanos(System.nanoTime() - started);
    LOG.log(Level.INFO, "ended after {0}; clients served: {1}", clock(time), clients.toString());
  }

  /** Hours, minutes and seconds. */
  static String clock(Duration time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  @Override
  public void joined(SessionInfo session) {
    clients.increment();
    LOG.log(
        Level.INFO,
        "client {0} from {1} has joined{2}",
        Long.toString(session.id()),
        session.address(),
        session.encrypted() ? "" : ", not encrypted");
  }

  @Override
  public void left(SessionInfo session, LinkEnd end) {
    LOG.log(
        Level.INFO,
        "client {0} from {1} has gone: {2}",
        Long.toString(session.id()),
        session.address(),
        end.message());
  }

  @Override
  public void rejected(String address, String reason) {
    long count = rejected.incrementAndGet();
    if (Repeats.areWorthALine(count)) {
      LOG.log(
          Level.WARNING, "turned {0} away: {1}; {2} so far", address, reason, Long.toString(count));
    }
  }

  @Override
  public void badPacket(SessionInfo session, int type, String reason) {
    if (Repeats.areWorthALine(session.badPackets())) {
      LOG.log(
          Level.WARNING,
          "dropped a packet of type {0} from client {1}: {2}; {3} so far",
          Integer.toString(type),
          Long.toString(session.id()),
          reason,
          Long.toString(session.badPackets()));
    }
  }

  @Override
  public void remoteLog(SessionInfo session, String text) {
    LOG.log(Level.INFO, "client {0} says: {1}", Long.toString(session.id()), text);
  }

  @Override
  public void rehearsalFailed(Throwable failure) {
    LOG.log(
        Level.WARNING,
        "a call before the first one failed, so the first client may wait: {0}",
        failure.toString());
  }

  @Override
  public void decodersFailed(Throwable failure) {
    LOG.log(
        Level.WARNING,
        "H.265 cannot be decoded here: {0}; C clients need --video-codec raw",
        failure.getMessage());
  }

  @Override
  public void acceptFailed(Throwable failure) {
    LOG.log(Level.WARNING, "could not accept a connection: {0}", failure.getMessage());
  }
}
