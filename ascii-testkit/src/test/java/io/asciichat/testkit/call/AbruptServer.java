package io.asciichat.testkit.call;

import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Listener;
import java.io.IOException;

/** Does with each client that arrives what the test says, and counts them. */
final class AbruptServer {
  /** What becomes of a client. */
  interface Reception {
    /**
     * A client has come.
     *
     * @param number from 1
     */
    void receive(int number, Connection client) throws IOException;
  }

  private int clients;

  AbruptServer(LoopRunner runner, Listener listener, Reception reception) {
    LoopHandle accepting =
        runner.start(
            "abrupt accept",
            now -> {
              Connection accepted = listener.accept(1);
              if (accepted == null) {
                return now + 100_000_000L;
              }
              clients++;
              reception.receive(clients, accepted);
              return now;
            });
    listener.onReadable(accepting::wake);
  }

  /** How many have come so far. */
  int clients() {
    return clients;
  }
}
