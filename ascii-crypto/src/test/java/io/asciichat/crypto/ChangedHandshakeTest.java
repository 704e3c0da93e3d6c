package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.crypto.keys.Identities;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.PublicKeys;
import io.asciichat.crypto.keys.Whitelist;
import io.asciichat.testkit.security.CipherLink;
import io.asciichat.testkit.security.HandshakePump;
import io.asciichat.testkit.security.HandshakePump.Message;
import io.asciichat.testkit.security.HandshakePump.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Changes every byte of a whole handshake, one at a time: with a password, a server that shows an
 * identity and a list of clients. {@link HandshakeTamperingTest} does the same at random where
 * there are no identities.
 */
class ChangedHandshakeTest {
  private static final BufferPool POOL = new BufferPool();
  private static final String SERVER = "192.0.2.7:27224";
  private static final Identity HOST = identity(1);
  private static final Identity ALICE = identity(3);

  /**
   * What an attacker can change unnoticed where the C program's protocol binds nothing: the
   * changeable bits of each byte of each packet, as hex digits, {@code ..} for none. No side obeys
   * any of them, and none weakens what the two know of each other. Must never grow.
   */
  private static final String UNNOTICED =
      """
      > PROTOCOL_VERSION ....ffff..ffffffffffffffffffffff
      < PROTOCOL_VERSION ....ffff..ffffffffffffffffffffff
      > CRYPTO_CAPABILITIES fffefffffffeffffffff
      < CRYPTO_PARAMETERS ..ff..ff......................ffffff
      < CRYPTO_KEY_EXCHANGE_INIT nothing
      > PING nothing
      > CRYPTO_KEY_EXCHANGE_RESP nothing
      < CRYPTO_AUTH_CHALLENGE 02................................................................
      > CRYPTO_AUTH_RESPONSE nothing
      < CRYPTO_SERVER_AUTH_RESP nothing
      """;

  /** Without a password the answer ends in the length of a GPG key's id, which is not used. */
  private static final String UNNOTICED_WITHOUT_PASSWORD =
      UNNOTICED.replace(
          "> CRYPTO_AUTH_RESPONSE nothing", "> CRYPTO_AUTH_RESPONSE " + "..".repeat(96) + "ff");

  private static final int[] BITS = {1, 2, 4, 8, 16, 32, 64, 128};

  /** Longer packets are keys, signatures and nonces. */
  private static final int MAX_FIELDS_SIZE = 33;

  /**
   * Two that prove their identities to each other.
   *
   * @param extended whether both speak the extension
   * @param password whether they share one, too
   */
  record Peers(AcipSecurity client, AcipSecurity server, boolean extended, boolean password) {
    static Peers of(boolean extendedClient, boolean extendedServer, boolean password) {
      KeyEnvironment environment = KeyEnvironment.of(Map.of(), Path.of("/nowhere"));
      AcipSecurity.Builder client =
          AcipSecurity.builder()
              .identity(ALICE)
              .servers(ServerCheck.expecting(List.of(HOST.key())));
      AcipSecurity.Builder server =
          AcipSecurity.builder()
              .identity(HOST)
              .clients(Whitelist.of(new PublicKeys(environment, 32), ALICE.key().openSshLine()));
      if (password) {
        client.password("correct horse".toCharArray());
        server.password("correct horse".toCharArray());
      }
      return new Peers(
          (extendedClient ? client : client.withoutExtensions()).build(),
          (extendedServer ? server : server.withoutExtensions()).build(),
          extendedClient && extendedServer,
          password);
    }

    /** Returns whether the two talk to each other, and checks that each knows the other then. */
    boolean talk(HandshakePump.Middle middle) {
      Outcome outcome = HandshakePump.run(client.connect(POOL, SERVER), server.serve(POOL), middle);
      try (PacketCipher up = outcome.client();
          PacketCipher down = outcome.server()) {
        if (up == null || down == null) {
          return false;
        }
        new CipherLink(POOL, up, down).carry(PacketType.PING, new byte[3]);
        new CipherLink(POOL, down, up).carry(PacketType.PONG, new byte[3]);
        assertEquals(HOST.key().hex(), up.peer().identity());
        assertEquals(ALICE.key().hex(), down.peer().identity());
        assertTrue(up.peer().verified() && down.peer().verified());
        return true;
      } catch (IOException e) {
        return false;
      }
    }

    List<Message> packets() {
      return HandshakePump.run(client.connect(POOL, SERVER), server.serve(POOL)).log();
    }

    @Override
    public String toString() {
      return (extended ? "extended" : "ACIP") + (password ? ", with a password" : "");
    }
  }

  static List<Peers> extendedPeers() {
    return List.of(Peers.of(true, true, true), Peers.of(true, true, false));
  }

  static List<Peers> acipPeers() {
    return List.of(
        Peers.of(false, false, true),
        Peers.of(false, true, true),
        Peers.of(true, false, true),
        Peers.of(false, false, false));
  }

  private static Identity identity(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return Identities.ofSeed(seed);
  }

  /** Every byte turned over, and one bit of every byte. */
  @ParameterizedTest
  @MethodSource("extendedPeers")
  void betweenExtendedPeersNothingCanBeChanged(Peers peers) {
    assertTrue(peers.talk(message -> message));
    Random random = new Random(7);
    List<Message> packets = peers.packets();
    assertEquals(10, packets.size());
    for (int packet = 0; packet < packets.size(); packet++) {
      for (int at = 0; at < packets.get(packet).payload().length(); at++) {
        for (int change : new int[] {0xff, 1 << random.nextInt(8)}) {
          assertFalse(
              peers.talk(changing(packet, at, change)),
              packets.get(packet).type() + " byte " + at + " ^ " + change);
        }
      }
    }
    assertEquals(0, POOL.outstanding());
  }

  /** Every bit of every field; of keys, signatures and nonces as above. */
  @ParameterizedTest
  @MethodSource("acipPeers")
  void withCPeersTheseBitsCanBeChangedAndNoOthers(Peers peers) {
    assertTrue(peers.talk(message -> message));
    Random random = new Random(11);
    StringBuilder found = new StringBuilder();
    List<Message> packets = peers.packets();
    for (int packet = 0; packet < packets.size(); packet++) {
      Message message = packets.get(packet);
      int length = message.payload().length();
      StringBuilder bits = new StringBuilder();
      for (int at = 0; at < length; at++) {
        int changed = 0;
        for (int change :
            length <= MAX_FIELDS_SIZE ? BITS : new int[] {0xff, 1 << random.nextInt(8)}) {
          changed |= peers.talk(changing(packet, at, change)) ? change : 0;
        }
        bits.append(changed == 0 ? ".." : HexFormat.of().toHexDigits((byte) changed));
      }
      found.append(message.fromClient() ? "> " : "< ").append(message.type()).append(' ');
      found.append(bits.chars().allMatch(c -> c == '.') ? "nothing" : bits).append('\n');
    }
    assertEquals(peers.password ? UNNOTICED : UNNOTICED_WITHOUT_PASSWORD, found.toString());
    assertEquals(0, POOL.outstanding());
  }

  private static HandshakePump.Middle changing(int packet, int at, int change) {
    int[] seen = {0};
    return message -> {
      if (seen[0]++ != packet) {
        return message;
      }
      byte[] payload = message.payload().toByteArray();
      payload[at] ^= (byte) change;
      return message.with(payload);
    };
  }
}
