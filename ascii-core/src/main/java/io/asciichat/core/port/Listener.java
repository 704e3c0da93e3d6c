package io.asciichat.core.port;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where connections come in. {@link #accept} is called by one thread; {@link #close} from any. */
public interface Listener extends AutoCloseable {
  /**
   * Waits for the next connection.
   *
   * @param timeoutNanos how long at the most; an implementation that cannot block may return
   *     earlier
   * @return the connection, or null when none came in time
   * @throws IOException when the listener failed or was closed
   */
  @Nullable Connection accept(long timeoutNanos) throws IOException;

  /**
   * Names whom to tell when {@link #accept} has something to return at once; see {@link
   * Connection#onReadable}.
   */
  default void onReadable(Runnable listener) {}

  /** The addresses it listens on, with the ports actually bound. */
  List<Endpoint> endpoints();

  /** Stops listening; a waiting {@link #accept} throws. Never throws, may be called repeatedly. */
  @Override
  void close();
}
