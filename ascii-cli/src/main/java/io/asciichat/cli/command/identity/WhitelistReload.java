package io.asciichat.cli.command.identity;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.crypto.keys.Whitelist;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Reads a server's list of clients again when it is asked to, and then ends the sessions of clients
 * that are not in it any more. A loop of its own, for keys may come from the network.
 */
public final class WhitelistReload implements Loop {
  /** Handshakes that were let in by the list before have ended by then, one way or the other. */
  static final Duration SECOND_LOOK = Duration.ofSeconds(75);

  private static final long NEVER = Long.MAX_VALUE;

  private final Whitelist clients;
  private final ListedServer server;
  private final AtomicBoolean asked = new AtomicBoolean();
  private long secondLook = NEVER;

  /** The server whose list it is. Called on the loop's thread. */
  public interface ListedServer {
    /** The list has been read, or stays as it was. */
    void reloaded(Whitelist.Reload reload);

    /** Ends these sessions. */
    void dismiss(Predicate<SessionInfo> whom);
  }

  public WhitelistReload(Whitelist clients, ListedServer server) {
    this.clients = clients;
    this.server = server;
  }

  /** Asks for the list to be read; any thread. The loop has to be woken then. */
  public void ask() {
    asked.set(true);
  }

  @Override
  public long step(long now) {
    if (asked.getAndSet(false)) {
      Whitelist.Reload reload = clients.reload();
      server.reloaded(reload);
      if (!reload.removed().isEmpty()) {
        server.dismiss(this::isRefused);
        secondLook = now + SECOND_LOOK.toNanos();
      }
    } else if (now >= secondLook) {
      secondLook = NEVER;
      server.dismiss(this::isRefused);
    }
    return asked.get() ? now : secondLook;
  }

  private boolean isRefused(SessionInfo session) {
    String identity = session.identity();
    return identity != null && !clients.allows(HexFormat.of().parseHex(identity));
  }
}
