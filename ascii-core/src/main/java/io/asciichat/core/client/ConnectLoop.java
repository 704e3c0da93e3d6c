package io.asciichat.core.client;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.link.LinkEnd;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.ForeignProtocol;
import io.asciichat.core.packet.FramingException;
import io.asciichat.core.port.Endpoint;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the client connected: connects, waits for the link's end, and tries again with growing
 * pauses. The first connection must succeed, and a server that refuses is not asked again: both are
 * mistakes that a person has to mend.
 *
 * <p>With one exception: when the first connection breaks without a word before the server has let
 * this client in, another is made after the first pause. C servers hang up on a client that takes
 * more than a second for a step, which happens on a busy machine, and on whoever comes within two
 * seconds after somebody has left.
 */
final class ConnectLoop implements Loop {
  private static final long SECOND = 1_000_000_000L;

  private final AsciiChatClient client;
  private final int attempts;
  private final Backoff backoff = new Backoff();
  private final AtomicReference<@Nullable LinkEnd> lost = new AtomicReference<>();
  private boolean linked;
  private boolean everSettled;
  private volatile boolean settled;
  private long retryAt;
  private String reason = "";

  /**
   * @param attempts how often to try again in a row; negative for no limit
   */
  ConnectLoop(AsciiChatClient client, int attempts) {
    this.client = client;
    this.attempts = attempts;
  }

  /** The server has let this client in. */
  void settled() {
    settled = true;
  }

  /** The link is over. */
  void lost(LinkEnd end) {
    lost.set(end);
  }

  @Override
  public long step(long now) throws InterruptedException {
    LinkEnd end = lost.getAndSet(null);
    if (end != null) {
      return afterLoss(end, now);
    }
    if (linked) {
      return WHEN_WOKEN;
    }
    if (now < retryAt) {
      long seconds = (retryAt - now + SECOND - 1) / SECOND;
      // The time first: a narrow terminal cuts the reason off, not this.
      client.status("trying again in " + seconds + " s: " + reason);
      return Math.min(retryAt, now + SECOND);
    }
    client.status("connecting to " + client.endpoint() + "…");
    try {
      linked = true;
      client.connect();
      return WHEN_WOKEN;
    } catch (AsciiChatException e) {
      return afterLoss(new LinkEnd(e.code(), e.getMessage(), true, e), now);
    }
  }

  private long afterLoss(LinkEnd end, long now) {
    linked = false;
    if (client.hasEnded()) {
      // The link ended because the client did: nothing to tell, nothing to try again.
      return DONE;
    }
    if (settled) {
      settled = false;
      everSettled = true;
      backoff.reset();
    }
    boolean broken = isBroken(end.cause());
    boolean secondChance = broken && !everSettled && backoff.failures() == 0;
    boolean refused = end.duringHandshake() && isRefusal(end.code()) && !broken;
    boolean exhausted = attempts >= 0 && backoff.failures() >= attempts;
    if (!secondChance && (refused || !everSettled || exhausted)) {
      client.finish(new ClientEnd(end.code(), advice(end, broken), end.cause()));
      return DONE;
    }
    long delay = backoff.next();
    retryAt = now + delay;
    reason = end.message();
    client.listener().reconnecting(end, Duration.ofNanos(delay));
    return now;
  }

  /** Whether the connection broke or the server hung up, in place of anything said. */
  private static boolean isBroken(@Nullable Throwable cause) {
    return cause instanceof IOException && !(cause instanceof FramingException) && !isStall(cause);
  }

  private static boolean isStall(@Nullable Throwable cause) {
    return cause instanceof SocketTimeoutException;
  }

  /** Why it has ended, and what to do about it where no ascii-chat server has answered. */
  private String advice(LinkEnd end, boolean broken) {
    ForeignProtocol spoken =
        end.cause() instanceof FramingException framing ? framing.spoken() : null;
    String where = client.endpoint().toString();
    if (spoken != null) {
      String what =
          spoken == ForeignProtocol.UNKNOWN
              ? end.message() + "; " + where + " is"
              : where + " speaks " + spoken.title() + ": it is " + spoken.server() + ",";
      return what
          + " not an ascii-chat server; check the host and the port, usually "
          + Endpoint.DEFAULT_PORT;
    }
    if (!everSettled && broken && end.code() == ErrorCode.NETWORK) {
      return end.message() + ", twice: is " + where + " an ascii-chat server, 0.9 or later?";
    }
    boolean silent =
        end.duringHandshake()
            && end.code() == ErrorCode.TIMEOUT
            && (end.cause() == null || isStall(end.cause()));
    return !everSettled && silent
        ? end.message()
            + ": is "
            + where
            + " an ascii-chat server, 0.9 or later? If it is, it hangs or is stopped"
        : end.message();
  }

  private static boolean isRefusal(ErrorCode code) {
    return switch (code) {
      case AUTH, HANDSHAKE, NOT_SUPPORTED, CRYPTO -> true;
      default -> false;
    };
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    client.finish(
        failure == null || failure instanceof InterruptedException
            ? new ClientEnd(ErrorCode.OK, "closed", null)
            : new ClientEnd(ErrorCode.INTERNAL, "internal error: " + failure, failure));
  }
}
