package io.asciichat.core.client;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.link.LinkEnd;

/**
 * Why a server that is not known to be ours ended a session before it had begun, where its own
 * words do not help: C servers and their clients must agree on encryption without having talked
 * about it. For the receive loop.
 */
final class Diagnosis {
  private boolean heard;
  private boolean foreign;

  /** A packet came. */
  void heard() {
    heard = true;
  }

  /** The server has shown in clear that it is not ours. */
  void foreign() {
    foreign = true;
  }

  /**
   * What to tell instead, as a refusal, or the reason itself.
   *
   * @param reason as the server or the connection gave it
   * @param encrypted whether the handshake has led to encryption
   * @param settled whether pictures or sound came, so that the session had begun
   */
  LinkEnd of(LinkEnd reason, boolean encrypted, boolean settled) {
    if (reason.code() == ErrorCode.OK) {
      return reason;
    }
    if (!encrypted && (saysProtocol(reason) || (foreign && !settled))) {
      return refusal(
          ErrorCode.NOT_SUPPORTED,
          "C servers cannot do without encryption: leave out --no-encrypt, on the server too",
          reason);
    }
    if (encrypted && !heard && reason.code() == ErrorCode.NETWORK) {
      return refusal(
          ErrorCode.HANDSHAKE,
          "the server hung up after the handshake, as C servers with --no-encrypt do: start it"
              + " without",
          reason);
    }
    return reason;
  }

  /** C servers say so to everybody in clear, because they misread what they get; even late. */
  private static boolean saysProtocol(LinkEnd reason) {
    return reason.code() == ErrorCode.PROTOCOL && reason.cause() == null;
  }

  private static LinkEnd refusal(ErrorCode code, String message, LinkEnd reason) {
    return new LinkEnd(code, message, true, reason.cause());
  }
}
