package io.asciichat.core.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.LockTotals;
import io.asciichat.core.lock.RankedLock;
import io.asciichat.core.port.Clock;
import io.asciichat.core.statistics.CallTotals;
import io.asciichat.core.statistics.ClientStatistics;
import io.asciichat.core.statistics.LinkStatistics;
import io.asciichat.core.statistics.PictureStatistics;
import io.asciichat.core.statistics.Resources;
import io.asciichat.core.statistics.ServerStatistics;
import io.asciichat.core.statistics.SoundStatistics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gathers the figures of one server. Those of sessions that have gone are kept as one sum, so that
 * totals never fall. Any thread may call any method.
 */
final class ServerFigures {
  private final Clock clock;
  private final long madeAt;
  private final WorkMeter meter;
  private final ProblemCounter problems;
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong joined = new AtomicLong();
  private final RankedLock lock = new RankedLock(LockRank.LEAF, "totals");

  /** What the sessions have counted that are in no list any more. */
  @GuardedBy("lock")
  private Sum gone = new Sum(LinkStatistics.NONE, PictureStatistics.NONE, SoundStatistics.NONE);

  private record Sum(LinkStatistics link, PictureStatistics pictures, SoundStatistics sound) {
    Sum plus(ClientStatistics client) {
      return new Sum(
          link.plus(client.link()), pictures.plus(client.pictures()), sound.plus(client.sound()));
    }
  }

  ServerFigures(Clock clock, WorkMeter meter, ProblemCounter problems) {
    this.clock = clock;
    this.madeAt = clock.nanos();
    this.meter = meter;
    this.problems = problems;
  }

  /** A connection was accepted. */
  void connected() {
    connections.incrementAndGet();
  }

  /** A client has said what its terminal is. */
  void joined() {
    joined.incrementAndGet();
  }

  /** Keeps what a session has counted whose loops have ended; after that it counts no more. */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  void left(SessionFigures session) {
    ClientStatistics last = session.statistics(clock.nanos());
    lock.run(
        () -> {
          if (session.leave()) {
            gone = gone.plus(last);
          }
        });
  }

  /**
   * The figures of this moment.
   *
   * @param sessions all of them
   * @param registry the table of those that take part
   */
  ServerStatistics statistics(
      List<SessionFigures> sessions, Resources.Registry registry, BufferPool pool) {
    long now = clock.nanos();
    List<ClientStatistics> clients =
        sessions.stream().map(session -> session.statistics(now)).toList();
    Sum sum = sum(sessions, clients);
    LockTotals locks = LockTotals.now();
    return new ServerStatistics(
        Duration.ofNanos(now - madeAt),
        clients,
        new CallTotals(connections.get(), joined.get(), sum.link, sum.pictures, sum.sound),
        meter.statistics(),
        new Resources(
            new Resources.Pool(
                pool.outstanding(), pool.idle(), pool.peak(), pool.taken(), pool.created()),
            registry,
            new Resources.Locks(
                locks.acquired(),
                locks.contended(),
                locks.held(),
                locks.waitedNanos(),
                locks.longestNanos())),
        problems.statistics());
  }

  /**
   * Under the lock, so that no session is counted twice or not at all while it leaves.
   *
   * @param clients what the sessions have counted, in the same order
   */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  private Sum sum(List<SessionFigures> sessions, List<ClientStatistics> clients) {
    return lock.call(
        () -> {
          Sum sum = gone;
          for (int i = 0; i < clients.size(); i++) {
            if (!sessions.get(i).hasLeft()) {
              sum = sum.plus(clients.get(i));
            }
          }
          return sum;
        });
  }
}
