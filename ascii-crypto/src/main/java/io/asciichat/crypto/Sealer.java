package io.asciichat.crypto;

import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.crypto.ChannelKeys.DirectionKey;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The sending direction. The nonce is a session id of 16 bytes and a big-endian counter that begins
 * with 1 under every key. Used by the send loop; {@link #switchAfterAnswer} and {@link #close} come
 * from other threads.
 */
final class Sealer {
  /** Outer header, nonce, MAC, inner header. */
  static final int OVERHEAD = 2 * PacketHeader.SIZE + SecretBox.NONCE_SIZE + SecretBox.MAC_SIZE;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Neither 0 nor this is ever used, as in the C program. */
  private static final long LAST = -1L;

  private final boolean everything;
  private final byte[] nonce = new byte[SecretBox.NONCE_SIZE];
  private final byte[] innerHeader = new byte[PacketHeader.SIZE];
  private final CRC32C crc = new CRC32C();
  private final SecretBox box = new SecretBox();
  private final AtomicReference<@Nullable DirectionKey> next = new AtomicReference<>();
  private final UseGuard guard = new UseGuard(this::wipe);
  private long counter;

  /**
   * @param first is copied and wiped
   * @param everything whether the types that the C program always sends in clear are sealed too
   */
  Sealer(DirectionKey first, boolean everything) {
    this.everything = everything;
    adopt(first);
  }

  /** See {@link io.asciichat.core.port.PacketCipher#seal}. */
  int seal(
      PacketType type,
      byte[] payload,
      int offset,
      int length,
      int payloadCrc,
      byte[] out,
      int outOffset)
      throws IOException {
    guard.enter();
    try {
      int innerCrc = length == 0 ? 0 : payloadCrc;
      if (!everything && type.alwaysPlain()) {
        PacketHeader.encode(type.code(), length, innerCrc, out, outOffset);
        System.arraycopy(payload, offset, out, outOffset + PacketHeader.SIZE, length);
        return PacketHeader.SIZE + length;
      }
      if (counter == LAST) {
        throw new IOException("the key of this connection is used up");
      }
      PacketHeader.encode(type.code(), length, innerCrc, innerHeader, 0);
      LONG.set(nonce, DirectionKey.SESSION_ID_SIZE, counter);
      counter++;
      int start = outOffset + PacketHeader.SIZE;
      int size = box.seal(nonce, innerHeader, payload, offset, length, out, start);
      crc.reset();
      crc.update(out, start, size);
      PacketHeader.encode(PacketType.ENCRYPTED.code(), size, (int) crc.getValue(), out, outOffset);
      if (type == PacketType.REKEY_RESPONSE || type == PacketType.REKEY_COMPLETE) {
        switchKey();
      }
      return PacketHeader.SIZE + size;
    } finally {
      guard.exit();
    }
  }

  /** The key to use after the next REKEY_RESPONSE or REKEY_COMPLETE, which it passes to. */
  void switchAfterAnswer(DirectionKey key) {
    next.set(key);
    if (guard.closed()) {
      dropNext();
    }
  }

  /** Returns whether a new key waits for its packet. */
  boolean switching() {
    return next.get() != null;
  }

  /** Packets sealed under the present key. For the sending thread. */
  long sealed() {
    return counter - 1;
  }

  void close() {
    guard.close();
  }

  private void switchKey() {
    DirectionKey key = next.getAndSet(null);
    if (key != null) {
      adopt(key);
    }
  }

  private void adopt(DirectionKey key) {
    byte[] sessionId = key.sessionId();
    if (sessionId == null) {
      throw new IllegalArgumentException("a sender chooses its session id");
    }
    System.arraycopy(sessionId, 0, nonce, 0, sessionId.length);
    box.key(key.key());
    key.wipe();
    counter = 1;
  }

  private void wipe() {
    box.close();
    dropNext();
  }

  private void dropNext() {
    DirectionKey unused = next.getAndSet(null);
    if (unused != null) {
      unused.wipe();
    }
  }
}
