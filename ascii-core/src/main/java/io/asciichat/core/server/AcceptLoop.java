package io.asciichat.core.server;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Listener;
import io.asciichat.core.server.admission.Admission;
import io.asciichat.core.server.admission.BanList;
import io.asciichat.core.session.Ban;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Takes connections in, and turns away those that come too often or find no place. Whatever fails
 * on the way costs the connection it was about, never the port.
 */
final class AcceptLoop implements Loop {
  private static final long ACCEPT_TIMEOUT_NANOS = 250_000_000L;

  /**
   * How long to leave a listener alone that fails, for instance because no more files may be
   * opened.
   */
  private static final Duration FAILURE_PAUSE = Duration.ofMillis(250);

  /** Failures that follow each other within this time are told as one. */
  private static final Duration EPISODE_PAUSE = Duration.ofSeconds(10);

  /**
   * Connections that may be told at one time why they are turned away; more are closed without a
   * word.
   */
  private static final int MAX_REJECTIONS = 16;

  private final Listener listener;
  private final ServerContext server;
  private final AtomicInteger rejections = new AtomicInteger();
  private volatile boolean closed;
  private volatile long lastStep;

  // Below: touched only by this loop.
  private final Queue<Refused> refused = new ArrayDeque<>(MAX_REJECTIONS);
  private long failures;
  private long firstFailure;
  private long lastFailure;

  AcceptLoop(Listener listener, ServerContext server) {
    this.listener = listener;
    this.server = server;
    this.lastStep = server.runtime().clock().nanos();
  }

  /** When the last step has begun, on the server's clock. */
  long lastStep() {
    return lastStep;
  }

  void close() {
    closed = true;
    listener.close();
  }

  @Override
  public long step(long now) {
    lastStep = now;
    if (closed) {
      return DONE;
    }
    try {
      server.admission().expire(now);
      forgetRefused(now);
      endEpisode(now);
      Connection connection = listener.accept(ACCEPT_TIMEOUT_NANOS);
      if (connection == null) {
        return now + ACCEPT_TIMEOUT_NANOS;
      }
      // Waiting has taken time, and what a peer did meanwhile counts.
      take(connection, server.runtime().clock().nanos());
      return now;
    } catch (IOException e) {
      return closed ? DONE : acceptFailed(e, now);
    } catch (RuntimeException | Error failure) {
      // Whatever it was, it may pass; a closed port never does.
      server.stumbled("accept", failure);
      return now + FAILURE_PAUSE.toNanos();
    }
  }

  private long acceptFailed(IOException failure, long now) {
    lastFailure = now;
    if (++failures == 1) {
      firstFailure = now;
      try {
        server.listener().acceptFailed(failure);
      } catch (RuntimeException | Error another) {
        server.stumbled("accept", another);
      }
    }
    return now + FAILURE_PAUSE.toNanos();
  }

  private void endEpisode(long now) {
    if (failures > 0 && now - lastFailure >= EPISODE_PAUSE.toNanos()) {
      long count = failures;
      failures = 0;
      server.listener().acceptRecovered(count, Duration.ofNanos(lastFailure - firstFailure));
    }
  }

  private void take(Connection connection, long now) {
    server.arrived();
    try {
      admit(connection, now);
    } catch (RuntimeException | Error failure) {
      refuse(connection, now);
      server.stumbled("accept", failure);
    }
  }

  private void admit(Connection connection, long now) {
    if (server.starvation().isStarving()) {
      refuse(connection, now);
      return;
    }
    Admission.Refusal refusal = refusal(connection, now).orElse(null);
    if (refusal == null) {
      server.welcome(connection);
    } else {
      if (!refusal.known()) {
        server.listener().rejected(connection.peerName(), refusal.reason());
      }
      reject(connection, refusal.code(), refusal.reason());
    }
  }

  /** First what costs the newcomer nothing: attempts at a full server do not count. */
  private Optional<Admission.Refusal> refusal(Connection connection, long now) {
    Optional<Ban> ban = server.bans().find(connection.peerAddress(), null);
    if (ban.isPresent()) {
      String told = BanList.told(ban.get());
      return Optional.of(new Admission.Refusal(ErrorCode.AUTH, told, true));
    }
    if (server.isDraining() || server.isFull()) {
      String told = server.noPlace();
      return Optional.of(new Admission.Refusal(ErrorCode.SESSION_FULL, told, false));
    }
    return server.admission().refusal(connection.peerAddress(), now);
  }

  private void reject(Connection connection, ErrorCode code, String reason) {
    if (rejections.incrementAndGet() > MAX_REJECTIONS) {
      rejections.decrementAndGet();
      connection.close();
      return;
    }
    LoopHandle telling;
    try {
      Rejection rejection =
          new Rejection(
              connection,
              code,
              reason,
              server.runtime().limits().farewell().toNanos(),
              rejections::decrementAndGet);
      telling = server.runtime().runner().start("reject " + connection.peerName(), rejection);
    } catch (RuntimeException | Error failure) {
      rejections.decrementAndGet();
      throw failure;
    }
    connection.onReadable(telling::wake);
  }

  /**
   * Turns a connection away for which there is no memory or no thread, not even one to say so: says
   * it here, as far as that can be done without waiting, and closes it a little later.
   */
  private void refuse(Connection connection, long now) {
    boolean waits = false;
    try {
      server.listener().rejected(connection.peerName(), ServerContext.STARVED);
      if (refused.size() < MAX_REJECTIONS) {
        Rejection.tell(connection, ErrorCode.MEMORY, ServerContext.STARVED);
        waits =
            refused.add(
                new Refused(connection, now + server.runtime().limits().farewell().toNanos()));
      }
    } catch (IOException gone) {
      // It is closed below.
    } finally {
      if (!waits) {
        connection.close();
      }
    }
  }

  private void forgetRefused(long now) {
    Refused oldest = refused.peek();
    while (oldest != null && (closed || oldest.closeAt <= now)) {
      refused.remove();
      oldest.connection.close();
      oldest = refused.peek();
    }
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    listener.close();
    forgetRefused(Long.MAX_VALUE);
  }

  /** A connection that has been told to go and may read that. */
  private record Refused(Connection connection, long closeAt) {}
}
