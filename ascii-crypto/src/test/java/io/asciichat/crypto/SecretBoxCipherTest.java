package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.crypto.ChannelKeys.DirectionKey;
import io.asciichat.crypto.Rekeying.RekeyPolicy;
import io.asciichat.testkit.security.CipherLink;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sealed connection refuses, between two extended peers and with a C peer. */
class SecretBoxCipherTest {
  private static final int NONCE_AT = PacketHeader.SIZE;
  private static final int COUNTER_AT = NONCE_AT + 16;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void repeatedPacketsAreRefused(boolean extended) throws IOException {
    try (Pair pair = pair(extended)) {
      byte[] packet = pair.up().seal(PacketType.PING, new byte[0]);
      pair.up().open(packet).release();
      assertThrows(IOException.class, () -> pair.up().open(packet));
      assertEquals(0, pair.pool.outstanding());
    }
  }

  @Test
  void packetsOfOursInTheWrongOrderAreRefused() throws IOException {
    try (Pair pair = Pair.extended()) {
      pair.up().seal(PacketType.PING, new byte[0]);
      byte[] second = pair.up().seal(PacketType.PONG, new byte[0]);
      assertThrows(IOException.class, () -> pair.up().open(second));
    }
  }

  /** Its threads overtake each other, see {@link ReplayWindow}. */
  @Test
  void packetsOfACPeerMayComeALittleLateButOnlyOnce() throws IOException {
    try (Pair pair = Pair.compatible()) {
      byte[] tooLate = pair.up().seal(PacketType.PING, new byte[0]);
      byte[] late = pair.up().seal(PacketType.PING, new byte[0]);
      for (int i = 0; i < 63; i++) {
        pair.up().carry(PacketType.PONG, new byte[0]);
      }
      pair.up().open(late).release();
      assertThrows(IOException.class, () -> pair.up().open(late));
      pair.up().carry(PacketType.PONG, new byte[0]);
      assertThrows(IOException.class, () -> pair.up().open(tooLate));
    }
  }

