package io.asciichat.testkit.transport;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.ReceivedPacket;
import java.io.EOFException;
import java.io.IOException;
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
  private final BufferPool pool;
  private final byte[] headerBytes = new byte[PacketHeader.SIZE];
  private int headerFill;
  private @Nullable PacketHeader header;
  private @Nullable PooledBuffer payload;
  private int payloadFill;
  private long begun;
  private @Nullable IOException broken;

  PacketAssembler(Pipe pipe, Timeline time, BufferPool pool) {
    this.pipe = pipe;
    this.time = time;
    this.pool = pool;
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
      if (headerFill > 0) {
        broken = e;
      }
      discard();
      throw e;
    }
  }

  private @Nullable ReceivedPacket assemble(long deadline) throws IOException {
    while (headerFill < PacketHeader.SIZE) {
      int count = read(headerBytes, headerFill, PacketHeader.SIZE - headerFill, deadline);
      if (count == 0) {
        return null;
      }
      headerFill += count;
    }
    if (header == null) {
      header = PacketHeader.decode(headerBytes, 0);
    }
    if (payload == null) {
      payload = pool.take(header.length()).length(header.length());
    }
    while (payloadFill < header.length()) {
      int count = read(payload.array(), payloadFill, header.length() - payloadFill, deadline);
      if (count == 0) {
        return null;
      }
      payloadFill += count;
    }
    ReceivedPacket packet = new ReceivedPacket(header, payload, 0);
    payload = null;
    discard();
    return packet;
  }

  /** Bytes, or 0 when none may be waited for any longer. */
  private int read(byte[] target, int offset, int length, long deadline) throws IOException {
    boolean inside = headerFill > 0;
    int count = pipe.read(target, offset, length, inside ? begun + STALL_NANOS : deadline);
    if (count < 0) {
      throw new EOFException("the peer has closed the connection");
    }
    if (count == 0 && inside && time.nanos() - begun >= STALL_NANOS) {
      throw new IOException("the peer stalled in the middle of a packet");
    }
    if (!inside) {
      begun = time.nanos();
    }
    return count;
  }

  /** Forgets a packet that is not whole. */
  void discard() {
    if (payload != null) {
      payload.release();
      payload = null;
    }
    header = null;
    headerFill = 0;
    payloadFill = 0;
  }
}
