package io.asciichat.core.client;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.link.LinkEnd;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a server that is not known to speak the extended dialect ended a session before it
 * had begun, where its own words do not help: C servers and their clients must agree on encryption
 * without having talked about it. For the receive loop.
 */
final class Diagnosis {
  /**
   * How soon a C server without encryption hangs up: with the first packet that it cannot open. One
   * that takes longer has other reasons, or the line has.
   */
  private static final long MAX_HANG_UP_NANOS = 2_000_000_000L;

  private long since;
  private boolean heard;
  private boolean foreign;

  /** The handshake is done. */
  void established(long now) {
    since = now;
  }

  /** A packet came. */
  void heard() {
    heard = true;
  }

  /** Returns whether one has come. */
  boolean hasHeard() {
    return heard;
  }

  /** The server has shown in clear that it speaks ACIP alone. */
  void foreign() {
    foreign = true;
  }

  /**
   * What to tell instead, as a refusal, or the reason itself.
   *
   * @param reason as the server or the connection gave it
   * @param encrypted whether the handshake has led to encryption
   * @param settled whether pictures or sound came, so that the session had begun
   * @param now when it ended
   */
  LinkEnd of(LinkEnd reason, boolean encrypted, boolean settled, long now) {
    if (reason.code() == ErrorCode.OK) {
      return reason;
    }
    boolean hungUp = reason.code() == ErrorCode.NETWORK && isHangUp(reason.cause());
    if (!encrypted && (saysProtocol(reason) || (foreign && !settled && hungUp))) {
      return refusal(
          ErrorCode.NOT_SUPPORTED,
          "C servers cannot do without encryption: leave out --no-encrypt, on the server too",
          reason);
    }
    if (encrypted && !heard && hungUp && now - since <= MAX_HANG_UP_NANOS) {
      return refusal(
          ErrorCode.HANDSHAKE,
          "the server hung up on the first packet after the handshake: it is a C server that waited"
              + " for its one second, or has --no-encrypt, which has to be left out, or the handshake"
              + " was changed on the way",
          reason);
    }
    return reason;
  }

  /**
   * Returns whether the server has closed the connection, rather than the line or a packet broken
   * it.
   */
  private static boolean isHangUp(@Nullable Throwable cause) {
    return cause instanceof EOFException
        || cause instanceof SocketException
        || cause instanceof IOException
            && String.valueOf(cause.getMessage()).matches("(Connection reset|Broken pipe).*");
  }

  /** C servers say so to everybody in clear, because they misread what they get; even late. */
  private static boolean saysProtocol(LinkEnd reason) {
    return reason.code() == ErrorCode.PROTOCOL && reason.cause() == null;
  }

  private static LinkEnd refusal(ErrorCode code, String message, LinkEnd reason) {
    return new LinkEnd(code, message, true, reason.cause());
  }
}
