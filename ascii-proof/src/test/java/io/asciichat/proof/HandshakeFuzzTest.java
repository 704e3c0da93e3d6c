package io.asciichat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.testkit.security.HandshakePump;
import io.asciichat.testkit.security.HandshakePump.Message;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever arrives, a side of a handshake goes on, finishes or refuses; and where the passwords
 * differ, no packets make a side finish. Classes are loaded late, as {@link PacketFuzzTest} says.
 */
class HandshakeFuzzTest {
  /** A handshake takes some ten thousandths of a second of arithmetic. */
  private static final int TRIES = 2_000;

  /** Both sides, and packets that are changed or swallowed on their way as the input says. */
  @MethodSource("scripts")
  @FuzzTest
  void disturbed(byte[] input) {
    Targets.disturbed(input);
  }

  /** A side alone, which the first byte chooses: then type, length and payload of each packet. */
  @MethodSource("packets")
  @FuzzTest
  void alone(byte[] input) {
    Targets.alone(input);
  }

  static Stream<byte[]> scripts() {
    return Stream.of(new byte[0], new byte[] {0, 0, 0, 0, 3, 5}, new byte[] {0, 0, 4, 7, 9, 5, 8});
  }

  static Stream<byte[]> packets() {
    return Stream.of(
        // PROTOCOL_VERSION to a server and to a client, CRYPTO_CAPABILITIES, CRYPTO_PARAMETERS.
        new byte[] {0, 0, 16, 0, 1, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        new byte[] {1, 0, 16, 0, 1, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        new byte[] {0, 2, 10, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0},
        new byte[] {1, 3, 18, 1, 1, 0, 0, 0, 32, 0, 0, 0, 0, 24, 16, 32, 0, 0, 0, 0, 0});
  }

  @Test
  void disturbedInEveryBuild() throws Exception {
    Mutations.search(scripts(), TRIES, this::disturbed);
  }

  @Test
  void aloneInEveryBuild() throws Exception {
    Mutations.search(packets(), TRIES, this::alone);
  }

  /** What is done with an input. */
  private static final class Targets {
    private static final BufferPool POOL = new BufferPool();
    private static final AcipSecurity KNOWING =
        AcipSecurity.builder().password("correct horse".toCharArray()).build();
    private static final AcipSecurity MISTAKEN =
        AcipSecurity.builder().password("wrong donkey".toCharArray()).build();

    static void disturbed(byte[] input) {
      HandshakePump.Outcome outcome =
          HandshakePump.run(
              MISTAKEN.connect(POOL, "192.0.2.7:27224"), KNOWING.serve(POOL), new Script(input));
      assertNull(outcome.client());
      assertNull(outcome.server());
    }

    static void alone(byte[] input) {
      Script script = new Script(input);
      try (Handshake side =
          script.next() % 2 == 0 ? KNOWING.serve(POOL) : KNOWING.connect(POOL, "192.0.2.7:27224")) {
        assertEquals(Handshake.Progress.MORE, side.start((type, payload, offset, length) -> {}));
        while (!script.atEnd()) {
          PacketType type = script.type();
          byte[] payload = script.bytes();
          try {
            Handshake.Progress progress =
                side.receive(type, payload, 0, payload.length, (t, p, o, l) -> {});
            assertEquals(Handshake.Progress.MORE, progress, "finished without the password");
          } catch (HandshakeException refused) {
            assertTrue(!refused.getMessage().isEmpty());
            side.refuse(refused.code(), refused.getMessage(), (t, p, o, l) -> {});
            return;
          }
        }
      }
    }
  }

  /** Reads the input as a list of things to do; at its end everything passes. */
  private static final class Script implements HandshakePump.Middle {
    private final byte[] input;
    private int at;

    Script(byte[] input) {
      this.input = input;
    }

    boolean atEnd() {
      return at >= input.length;
    }

    int next() {
      return atEnd() ? 0 : input[at++] & 0xff;
    }

    PacketType type() {
      PacketType[] types = PacketType.values();
      return types[next() % types.length];
    }

    byte[] bytes() {
      int length = Math.min(next(), input.length - at);
      at += length;
      return Arrays.copyOfRange(input, at - length, at);
    }

    @Override
    public @Nullable Message pass(Message message) {
      return switch (next() % 6) {
        case 2 -> null;
        case 3 -> message.with(bytes());
        case 4 -> message.with(flipped(message.payload().toByteArray()));
        case 5 -> new Message(message.fromClient(), type(), message.payload());
        default -> message;
      };
    }

    private byte[] flipped(byte[] payload) {
      int where = next();
      int bits = next();
      if (payload.length > 0) {
        payload[where % payload.length] ^= (byte) bits;
      }
      return payload;
    }
  }
}
