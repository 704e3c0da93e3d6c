package io.asciichat.testkit.fault;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Transport;
import io.asciichat.testkit.transport.MemoryConnection;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of a network with faults: connections that cannot be accepted, packets without
 * memory, packets in another order, clients that are no longer heard.
 */
final class FaultyTransport implements Transport {
  private final Transport real;
  private final Faults faults;
  private final LongSupplier clock;

  /** The newest connection from each address. */
  private final Map<String, FaultyConnection> newest = new HashMap<>();

  private final Map<String, Long> reorderedUntil = new HashMap<>();

  FaultyTransport(Transport real, Faults faults, LongSupplier clock) {
    this.real = real;
    this.faults = faults;
    this.clock = clock;
  }

  /**
   * Hears nothing more from an address on the connection that it has now.
   *
   * @return ends it
   */
  Runnable deafTo(String address) {
    FaultyConnection connection = newest.get(address);
    if (connection != null && connection.real instanceof MemoryConnection memory) {
      memory.pause();
      return memory::resume;
    }
    return () -> {};
  }

  /** Swaps the packets to and from an address, two by two, until a time. */
  void reorder(String address, long untilNanos) {
    reorderedUntil.put(address, untilNanos);
  }

  private boolean reorders(String address) {
    return !reorderedUntil.isEmpty()
        && clock.getAsLong() < reorderedUntil.getOrDefault(address, Long.MIN_VALUE);
  }

  @Override
  public Connection connect(Endpoint endpoint, BufferPool pool, long timeoutNanos)
      throws InterruptedException {
    return real.connect(endpoint, pool, timeoutNanos);
  }

  @Override
  public Listener listen(List<Endpoint> endpoints, BufferPool pool) {
    return new FaultyListener(real.listen(endpoints, pool));
  }

  private final class FaultyListener implements Listener {
    private final Listener real;
    private @Nullable Connection unaccepted;

    FaultyListener(Listener real) {
      this.real = real;
    }

    @Override
    public @Nullable Connection accept(long timeoutNanos) throws IOException {
      Connection next = unaccepted;
      unaccepted = null;
      if (next == null) {
        next = real.accept(timeoutNanos);
      }
      if (next == null) {
        return null;
      }
      if (faults.noDescriptor()) {
        unaccepted = next;
        throw new IOException("Too many open files");
      }
      FaultyConnection accepted = new FaultyConnection(next);
      newest.put(next.peerAddress(), accepted);
      return accepted;
    }

    @Override
    public void onReadable(Runnable listener) {
      real.onReadable(listener);
    }

    @Override
    public List<Endpoint> endpoints() {
      return real.endpoints();
    }

    @Override
    public void close() {
      real.close();
      Connection left = unaccepted;
      unaccepted = null;
      if (left != null) {
        left.close();
      }
    }
  }

  private final class FaultyConnection implements Connection {
    private final Connection real;
    private final String address;
    private @Nullable ReceivedPacket overtaken;
    private byte @Nullable [] delayed;
    private boolean closed;

    FaultyConnection(Connection real) {
      this.real = real;
      this.address = real.peerAddress();
    }

    @Override
    public @Nullable ReceivedPacket receive(long timeoutNanos) throws IOException {
      faults.receiving(address);
      ReceivedPacket first = overtaken;
      overtaken = null;
      if (first != null) {
        return first;
      }
      first = real.receive(timeoutNanos);
      if (first == null || !reorders(address)) {
        return first;
      }
      ReceivedPacket second;
      try {
        second = real.receive(0);
      } catch (IOException e) {
        // The next call tells of it again.
        return first;
      }
      if (second == null) {
        return first;
      }
      overtaken = first;
      return second;
    }

    @Override
    public void limitPayload(int maxBytes) {
      real.limitPayload(maxBytes);
    }

    @Override
    public boolean discard(long timeoutNanos) throws IOException {
      return real.discard(timeoutNanos);
    }

    @Override
    public long sentBytes() {
      return real.sentBytes();
    }

    @Override
    public void send(byte[] packet, int offset, int length) throws IOException {
      faults.sending(address);
      byte[] waiting = delayed;
      if (waiting == null && reorders(address)) {
        delayed = Arrays.copyOfRange(packet, offset, offset + length);
        return;
      }
      real.send(packet, offset, length);
      if (waiting != null) {
        delayed = null;
        real.send(waiting, 0, waiting.length);
      }
    }

    @Override
    public long writableAt(long now) {
      return real.writableAt(now);
    }

    @Override
    public void onReadable(Runnable listener) {
      real.onReadable(listener);
    }

    @Override
    public String peerAddress() {
      return address;
    }

    @Override
    public String peerName() {
      return real.peerName();
    }

    @Override
    public void close() {
      ReceivedPacket left = overtaken;
      overtaken = null;
      if (left != null && !closed) {
        left.release();
      }
      closed = true;
      real.close();
    }
  }
}
