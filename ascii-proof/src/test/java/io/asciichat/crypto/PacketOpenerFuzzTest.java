package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.crypto.ChannelKeys.DirectionKey;
import io.asciichat.proof.Mutations;
import io.asciichat.testkit.security.CipherLink;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever arrives on an encrypted connection, also from a peer that has the keys and seals what no
 * program would, is opened whole or refused, and no buffer is lost. Classes are loaded late:
 * decision 0132.
 */
class PacketOpenerFuzzTest {
  private static final int TRIES = 10_000;

  /**
   * The first byte chooses the dialect. Then what arrives, each with a length and as many bytes: 0
   * a sealed header and payload, 1 a sealed packet with bytes that change it, 2 a packet in clear,
   * 3 noise.
   */
  @MethodSource("deliveries")
  @FuzzTest
  void deliver(byte[] input) {
    Targets.deliver(input);
  }

  /**
   * A PING, a text, a lying length, a nested packet, a cut header, a changed one, a request in
   * clear, noise.
   */
  static Stream<byte[]> deliveries() {
    return Stream.of(0, 1)
        .flatMap(
            dialect ->
                Stream.of(
                    inner(dialect, 5001, 0, 0),
                    inner(dialect, 2001, 0x1234, 3),
                    inner(dialect, 5001, 0, 9),
                    inner(dialect, 1200, 0, 0),
                    new byte[] {dialect.byteValue(), 0, 3, 1, 2, 3},
                    new byte[] {dialect.byteValue(), 1, 3, 22, 0, 1, 1, 2, 40, 3},
                    new byte[] {dialect.byteValue(), 2, 4, 1, 0, 1, 1, 2, 2, 5, 5},
                    new byte[] {dialect.byteValue(), 3, 50, 7, 7, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
  }

  private static byte[] inner(int dialect, int type, int crc, int length) {
    byte[] input = new byte[3 + 22 + length];
    byte[] head = {
      (byte) dialect, 0, (byte) (22 + length), 0, 0, 0, 10, 92, 17, (byte) 0xc4, (byte) 0xa1
    };
    System.arraycopy(head, 0, input, 0, head.length);
    input[11] = (byte) (type >> 8);
    input[12] = (byte) type;
    input[16] = (byte) length;
    input[19] = (byte) (crc >> 8);
    input[20] = (byte) crc;
    return input;
  }

  @Test
  void deliverInEveryBuild() throws Exception {
    Mutations.search(deliveries(), TRIES, this::deliver);
  }

  /** What is done with an input. */
  private static final class Targets {
    private static final byte[] KEY = filled(32, 7);
    private static final byte[] SESSION_ID = filled(16, 8);
    private static final byte[] OTHER_ID = filled(16, 9);
    private static final int MAX_DELIVERIES = 16;

    static {
      Libsodium.instance(); // what seals and opens is loaded with it
    }

    private static byte[] filled(int length, int value) {
      byte[] bytes = new byte[length];
      Arrays.fill(bytes, (byte) value);
      return bytes;
    }

    static void deliver(byte[] input) {
      if (input.length == 0) {
        return;
      }
      boolean extended = input[0] % 2 != 0;
      BufferPool pool = new BufferPool();
      DirectionKey known = new DirectionKey(KEY.clone(), extended ? SESSION_ID.clone() : null);
      Opener opener = new Opener(pool, known, extended, OTHER_ID, Extension.Fallback.CLIENT);
      SecretBox box = new SecretBox();
      box.key(KEY);
      int at = 1;
      long counter = 1;
      for (int i = 0; i < MAX_DELIVERIES && at + 1 < input.length; i++) {
        int kind = input[at] & 3;
        int length = Math.min(input[at + 1] & 0xff, input.length - at - 2);
        byte[] bytes = Arrays.copyOfRange(input, at + 2, at + 2 + length);
        at += 2 + length;
        byte[] packet =
            switch (kind) {
              case 0 -> sealed(box, bytes, counter);
              case 1 -> changed(sealed(box, ping(), counter), bytes);
              default -> wrapped(kind == 2 ? clearType(bytes) : PacketType.ENCRYPTED, bytes);
            };
        counter += open(pool, opener, packet, kind != 2 || extended) ? 1 : 0;
      }
      opener.close();
      box.close();
      assertEquals(0, pool.outstanding());
    }

    private static byte[] ping() {
      byte[] header = new byte[PacketHeader.SIZE];
      PacketHeader.encode(PacketType.PING.code(), 0, 0, header, 0);
      return header;
    }

    /** Seals anything in place of an inner packet. */
    private static byte[] sealed(SecretBox box, byte[] text, long counter) {
      byte[] nonce = Arrays.copyOf(SESSION_ID, SecretBox.NONCE_SIZE);
      nonce[SecretBox.NONCE_SIZE - 1] = (byte) counter;
      byte[] out = new byte[SecretBox.NONCE_SIZE + SecretBox.MAC_SIZE + text.length];
      box.seal(nonce, new byte[0], text, 0, text.length, out, 0);
      return wrapped(PacketType.ENCRYPTED, out);
    }

    /** Adds the bytes to the packet's own, behind the outer header. */
    private static byte[] changed(byte[] packet, byte[] changes) {
      byte[] payload = Arrays.copyOfRange(packet, PacketHeader.SIZE, packet.length);
      for (int i = 0; i + 1 < changes.length; i += 2) {
        payload[(changes[i] & 0xff) % payload.length] += changes[i + 1];
      }
      return wrapped(PacketType.ENCRYPTED, payload);
    }

    private static PacketType clearType(byte[] bytes) {
      PacketType[] types = PacketType.values();
      return types[bytes.length == 0 ? 0 : (bytes[0] & 0xff) % types.length];
    }

    private static byte[] wrapped(PacketType type, byte[] payload) {
      byte[] packet = new byte[PacketHeader.SIZE + payload.length];
      int crc = PacketHeader.crcOf(payload, 0, payload.length);
      PacketHeader.encode(type.code(), payload.length, crc, packet, 0);
      System.arraycopy(payload, 0, packet, PacketHeader.SIZE, payload.length);
      return packet;
    }

    /** Returns whether it opened; in clear only what C peers always send so. */
    private static boolean open(BufferPool pool, Opener opener, byte[] packet, boolean sealed) {
      ReceivedPacket opened;
      try {
        opened = opener.open(CipherLink.received(pool, packet));
      } catch (IOException refused) {
        assertFalse(String.valueOf(refused.getMessage()).isEmpty());
        return false;
      }
      assertEquals(opened.header().length(), opened.length());
      PacketType type = PacketType.of(opened.header().type());
      assertTrue(type != PacketType.ENCRYPTED);
      assertTrue(sealed || type != null && type.alwaysPlain());
      assertTrue(opened.length() <= packet.length - PacketHeader.SIZE);
      opened.release();
      return sealed;
    }
  }
}