  @Test
  void lostPacketsAreNoticedBetweenOursAndToleratedFromCPeers() throws IOException {
    try (Pair extended = Pair.extended();
        Pair compatible = Pair.compatible()) {
      extended.up().carry(PacketType.PING, new byte[0]);
      extended.up().seal(PacketType.PING, new byte[0]);
      assertThrows(IOException.class, () -> extended.up().carry(PacketType.PING, new byte[0]));
      compatible.up().seal(PacketType.PING, new byte[0]);
      assertDoesNotThrow(() -> compatible.up().carry(PacketType.PING, new byte[0]));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ownPacketsThatComeBackAreRefused(boolean extended) throws IOException {
    try (Pair pair = pair(extended)) {
      byte[] mine = pair.up().seal(PacketType.PING, new byte[0]);
      assertThrows(IOException.class, () -> pair.down().open(mine));
    }
  }

  @Test
  void aCPeerMayNotChangeItsSessionId() throws IOException {
    byte[] shared = Libsodium.instance().random(32);
    try (Pair pair = Pair.compatible()) {
      Opener opener = opener(pair, shared);
      Sealer first = new Sealer(new DirectionKey(shared.clone(), filled(16, 1)), false);
      Sealer other = new Sealer(new DirectionKey(shared.clone(), filled(16, 2)), false);
      opener.open(CipherLink.received(pair.pool, sealPing(first))).release();
      sealPing(other);
      byte[] foreign = sealPing(other);
      assertThrows(IOException.class, () -> opener.open(CipherLink.received(pair.pool, foreign)));
    }
  }

  @Test
  void keysAndSessionIdsDifferPerDirection() throws IOException {
    try (Pair pair = Pair.extended()) {
      byte[] up = pair.up().seal(PacketType.PING, new byte[0]);
      byte[] down = pair.down().seal(PacketType.PING, new byte[0]);
      assertFalse(
          Arrays.equals(up, NONCE_AT, COUNTER_AT, down, NONCE_AT, COUNTER_AT), "session ids");
      // With the id of the other direction written into it, only the key is left to refuse it.
      System.arraycopy(down, NONCE_AT, up, NONCE_AT, 16);
      assertThrows(IOException.class, () -> pair.down().open(up));
    }
    ChannelKeys keys =
        ChannelKeys.first(Libsodium.instance(), filled(32, 1), new byte[0], filled(32, 2));
    assertFalse(Arrays.equals(keys.clientToServer().key(), keys.serverToClient().key()));
  }

  @Property(tries = 300)
  void anyChangedBitBehindTheOuterHeaderIsFound(
      @ForAll @IntRange(max = 3000) int bit, @ForAll boolean extended) throws IOException {
    try (Pair pair = pair(extended)) {
      byte[] packet = pair.up().seal(PacketType.ASCII_FRAME, filled(200, 5));
      int at = PacketHeader.SIZE * 8 + bit % ((packet.length - PacketHeader.SIZE) * 8);
      byte[] damaged = packet.clone();
      damaged[at / 8] ^= (byte) (1 << (at % 8));
      assertThrows(IOException.class, () -> pair.up().open(damaged));
      assertEquals(0, pair.pool.outstanding());
      // The intact packet still opens: a refused one changes nothing.
      pair.up().open(packet).release();
    }
  }

  @Property(tries = 200)
  void anyCutPacketIsRefused(@ForAll @IntRange(max = 261) int length, @ForAll boolean extended)
      throws IOException {
    try (Pair pair = pair(extended)) {
      byte[] packet = pair.up().seal(PacketType.ASCII_FRAME, filled(200, 5));
      byte[] cut = Arrays.copyOf(packet, PacketHeader.SIZE + length);
      PacketHeader.encode(PacketType.ENCRYPTED.code(), length, 0, cut, 0);
      assertThrows(IOException.class, () -> pair.up().open(cut));
    }
  }

  @Property(tries = 200)
  void noiseIsRefused(@ForAll long seed, @ForAll @IntRange(max = 500) int length)
      throws IOException {
    try (Pair pair = Pair.compatible()) {
      byte[] noise = new byte[PacketHeader.SIZE + length];
      new Random(seed).nextBytes(noise);
      PacketHeader.encode(PacketType.ENCRYPTED.code(), length, 0, noise, 0);
      assertThrows(IOException.class, () -> pair.up().open(noise));
    }
  }

  @Test
  void plaintextIsRefusedExceptWhatCPeersAlwaysSendInClear() throws IOException {
    try (Pair extended = Pair.extended();
        Pair compatible = Pair.compatible()) {
      for (PacketType type : PacketType.values()) {
        byte[] packet = new byte[PacketHeader.SIZE + 60];
        PacketHeader.encode(type.code(), 60, PacketHeader.crcOf(new byte[60], 0, 60), packet, 0);
        assertThrows(IOException.class, () -> extended.up().open(packet), type.name());
        if (type.alwaysPlain()) {
          ReceivedPacket opened = compatible.up().open(packet);
          assertEquals(type.code(), opened.header().type());
          opened.release();
          packet[PacketHeader.SIZE] ^= 1;
        }
        assertThrows(IOException.class, () -> compatible.up().open(packet), type.name());
      }
      assertEquals(0, extended.pool.outstanding());
      assertEquals(0, compatible.pool.outstanding());
    }
  }

  @Test
  void handshakeTypesGoInClearToCPeersOnly() throws IOException {
    try (Pair extended = Pair.extended();
        Pair compatible = Pair.compatible()) {
      byte[] plain = compatible.up().seal(PacketType.REKEY_REQUEST, new byte[32]);
      assertEquals(PacketHeader.SIZE + 32, plain.length);
      assertEquals(PacketType.REKEY_REQUEST.code(), PacketHeader.decode(plain, 0).type());
      byte[] sealed = extended.up().seal(PacketType.REKEY_REQUEST, new byte[32]);
      assertEquals(PacketType.ENCRYPTED.code(), PacketHeader.decode(sealed, 0).type());
    }
  }

  @Test
  void lyingInnerHeadersAndNestedPacketsAreRefused() throws IOException {
    byte[] shared = filled(32, 3);
    for (int[] lie : new int[][] {{PacketType.PING.code(), 5}, {PacketType.ENCRYPTED.code(), 4}}) {
      try (Pair pair = Pair.compatible()) {
        SecretBox box = new SecretBox();
        box.key(shared);
        byte[] header = new byte[PacketHeader.SIZE];
        PacketHeader.encode(lie[0], lie[1], 0, header, 0);
        byte[] packet = new byte[PacketHeader.SIZE + 24 + 16 + 22 + 4];
        byte[] nonce = filled(24, 1);
        box.seal(nonce, header, new byte[4], 0, 4, packet, PacketHeader.SIZE);
        PacketHeader.encode(PacketType.ENCRYPTED.code(), 66, 0, packet, 0);
        Opener opener = opener(pair, shared);
        assertThrows(IOException.class, () -> opener.open(CipherLink.received(pair.pool, packet)));
        assertEquals(0, pair.pool.outstanding());
        box.close();
      }
    }
  }

  @Test
  void growingWorkAreaKeepsTheKey() throws IOException {
    try (Pair pair = Pair.extended()) {
      for (int length : new int[] {10, 2000, 10, 70_000, 10, 5_000_000, 10}) {
        byte[] payload = filled(length, length);
        assertArrayEquals(payload, pair.down().carry(PacketType.ASCII_FRAME, payload));
      }
    }
  }

  @Test
  void nothingPrintsAKey() {
    byte[] key = filled(32, 0x5a);
    DirectionKey direction = new DirectionKey(key, null);
    Settings settings =
        new Settings(key, false, RekeyPolicy.STANDARD, Extension.CHANNEL, Settings.Trust.NONE);
    for (Object secretive :
        new Object[] {
          direction,
          settings,
          new KeyPair(Libsodium.instance(), key),
          ChannelKeys.first(Libsodium.instance(), key, key, key),
          new Sealer(new DirectionKey(key.clone(), new byte[16]), true),
          new SecretBox(),
          Pair.extended().client
        }) {
      String text = secretive.toString();
      assertFalse(text.contains("5a5a") || text.contains("90, 90"), text);
    }
  }

  private static Pair pair(boolean extended) {
    return extended ? Pair.extended() : Pair.compatible();
  }

  /** Opens what a C peer sends. */
  private static Opener opener(Pair pair, byte[] shared) {
    DirectionKey key = new DirectionKey(shared.clone(), null);
    return new Opener(pair.pool, key, false, filled(16, 9), Extension.Fallback.NONE);
  }

  private static byte[] sealPing(Sealer sealer) throws IOException {
    byte[] out = new byte[Sealer.OVERHEAD];
    sealer.seal(PacketType.PING, new byte[0], 0, 0, 0, out, 0);
    return out;
  }

  private static byte[] filled(int size, int value) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
