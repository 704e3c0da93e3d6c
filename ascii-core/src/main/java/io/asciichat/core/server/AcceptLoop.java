package io.asciichat.core.server;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Listener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Takes connections in, and turns away those that come too often or find no place. */
final class AcceptLoop implements Loop {
  private static final long LONGEST_WAIT = 250_000_000L;

  /**
   * How long to leave a listener alone that fails, for instance because no more files may be
   * opened.
   */
  private static final long PAUSE_AFTER_FAILURE = 1_000_000_000L;

  /**
   * Connections that may be told at one time why they are turned away; more are closed without a
   * word.
   */
  private static final int MOST_REJECTIONS = 16;

  private final Listener listener;
  private final ServerContext server;
  private final AcceptLimiter limiter;
  private final AtomicInteger rejections = new AtomicInteger();
  private volatile boolean closed;

  AcceptLoop(Listener listener, ServerContext server, AcceptLimiter limiter) {
    this.listener = listener;
    this.server = server;
    this.limiter = limiter;
  }

  void close() {
    closed = true;
    listener.close();
  }

  @Override
  public long step(long now) {
    if (closed) {
      return DONE;
    }
    Connection connection;
    try {
      connection = listener.accept(LONGEST_WAIT);
    } catch (IOException e) {
      if (closed) {
        return DONE;
      }
      server.listener().acceptFailed(e);
      return now + PAUSE_AFTER_FAILURE;
    }
    if (connection == null) {
      return now + LONGEST_WAIT;
    }
    take(connection, now);
    return now;
  }

  private void take(Connection connection, long now) {
    if (!limiter.tryAdmit(connection.peerAddress(), now)) {
      reject(
          connection,
          ErrorCode.RATE_LIMITED,
          "too many connections from your address; wait a minute");
    } else if (server.isFull()) {
      reject(
          connection,
          ErrorCode.SESSION_FULL,
          "the server is full; try again when somebody has left");
    } else {
      server.welcome(connection);
    }
  }

  private void reject(Connection connection, ErrorCode code, String reason) {
    server.listener().rejected(connection.peerName(), reason);
    if (rejections.incrementAndGet() > MOST_REJECTIONS) {
      rejections.decrementAndGet();
      connection.close();
      return;
    }
    Rejection rejection =
        new Rejection(
            connection,
            code,
            reason,
            server.environment().limits().farewell().toNanos(),
            rejections::decrementAndGet);
    connection.onReadable(
        server.environment().runner().start("reject " + connection.peerName(), rejection)::wake);
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    listener.close();
    if (failure != null) {
      server.listener().acceptFailed(failure);
    }
  }
}
