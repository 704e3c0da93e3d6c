package io.asciichat.transport.tcp;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.IncomingPacket;
import io.asciichat.core.packet.ReceivedPacket;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the stream into packets. Bytes are read ahead into one direct buffer, so that small packets
 * share a system call; from there they are copied once, into the pooled buffer. (A read straight
 * into a heap array would be copied just the same, by the JDK.) For one thread, except {@link
 * #close()}.
 */
final class PacketInput {
  /**
   * Bytes per read: a raw 320×240 frame in four calls. 128 KiB measured no better, 32 KiB slightly
   * worse.
   */
  private static final int READ_AHEAD = 64 << 10;

  private final SocketChannel channel;
  private final StallLimit stall;
  private final Readiness readable;
  private final ByteBuffer ahead = ByteBuffer.allocateDirect(READ_AHEAD).limit(0);
  private final IncomingPacket incoming;

  /** The last read took all there was, so the next one begins with waiting. */
  private boolean drained = true;

  /** Why the position in the stream is lost, once it is. */
  private @Nullable IOException broken;

  PacketInput(SocketChannel channel, BufferPool pool, StallLimit stall) throws IOException {
    this.channel = channel;
    this.incoming = new IncomingPacket(pool);
    this.stall = stall;
    this.readable = new Readiness(channel, SelectionKey.OP_READ);
  }

  /** See {@link io.asciichat.core.port.Connection#receive}. */
  @Nullable ReceivedPacket receive(long timeoutNanos) throws IOException {
    if (broken != null) {
      throw new IOException(broken.getMessage(), broken);
    }
    if (!ahead.hasRemaining() && !fill(Readiness.deadlineIn(timeoutNanos))) {
      return null;
    }
    try {
      return packet(System.nanoTime());
    } catch (IOException e) {
      broken = e;
      throw e;
    } finally {
      incoming.discard();
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
    boolean came = ahead.hasRemaining() || fill(Readiness.deadlineIn(timeoutNanos));
    ahead.limit(ahead.position());
    return came;
  }

  private ReceivedPacket packet(long begun) throws IOException {
    while (!incoming.isWhole()) {
      if (!ahead.hasRemaining() && !fill(begun + stall.of(incoming.announced()))) {
        throw new SocketTimeoutException("the peer stalled in the middle of a packet");
      }
      int count = Math.min(ahead.remaining(), incoming.room());
      ahead.get(incoming.array(), incoming.offset(), count);
      incoming.arrived(count);
    }
    return incoming.take();
  }

  /** Reads what there is, after waiting if need be; false when nothing came before the deadline. */
  private boolean fill(long deadline) throws IOException {
    while (true) {
      if (drained && !readable.await(deadline)) {
        return false;
      }
      int count;
      ahead.clear();
      try {
        count = channel.read(ahead);
      } catch (SocketException e) {
        // Its own words, such as "Connection reset", are the system's and not for users.
        throw new IOException("the connection to the peer was lost", e);
      } finally {
        ahead.flip();
      }
      if (count < 0) {
        throw new EOFException("the peer has closed the connection");
      }
      drained = count < READ_AHEAD;
      if (count > 0) {
        return true;
      }
    }
  }

  /** Ends a wait with an exception. From any thread. */
  void close() {
    readable.close();
  }

  /**
   * The time that one packet may take from its first byte to its last. The limit stands against the
   * whole packet, so a peer that drips single bytes gains nothing.
   *
   * @param baseNanos for every packet
   * @param nanosPerMegabyte added in proportion for payloads above {@link #LARGE}
   */
  record StallLimit(long baseNanos, long nanosPerMegabyte) {
    /**
     * The C program's receive limits (protocol section 1.3): 5 s, and 0.8 s per MB for large ones.
     * Its cap of 60 s cannot be reached with 5 MiB packets.
     */
    static final StallLimit DEFAULT = new StallLimit(5_000_000_000L, 800_000_000L);

    /** Payload bytes up to which the base alone applies. */
    static final int LARGE = 100 << 10;

    private static final long MEGABYTE = 1_000_000;

    /** The limit for a packet with this many payload bytes, in nanoseconds. */
    long of(int payloadLength) {
      return payloadLength <= LARGE
          ? baseNanos
          : baseNanos + nanosPerMegabyte * payloadLength / MEGABYTE;
    }
  }
}
