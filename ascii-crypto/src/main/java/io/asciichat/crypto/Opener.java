package io.asciichat.crypto;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.crypto.ChannelKeys.DirectionKey;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The receiving direction. Used by the receive loop; {@link #opened} and {@link #close} may come
 * from other threads.
 *
 * <p>From a peer that speaks the extension, nonces are known in advance: a derived session id and
 * counters without gaps. A C peer chooses its session id, which must then stay the same and differ
 * from this side's (a packet that is sent back opens, because both directions have one key), and no
 * counter may come twice; see {@link ReplayWindow} for why they need not rise.
 */
final class Opener {
  private static final int MIN_BYTES =
      SecretBox.NONCE_SIZE + SecretBox.MAC_SIZE + PacketHeader.SIZE;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final BufferPool pool;
  private final boolean strict;
  private final byte[] ownSessionId;
  private final Extension.Fallback fallback;
  private final byte[] sessionId = new byte[DirectionKey.SESSION_ID_SIZE];
  private final byte[] innerHeader = new byte[PacketHeader.SIZE];
  private final SecretBox box = new SecretBox();
  private final UseGuard guard = new UseGuard(box::close);
  private final AtomicLong last = new AtomicLong();
  private ReplayWindow window = new ReplayWindow();
  private boolean sessionIdKnown;

  /**
   * @param first is copied and wiped
   * @param strict whether the peer speaks the extension: no plaintext, no gaps
   * @param ownSessionId what the peer's must differ from
   * @param fallback what the session id of a peer must not show
   */
  Opener(
      BufferPool pool,
      DirectionKey first,
      boolean strict,
      byte[] ownSessionId,
      Extension.Fallback fallback) {
    this.pool = pool;
    this.strict = strict;
    this.ownSessionId = ownSessionId;
    this.fallback = fallback;
    load(first);
    first.wipe();
  }

  /** See {@link io.asciichat.core.port.PacketCipher#open}. */
  ReceivedPacket open(ReceivedPacket packet) throws IOException {
    boolean passedOn = false;
    try {
      guard.enter();
      try {
        if (packet.header().type() != PacketType.ENCRYPTED.code()) {
          checkPlain(packet);
          passedOn = true;
          return packet;
        }
        return openSealed(packet);
      } finally {
        guard.exit();
      }
    } finally {
      if (!passedOn) {
        packet.release();
      }
    }
  }

  /** Opens everything from now on with this key, which passes to it. */
  void adopt(DirectionKey key) throws IOException {
    try {
      guard.enter();
      try {
        load(key);
      } finally {
        guard.exit();
      }
    } finally {
      key.wipe();
    }
  }

  /** Packets opened under the present key; with a C peer, its highest counter. */
  long opened() {
    return last.get();
  }

  void close() {
    guard.close();
  }

  private void load(DirectionKey key) {
    byte[] known = key.sessionId();
    sessionIdKnown = known != null;
    if (known != null) {
      System.arraycopy(known, 0, sessionId, 0, sessionId.length);
    }
    box.key(key.key());
    last.set(0);
    window = new ReplayWindow();
  }

  private void checkPlain(ReceivedPacket packet) throws IOException {
    PacketType type = PacketType.of(packet.header().type());
    if (strict || type == null || !type.alwaysPlain()) {
      throw new IOException(
          "packet of type " + packet.header().type() + " came in clear on an encrypted connection");
    }
    packet.checkCrc();
  }

  private ReceivedPacket openSealed(ReceivedPacket packet) throws IOException {
    int length = packet.length();
    if (length < MIN_BYTES) {
      throw new IOException("encrypted packet of only " + length + " bytes");
    }
    byte[] sealed = packet.array();
    int offset = packet.offset();
    long counter = (long) LONG.get(sealed, offset + DirectionKey.SESSION_ID_SIZE);
    checkNonce(sealed, offset, counter);
    if (!box.open(sealed, offset, length)) {
      throw new IOException("an encrypted packet was forged or damaged, or the keys differ");
    }
    if (!sessionIdKnown) {
      System.arraycopy(sealed, offset, sessionId, 0, sessionId.length);
      if (fallback.isMarked(sessionId)) {
        throw new IOException("protections that both sides have were switched off in between");
      }
      sessionIdKnown = true;
    }
    window.remember(counter);
    last.lazySet(strict ? counter : window.highest());
    return inner(length - MIN_BYTES);
  }

  private void checkNonce(byte[] sealed, int offset, long counter) throws IOException {
    int end = offset + DirectionKey.SESSION_ID_SIZE;
    if (Arrays.equals(sealed, offset, end, ownSessionId, 0, ownSessionId.length)) {
      throw new IOException("a packet of this side came back");
    }
    if (sessionIdKnown && !Arrays.equals(sealed, offset, end, sessionId, 0, sessionId.length)) {
      throw new IOException("an encrypted packet belongs to another connection");
    }
    if (strict ? counter != last.getPlain() + 1 : !window.allows(counter)) {
      throw new IOException(
          "an encrypted packet was repeated, lost or out of order: number "
              + Long.toUnsignedString(counter)
              + " after "
              + Long.toUnsignedString(last.getPlain()));
    }
  }

  private ReceivedPacket inner(int length) throws IOException {
    box.text(0, innerHeader, innerHeader.length);
    PacketHeader header = PacketHeader.decode(innerHeader, 0);
    if (header.length() != length) {
      throw new IOException(
          "an encrypted packet holds " + length + " bytes and announces " + header.length());
    }
    if (header.type() == PacketType.ENCRYPTED.code()) {
      throw new IOException("an encrypted packet within an encrypted packet");
    }
    PooledBuffer buffer = pool.take(length);
    box.text(PacketHeader.SIZE, buffer.array(), length);
    ReceivedPacket inner = new ReceivedPacket(header, buffer.length(length), 0);
    try {
      inner.checkCrc();
    } catch (IOException e) {
      buffer.release();
      throw e;
    }
    return inner;
  }
}
