package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Handshake.Progress;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.crypto.keys.Identities;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.PublicKeys;
import io.asciichat.crypto.keys.Whitelist;
import io.asciichat.proof.Mutations;
import io.asciichat.testkit.security.HandshakePump;
import io.asciichat.testkit.security.HandshakePump.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever arrives, a side of a handshake goes on for a few packets, finishes or refuses; and where
 * passwords or identities do not fit, no packets make a side finish. Classes are loaded late:
 * decision 0132.
 */
class HandshakeFuzzTest {
  /** A handshake takes up to a thousandth of a second of arithmetic. */
  private static final int TRIES = 2_000;

  /**
   * Both sides, and packets that are changed or swallowed on their way as the input says: the first
   * byte chooses the pair, the second the dialects.
   */
  @MethodSource("scripts")
  @FuzzTest
  void disturbed(byte[] input) {
    Targets.disturbed(input);
  }

  /**
   * A side alone, which the first byte chooses: then type (2 bytes), length and payload of each
   * packet.
   */
  @MethodSource("packets")
  @FuzzTest
  void alone(byte[] input) {
    Targets.alone(input);
  }

  static Stream<byte[]> scripts() {
    return Stream.of(0, 1, 2, 3)
        .flatMap(
            pair ->
                Stream.of(
                    new byte[] {pair.byteValue(), 0},
                    new byte[] {pair.byteValue(), 1, 0, 0, 0, 0, 3, 5},
                    new byte[] {pair.byteValue(), 2, 0, 0, 4, 7, 9, 5, 8},
                    new byte[] {pair.byteValue(), 3, 0, 0, 0, 0, 0, 0, 0, 4, 1, 1}));
  }

