package io.asciichat.testkit.transport;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The listener for connections inside this process. */
final class MemoryListener implements Listener {
  private final Timeline time;
  private final List<Endpoint> endpoints;
  private final BufferPool pool;
  private final Map<Integer, MemoryListener> bound;
  private final Queue<MemoryConnection> waiting = new ConcurrentLinkedQueue<>();
  private final Timeline.Signal arrival = new Timeline.Signal();
  private volatile boolean closed;
  private volatile Runnable listener = () -> {};

  /**
   * @param pool of the connections that come in
   * @param bound the network's listeners by port; this one takes itself out when it closes
   */
  MemoryListener(
      Timeline time,
      List<Endpoint> endpoints,
      BufferPool pool,
      Map<Integer, MemoryListener> bound) {
    this.time = time;
    this.endpoints = endpoints;
    this.pool = pool;
    this.bound = bound;
  }

  BufferPool pool() {
    return pool;
  }

  void arrive(MemoryConnection connection) {
    waiting.add(connection);
    if (closed) {
      closeWaiting();
    }
    arrival.raise();
    time.tellAt(time.nanos(), () -> listener.run());
  }

  @Override
  public @Nullable Connection accept(long timeoutNanos) throws IOException {
    long deadline = time.nanos() + Math.clamp(timeoutNanos, 0, Long.MAX_VALUE / 4);
    while (true) {
      if (closed) {
        throw new IOException("the listener was closed");
      }
      MemoryConnection connection = waiting.poll();
      long left = deadline - time.nanos();
      if (connection != null || time.simulated() || left <= 0) {
        return connection;
      }
      arrival.await(left);
    }
  }

  @Override
  public void onReadable(Runnable newListener) {
    listener = newListener;
    time.tellAt(time.nanos(), () -> listener.run());
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  @Override
  public void close() {
    closed = true;
    bound.values().removeIf(other -> other == this);
    closeWaiting();
    arrival.raise();
  }

  private void closeWaiting() {
    for (MemoryConnection left = waiting.poll(); left != null; left = waiting.poll()) {
      left.close();
    }
  }
}
