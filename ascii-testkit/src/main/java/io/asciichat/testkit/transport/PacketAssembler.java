package io.asciichat.testkit.transport;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.IncomingPacket;
import io.asciichat.core.packet.ReceivedPacket;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Puts packets together from a pipe's bytes. In simulation a packet may take several calls; a real
 * thread stays until it is whole. For one thread.
 */
final class PacketAssembler {
  /** How long a packet that has begun may take, 10 s: more than any that real adapters allow. */
  private static final long STALL_NANOS = 10_000_000_000L;

  private final Pipe pipe;
  private final Timeline time;
  private final IncomingPacket incoming;
  private final byte[] waste = new byte[4096];
  private long begun;
  private @Nullable IOException broken;

  PacketAssembler(Pipe pipe, Timeline time, BufferPool pool) {
    this.pipe = pipe;
    this.time = time;
    this.incoming = new IncomingPacket(pool);
  }

  /** See {@link io.asciichat.core.port.Connection#receive}. */
  @Nullable ReceivedPacket receive(long timeoutNanos) throws IOException {
    if (broken != null) {
      throw new IOException(broken.getMessage(), broken);
    }
    long deadline = time.nanos() + Math.clamp(timeoutNanos, 0, Long.MAX_VALUE / 4);
    try {
      return assemble(deadline);
    } catch (IOException e) {
      if (incoming.hasBegun()) {
        broken = e;
      }
      incoming.discard();
      throw e;
    }
  }

  /** See {@link io.asciichat.core.port.Connection#limitPayload}. */
  void limitPayload(int maxBytes) {
    incoming.limitPayload(maxBytes);
  }

  /** See {@link io.asciichat.core.port.Connection#discard}. */
  boolean discard(long timeoutNanos) throws IOException {
    if (broken == null) {
      broken = new IOException("what came was thrown away");
    }
    incoming.discard();
    long deadline = time.nanos() + Math.clamp(timeoutNanos, 0, Long.MAX_VALUE / 4);
    int count = pipe.read(waste, 0, waste.length, deadline);
    if (count < 0) {
      throw new EOFException("the peer has closed the connection");
    }
    return count > 0;
  }

  private @Nullable ReceivedPacket assemble(long deadline) throws IOException {
    while (!incoming.isWhole()) {
      int count = read(deadline);
      if (count == 0) {
        return null;
      }
      incoming.arrived(count);
    }
    return incoming.take();
  }

  /** Bytes, or 0 when none may be waited for any longer. */
  private int read(long deadline) throws IOException {
    boolean inside = incoming.hasBegun();
    int count =
        pipe.read(
            incoming.array(),
            incoming.offset(),
            incoming.room(),
            inside ? begun + STALL_NANOS : deadline);
    if (count < 0) {
      throw new EOFException("the peer has closed the connection");
    }
    if (count == 0 && inside && time.nanos() - begun >= STALL_NANOS) {
      throw new SocketTimeoutException("the peer stalled in the middle of a packet");
    }
    if (!inside) {
      begun = time.nanos();
    }
    return count;
  }

  /** Forgets a packet that is not whole. */
  void forget() {
    incoming.discard();
  }
}
