package io.asciichat.core.server;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Listener;
import io.asciichat.core.server.admission.Admission;
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
  private final AtomicInteger rejections = new AtomicInteger();
  private volatile boolean closed;

  AcceptLoop(Listener listener, ServerContext server) {
    this.listener = listener;
    this.server = server;
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
    server.admission().expire(now);
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
    Admission.Refusal refusal =
        server.admission().refusal(connection.peerAddress(), now).orElse(null);
    if (refusal == null && server.isFull()) {
      refusal = new Admission.Refusal(ErrorCode.SESSION_FULL, ServerContext.FULL, false);
    }
    if (refusal == null) {
      server.welcome(connection);
    } else {
      if (!refusal.known()) {
        server.listener().rejected(connection.peerName(), refusal.reason());
      }
      reject(connection, refusal.code(), refusal.reason());
    }
  }

  private void reject(Connection connection, ErrorCode code, String reason) {
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