  /** What one side said in a handshake that ended well, in each dialect, for each side. */
  static Stream<byte[]> packets() throws IOException {
    try (InputStream in = HandshakeFuzzTest.class.getResourceAsStream("handshakes.txt")) {
      if (in == null) {
        throw new IOException("no handshakes.txt");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      List<byte[]> seeds =
          reader
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> HexFormat.of().parseHex(line.replace(" ", "")))
              .toList();
      return seeds.stream();
    }
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
    private static final String SERVER = "192.0.2.7:27224";

    /** Version, algorithms, hello, PING, keys, proof. */
    private static final int MAX_PACKETS = 6;

    private static final int MAX_ANSWER_BYTES = 1024;
    private static final Identity HOST = identity(1);
    private static final Identity OTHER_HOST = identity(2);
    private static final Identity ALICE = identity(3);
    private static final Identity MALLORY = identity(4);

    /** Sides with which a peer that has no secret can finish: they ask for none. */
    private static final List<Side> OPEN = List.of(Side.NAMED_SERVER, Side.KEYED_CLIENT);

    private enum Side {
      SECRET_SERVER,
      SECRET_CLIENT,
      LISTED_SERVER,
      NAMED_SERVER,
      SECRET_LISTED_SERVER,
      KEYED_CLIENT,
      EXPECTING_CLIENT,
      SECRET_EXPECTING_CLIENT;

      AcipSecurity.Builder describe() {
        AcipSecurity.Builder builder = AcipSecurity.builder();
        return switch (this) {
          case SECRET_SERVER, SECRET_CLIENT -> builder.password("correct horse".toCharArray());
          case LISTED_SERVER -> builder.identity(HOST).clients(list());
          case NAMED_SERVER -> builder.identity(HOST).identity(OTHER_HOST);
          case SECRET_LISTED_SERVER ->
              builder.password("correct horse".toCharArray()).identity(HOST).clients(list());
          case KEYED_CLIENT -> builder.identity(ALICE);
          case EXPECTING_CLIENT ->
              builder.identity(ALICE).servers(ServerCheck.expecting(List.of(HOST.key())));
          case SECRET_EXPECTING_CLIENT ->
              builder
                  .password("correct horse".toCharArray())
                  .identity(ALICE)
                  .servers(ServerCheck.expecting(List.of(HOST.key())));
        };
      }

      boolean isServer() {
        return name().endsWith("SERVER");
      }
    }

    private static final List<AcipSecurity> SIDES =
        Arrays.stream(Side.values()).map(side -> side.describe().build()).toList();

    private static final List<List<AcipSecurity>> IMPOSTORS =
        List.of(
            inBothDialects("wrong donkey", null, null),
            inBothDialects(null, MALLORY, null),
            inBothDialects(null, ALICE, OTHER_HOST),
            inBothDialects("wrong donkey", ALICE, null));
    private static final List<List<AcipSecurity>> SERVERS =
        List.of(
            inBothDialects(Side.SECRET_SERVER),
            inBothDialects(Side.LISTED_SERVER),
            inBothDialects(Side.LISTED_SERVER),
            inBothDialects(Side.SECRET_LISTED_SERVER));

    private static Identity identity(int value) {
      byte[] seed = new byte[32];
      Arrays.fill(seed, (byte) value);
      return Identities.ofSeed(seed);
    }

    private static Whitelist list() {
      KeyEnvironment environment = KeyEnvironment.of(Map.of(), Path.of("/nowhere"));
      return Whitelist.of(new PublicKeys(environment, 32), ALICE.key().openSshLine());
    }

    private static List<AcipSecurity> inBothDialects(Side side) {
      return List.of(side.describe().build(), side.describe().withoutExtensions().build());
    }

    private static List<AcipSecurity> inBothDialects(
        @Nullable String password, @Nullable Identity own, @Nullable Identity expected) {
      AcipSecurity.Builder[] both = {
        AcipSecurity.builder(), AcipSecurity.builder().withoutExtensions()
      };
      for (AcipSecurity.Builder builder : both) {
        if (password != null) {
          builder.password(password.toCharArray());
        }
        if (own != null) {
          builder.identity(own);
        }
        if (expected != null) {
          builder.servers(ServerCheck.expecting(List.of(expected.key())));
        }
      }
      return List.of(both[0].build(), both[1].build());
    }

    /** The first two know a wrong password or show a wrong key, the third expects another. */
    static void disturbed(byte[] input) {
      Script script = new Script(input);
      int pair = script.next() % IMPOSTORS.size();
      int dialects = script.next();
      HandshakePump.Outcome outcome =
          HandshakePump.run(
              IMPOSTORS.get(pair).get(dialects & 1).connect(POOL, SERVER),
              SERVERS.get(pair).get(dialects >> 1 & 1).serve(POOL),
              script);
      PacketCipher client = outcome.client();
      PacketCipher server = outcome.server();
      // A client without demands goes where its answer is accepted in clear, whoever says so.
      boolean demands = pair != 1;
      if (demands) {
        assertNull(client);
      } else if (client != null) {
        client.close();
      }
      // The server of the third pair knows this client; the middle is where it gets no further.
      boolean known = pair == 2;
      if (!known) {
        assertNull(server);
      } else if (server != null) {
        server.close();
      }
      assertEquals(0, POOL.outstanding());
    }

    static void alone(byte[] input) {
      Script script = new Script(input);
      Side side = Side.values()[script.next() % SIDES.size()];
      AcipSecurity security = SIDES.get(side.ordinal());
      try (Handshake handshake =
          side.isServer() ? security.serve(POOL) : security.connect(POOL, SERVER)) {
        play(side, handshake, script);
      }
      assertEquals(0, POOL.outstanding());
    }

    private static void play(Side side, Handshake handshake, Script script) {
      int[] answered = {0};
      assertEquals(Progress.MORE, handshake.start((type, payload, offset, length) -> {}));
      for (int packets = 1; !script.atEnd(); packets++) {
        PacketType type = script.type();
        byte[] payload = script.bytes();
        Progress progress;
        try {
          if (handshake.answerNanos() != Long.MAX_VALUE && payload.length % 2 == 1) {
            handshake.unanswered((t, p, o, length) -> answered[0] += length);
          }
          progress =
              handshake.receive(
                  type, payload, 0, payload.length, (t, p, o, length) -> answered[0] += length);
        } catch (HandshakeException refused) {
          assertFalse(refused.getMessage().isEmpty());
          handshake.refuse(refused.code(), refused.getMessage(), (t, p, o, length) -> {});
          return;
        }
        assertTrue(answered[0] <= MAX_ANSWER_BYTES, answered[0] + " bytes of answers");
        if (progress != Progress.MORE) {
          finished(side, handshake.cipher());
          return;
        }
        assertTrue(packets < MAX_PACKETS, side + " goes on after " + packets + " packets");
      }
    }

    /**
     * Between C peers an identity signs the ephemeral key alone, so what it once said can be played
     * again, by a peer that can say nothing more.
     */
    private static void finished(Side side, PacketCipher cipher) {
      if (side == Side.EXPECTING_CLIENT || side == Side.LISTED_SERVER) {
        assertEquals(Dialect.ACIP, cipher.peer().dialect());
        Identity heard = side.isServer() ? ALICE : HOST;
        assertEquals(heard.key().hex(), cipher.peer().identity());
      } else {
        assertTrue(OPEN.contains(side), side + " finished without the secret");
      }
      cipher.close();
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
      int code = next() << 8 | next();
      PacketType type = PacketType.of(code);
      PacketType[] types = PacketType.values();
      return type == null ? types[code % types.length] : type;
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
