package io.asciichat.cli.command;

import io.asciichat.core.error.ErrorCode;
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
  private final AtomicLong stumbles = new AtomicLong();

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
  public void acceptFailed(Throwable failure) {
    LOG.log(
        Level.WARNING,
        "cannot accept connections, and goes on trying: {0}; too many open files can be allowed with"
            + " ulimit -n",
        String.valueOf(failure.getMessage()));
  }

  @Override
  public void acceptRecovered(long failures, Duration lasted) {
    LOG.log(
        Level.INFO,
        "can accept connections again; {0} could not be within {1} s",
        Long.toString(failures),
        Long.toString(lasted.toSeconds()));
  }

  @Override
  public void loopDied(String loop, Throwable failure) {
    LOG.log(Level.WARNING, "the loop ''{0}'' has died: {1}", loop, failure.toString());
  }

  @Override
  public void loopStumbled(String loop, Throwable failure) {
    long count = stumbles.incrementAndGet();
    if (Repeats.areWorthALine(count)) {
      LOG.log(
          Level.WARNING,
          "the loop ''{0}'' goes on after a failure: {1}; {2} so far",
          loop,
          failure.toString(),
          Long.toString(count));
    }
  }

  @Override
  public void loopStuck(String loop) {
    LOG.log(Level.WARNING, "''{0}'' did not end in time and is left alone", loop);
  }

  @Override
  public void drawingLimited(int profiles) {
    if (profiles == 0) {
      LOG.log(Level.INFO, "draws again all that viewers ask for");
    } else {
      LOG.log(
          Level.INFO,
          "viewers ask for more than is drawn for all; the largest terminals get fewer frames");
    }
  }

  /** Collects garbage, once after a crowd has left: only then does the heap shrink. */
  @Override
  public void memoryFreed(long bytes) {
    System.gc();
  }

  @Override
  public void recovered(Duration lasted) {
    LOG.log(
        Level.INFO,
        "has enough memory and threads again, after {0} s; newcomers are let in",
        Long.toString(lasted.toSeconds()));
  }

  /** Ends the process: what would be tried in an orderly way might never end. */
  @Override
  public void exhausted(Throwable failure) {
    try {
      LOG.log(Level.ERROR, "out of memory without any client; ends: {0}", failure.toString());
    } finally {
      Runtime.getRuntime().halt(ErrorCode.MEMORY.code());
    }
  }

  /** For what no loop is told of. */
  void threadDied(Thread thread, Throwable failure) {
    LOG.log(Level.ERROR, "the thread ''{0}'' has died: {1}", thread.getName(), failure.toString());
  }
}
