package io.asciichat.core.packet;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One packet after another while it arrives: the header, then the payload in a pooled buffer. A
 * transport reads at most {@link #room()} bytes into {@link #array()} from {@link #offset()} on,
 * says how many with {@link #arrived}, and goes on until the packet {@link #isWhole()}:
 *
 * <pre>{@code
 * while (!incoming.isWhole()) {
 *   incoming.arrived(read(incoming.array(), incoming.offset(), incoming.room()));
 * }
 * return incoming.take();
 * }</pre>
 *
 * <p>The buffer grows with what arrives and not with what the header announces, or a few bytes
 * would cost megabytes: at first it has 64 KiB at the most, then always at least half of it is
 * filled. A connection that has brought a whole packet gets room for another of that length at
 * once, so that a stream of pictures is copied into place once and takes one buffer each.
 *
 * <p>For one thread.
 */
public final class IncomingPacket {
  /**
   * The most bytes that a header alone is worth on a connection that has brought little, 64 KiB.
   */
  static final int MAX_FIRST_ROOM = 64 << 10;

  private final BufferPool pool;
  private final byte[] headerBytes = new byte[PacketHeader.SIZE];
  private int maxPayload = PacketHeader.MAX_PAYLOAD;

  /** The longest payload that came whole. */
  private int longest;

  /** Whether a whole packet has come. */
  private boolean introduced;

  private @Nullable PacketHeader header;
  private @Nullable PooledBuffer payload;

  /** Bytes there are of the payload, or of the header as long as that is not whole. */
  private int filled;

  /**
   * @param pool where payloads are put
   */
  public IncomingPacket(BufferPool pool) {
    this.pool = pool;
  }

  /** See {@link io.asciichat.core.port.Connection#limitPayload}; holds from the next header on. */
  public void limitPayload(int maxBytes) {
    maxPayload = maxBytes;
  }

  /** The array that takes the next bytes. */
  public byte[] array() {
    return payload == null ? headerBytes : payload.array();
  }

  /** Index of the next byte. */
  public int offset() {
    return filled;
  }

  /** The number of bytes that may come next; above 0 until the packet is whole. */
  public int room() {
    PooledBuffer room = payload;
    return header == null || room == null
        ? PacketHeader.SIZE - filled
        : Math.min(header.length(), room.capacity()) - filled;
  }

  /** Returns whether bytes of a packet have come that was not taken yet. */
  public boolean hasBegun() {
    return filled > 0 || header != null;
  }

  /** Payload bytes announced by the header; 0 while that is not whole. */
  public int announced() {
    return header == null ? 0 : header.length();
  }

  /**
   * Takes notice of bytes that were put where they belong.
   *
   * @param count 0 to {@link #room()}
   * @throws FramingException when the header breaks the rules, or the stream's first bytes cannot
   *     be a header's; the stream is lost, and what is held must be given up with {@link
   *     #discard()}
   */
  public void arrived(int count) throws FramingException {
    filled += count;
    PacketHeader known = header;
    PooledBuffer full = payload;
    if (known == null || full == null) {
      // Not only when the header is whole: an alert of TLS is shorter, and nothing follows it.
      if (!introduced && ForeignProtocol.isForeign(headerBytes, filled)) {
        throw FramingException.foreign(headerBytes, filled);
      }
      if (filled == PacketHeader.SIZE) {
        PacketHeader decoded = PacketHeader.decode(headerBytes, 0, maxPayload);
        payload = pool.take(Math.min(decoded.length(), Math.max(MAX_FIRST_ROOM, longest)));
        header = decoded;
        filled = 0;
      }
    } else if (filled == full.capacity() && filled < known.length()) {
      PooledBuffer larger = pool.take(Math.min(known.length(), 2 * filled));
      System.arraycopy(full.array(), 0, larger.array(), 0, filled);
      payload = larger;
      full.release();
    }
  }

  /** Returns whether nothing of the packet is missing. */
  public boolean isWhole() {
    return header != null && filled == header.length();
  }

  /**
   * Hands out the packet, whose reference the caller now owns; the next one may arrive.
   *
   * @throws IllegalStateException when it is not whole
   */
  public ReceivedPacket take() {
    PacketHeader known = header;
    PooledBuffer full = payload;
    if (known == null || full == null || filled != known.length()) {
      throw new IllegalStateException("the packet is not whole");
    }
    longest = Math.max(longest, filled);
    introduced = true;
    header = null;
    payload = null;
    filled = 0;
    return new ReceivedPacket(known, full.length(known.length()), 0);
  }

  /** Gives up a packet that is not whole; without one it does nothing. */
  public void discard() {
    PooledBuffer held = payload;
    header = null;
    payload = null;
    filled = 0;
    if (held != null) {
      held.release();
    }
  }
}
