package io.asciichat.core.client;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.error.ErrorCode.Category;
import io.asciichat.core.error.ErrorContext;
import io.asciichat.core.error.ErrorContext.Operation;
import io.asciichat.core.link.LinkEnd;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.ForeignProtocol;
import io.asciichat.core.packet.FramingException;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the client connected: connects, waits for the link's end, and tries again with growing
 * pauses. The first connection must succeed, and a server that refuses is not asked again: both are
 * mistakes that a person has to mend.
 *
 * <p>With one exception: when the first connection breaks without a word before the server has let
 * this client in, another is made after the first pause. C servers hang up on a client that takes
 * more than a second for a step, which happens on a busy machine, and on a client that comes within
 * two seconds after another has left.
 */
final class ConnectLoop implements Loop {
  /** Stands for attempts without a limit. */
  static final int NO_LIMIT = -1;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** For a server's next word in the handshake. It computes no longer than a second. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private static final long SECOND_NANOS = 1_000_000_000L;

  private final ClientContext client;
  private final Transport transport;
  private final Security security;
  private final Endpoint endpoint;
  private final int attempts;
  private final Backoff backoff = new Backoff();
  private boolean linked;
  private boolean everSettled;
  private long retryAt;
  private String reason = "";

  /**
   * @param attempts how often to try again in a row, or {@link #NO_LIMIT}
   */
  ConnectLoop(
      ClientContext client,
      Transport transport,
      Security security,
      Endpoint endpoint,
      int attempts) {
    this.client = client;
    this.transport = transport;
    this.security = security;
    this.endpoint = endpoint;
    this.attempts = attempts;
  }

  @Override
  public long step(long now) throws InterruptedException {
    LinkEnd end = client.takeLost();
    if (end != null) {
      return afterLoss(end, now);
    }
    if (linked) {
      return WHEN_WOKEN;
    }
    if (now < retryAt) {
      long seconds = (retryAt - now + SECOND_NANOS - 1) / SECOND_NANOS;
      // The time first: a narrow terminal cuts the reason off, not this.
      client.status("trying again in " + seconds + " s: " + reason);
      return Math.min(retryAt, now + SECOND_NANOS);
    }
    client.status("connecting to " + endpoint + "…");
    try {
      linked = true;
      connect();
      return WHEN_WOKEN;
    } catch (AsciiChatException e) {
      e.during(new ErrorContext(Operation.CONNECTING, endpoint.toString()));
      return afterLoss(new LinkEnd(e.code(), e.getMessage(), true, e), now);
    }
  }

  /** Makes one attempt; what comes of it is told through the context. */
  private void connect() throws InterruptedException {
    // All that need not wait for the connection comes before it: its server may be impatient.
    security.prepare();
    ServerLink server = new ServerLink(client);
    BufferPool pool = client.runtime().pool();
    Connection connection = transport.connect(endpoint, pool, CONNECT_TIMEOUT.toNanos());
    PeerLink link;
    try {
      Handshake handshake = security.connect(pool, connection.peerName());
      link = new PeerLink("server", client.runtime(), connection, handshake, server);
      link.answerWithin(ANSWER_TIMEOUT);
      server.attach(link);
      client.attach(server);
      link.start();
    } catch (RuntimeException | Error failure) {
      connection.close();
      throw failure;
    }
    if (client.end().isDone()) {
      link.close();
    }
  }

  private long afterLoss(LinkEnd end, long now) {
    linked = false;
    if (client.end().isDone()) {
      // The link ended because the client did: nothing to tell, nothing to try again.
      return DONE;
    }
    if (client.takeSettled()) {
      everSettled = true;
      backoff.reset();
    }
    boolean broken = isBroken(end.cause());
    boolean secondChance = broken && !everSettled && backoff.failures() == 0;
    boolean refused = end.duringHandshake() && isRefusal(end.code()) && !broken;
    boolean exhausted = attempts >= 0 && backoff.failures() >= attempts;
    if (!secondChance && (refused || !everSettled || exhausted)) {
      client.finish(new ClientEnd(end.code(), advice(end, broken), context(end), end.cause()));
      return DONE;
    }
    long delay = backoff.next();
    retryAt = now + delay;
    reason = end.message();
    client.listener().reconnecting(end.code(), reason, Duration.ofNanos(delay));
    return now;
  }

  private ErrorContext context(LinkEnd end) {
    ErrorContext known = end.cause() instanceof AsciiChatException told ? told.context() : null;
    Operation operation = end.duringHandshake() ? Operation.SHAKING_HANDS : Operation.TALKING;
    return known != null ? known : new ErrorContext(operation, endpoint.toString());
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
    String where = endpoint.toString();
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
      return end.message()
          + ", twice: is "
          + where
          + " an ascii-chat server, 0.9 or later? If it is a C server, it waits one second for each"
          + " answer: try again when this machine is less busy";
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
    return code == ErrorCode.NOT_SUPPORTED || code.category() == Category.SECURITY;
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    client.finish(
        failure == null || failure instanceof InterruptedException
            ? new ClientEnd(ErrorCode.OK, "closed", null)
            : new ClientEnd(ErrorCode.INTERNAL, "internal error: " + failure, failure));
  }
}
