package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.testkit.security.CipherLink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An attacker who owns the wire delivers what was sealed as he likes: again, later, earlier, cut,
 * back to its sender, or into another connection of the same two programs.
 */
class HostileWireTest {
  private static final int SENT = 200;
  private static final int DELIVERIES = 600;
  private static final AcipSecurity EXTENDED = security(true);
  private static final AcipSecurity COMPATIBLE = security(false);

  private static AcipSecurity security(boolean extended) {
    AcipSecurity.Builder builder = AcipSecurity.builder().password("correct horse".toCharArray());
    return (extended ? builder : builder.withoutExtensions()).build();
  }

  /** Of extended peers' packets exactly the next one opens, whatever was tried before. */
  @Property(tries = 60)
  void ofExtendedPeersOnlyTheNextPacketOpens(@ForAll long seed) throws IOException {
    try (Wire wire = new Wire(EXTENDED, seed)) {
      int next = 0;
      for (int i = 0; i < DELIVERIES; i++) {
        Delivery delivery = wire.any(next);
        boolean allowed = delivery.genuine() && delivery.number() == next;
        wire.deliver(delivery, allowed);
        next += allowed ? 1 : 0;
      }
      assertTrue(next > 20, "the wire delivered only " + next);
    }
  }

  /** Of a C peer's packets each opens once, in any order, if fewer than 64 came before it. */
  @Property(tries = 60)
  void ofCPeersEachPacketOpensOnceAndAtMost63Late(@ForAll long seed) throws IOException {
    try (Wire wire = new Wire(COMPATIBLE, seed)) {
      Set<Integer> opened = new HashSet<>();
      int highest = -1;
      int late = 0;
      int gaps = 0;
      for (int i = 0; i < DELIVERIES; i++) {
        Delivery delivery = wire.any(Math.min(SENT - 1, highest + 1));
        int number = delivery.number();
        boolean allowed = delivery.genuine() && !opened.contains(number) && number > highest - 64;
        wire.deliver(delivery, allowed);
        if (allowed) {
          late += number < highest ? 1 : 0;
          gaps += number > highest + 1 ? 1 : 0;
          highest = Math.max(highest, number);
          opened.add(number);
        }
      }
      assertTrue(late > 0 && gaps > 0, late + " late, " + gaps + " gaps");
    }
  }

  /** Two connections at once, with the same password between the same programs. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPacketOfAnotherConnectionIsRefused(boolean extended) throws IOException {
    AcipSecurity security = extended ? EXTENDED : COMPATIBLE;
    BufferPool pool = new BufferPool();
    try (Pair one = Pair.of(pool, security, security);
        Pair two = Pair.of(pool, security, security)) {
      for (int i = 0; i < 3; i++) {
        byte[] foreign = two.up().seal(PacketType.PING, new byte[0]);
        byte[] foreignDown = two.down().seal(PacketType.PING, new byte[0]);
        assertThrows(IOException.class, () -> one.up().open(foreign));
        assertThrows(IOException.class, () -> one.down().open(foreign));
        assertThrows(IOException.class, () -> one.up().open(foreignDown));
        one.up().carry(PacketType.PING, new byte[i]);
        one.down().carry(PacketType.PING, new byte[i]);
      }
      assertEquals(0, pool.outstanding());
    }
  }

  /** With the right session id written over its own, only the keys are left to refuse it. */
  @Test
  void aForeignPacketWithTheRightNonceIsRefused() throws IOException {
    BufferPool pool = new BufferPool();
    for (AcipSecurity security : List.of(EXTENDED, COMPATIBLE)) {
      try (Pair one = Pair.of(pool, security, security);
          Pair two = Pair.of(pool, security, security)) {
        byte[] own = one.up().seal(PacketType.PING, new byte[0]);
        byte[] foreign = two.up().seal(PacketType.PING, new byte[0]);
        System.arraycopy(own, PacketHeader.SIZE, foreign, PacketHeader.SIZE, 24);
        assertThrows(IOException.class, () -> one.up().open(foreign));
        one.up().open(own).release();
      }
    }
  }

  /**
   * What was sealed before a change of keys is worth nothing behind it, and the other way round.
   */
  @Test
  void packetsDoNotCrossAChangeOfKeys() throws IOException {
    try (Pair pair = Pair.extended()) {
      byte[] early = pair.up().seal(PacketType.PING, new byte[0]);
      pair.up().open(early.clone()).release();
      byte[] earlyDown = pair.down().seal(PacketType.PING, new byte[0]);
      pair.down().open(earlyDown.clone()).release();
      changeKeys(pair);
      for (byte[] old : List.of(early, earlyDown)) {
        assertThrows(IOException.class, () -> pair.up().open(old));
        assertThrows(IOException.class, () -> pair.down().open(old));
      }
      pair.up().carry(PacketType.PING, new byte[3]);
      pair.down().carry(PacketType.PING, new byte[3]);
    }
  }

  /** A whole change of keys, recorded and played once more into the connection. */
  @Test
  void aChangeOfKeysCannotBeReplayed() throws IOException {
    try (Pair pair = Pair.extended()) {
      List<byte[]> recorded = changeKeys(pair);
      for (byte[] packet : recorded) {
        assertThrows(IOException.class, () -> pair.up().open(packet));
        assertThrows(IOException.class, () -> pair.down().open(packet));
      }
      pair.up().carry(PacketType.PING, new byte[3]);
      pair.down().carry(PacketType.PING, new byte[3]);
    }
  }

  /** Sends the three packets of a change of keys and returns them as they went. */
  private static List<byte[]> changeKeys(Pair pair) throws IOException {
    List<byte[]> sent = new ArrayList<>();
    List<Sent> waiting = new ArrayList<>();
    PacketCipher client = pair.client;
    // The first look at the clock begins the hour.
    client.startRekeyIfDue(0, (type, payload, offset, length) -> {});
    client.startRekeyIfDue(
        Long.MAX_VALUE / 2,
        (type, payload, offset, length) ->
            waiting.add(new Sent(type, Arrays.copyOfRange(payload, offset, offset + length))));
    for (int i = 0; i < 3; i++) {
      boolean up = i != 1;
      CipherLink link = up ? pair.up() : pair.down();
      PacketCipher receiver = up ? pair.server : client;
      Sent next = waiting.removeFirst();
      byte[] packet = link.seal(next.type(), next.payload());
      sent.add(packet.clone());
      ReceivedPacket opened = link.open(packet);
      receiver.rekey(
          opened,
          (type, payload, offset, length) ->
              waiting.add(new Sent(type, Arrays.copyOfRange(payload, offset, offset + length))));
      opened.release();
    }
    assertEquals(List.of(), waiting);
    return sent;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sent(PacketType type, byte[] payload) {}

  /**
   * A packet for the server.
   *
   * @param number which one the client sealed, from 0
   * @param genuine whether it is that one, whole and in its own connection
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Delivery(int number, boolean genuine, byte[] packet) {}

  /** Everything that two connections ever sealed, and a server that it is delivered to. */
  private static final class Wire implements AutoCloseable {
    private final BufferPool pool = new BufferPool();
    private final Random random;
    private final Pair pair;
    private final Pair other;
    private final List<byte[]> up;
    private final List<byte[]> down;
    private final List<byte[]> foreign;

    Wire(AcipSecurity security, long seed) throws IOException {
      random = new Random(seed);
      pair = Pair.of(pool, security, security);
      other = Pair.of(pool, security, security);
      up = sealed(pair.up());
      down = sealed(pair.down());
      foreign = sealed(other.up());
    }

    private static List<byte[]> sealed(CipherLink link) throws IOException {
      List<byte[]> packets = new ArrayList<>();
      for (int i = 0; i < SENT; i++) {
        packets.add(link.seal(PacketType.ASCII_FRAME, numbered(i)));
      }
      return packets;
    }

    private static byte[] numbered(int number) {
      return new byte[] {(byte) (number >> 8), (byte) number, 1};
    }

    /** Returns any packet, often one near a number. */
    Delivery any(int near) {
      int around = Math.clamp(near + random.nextInt(9) - 4L, 0, SENT - 1);
      int number =
          switch (random.nextInt(5)) {
            case 0 -> random.nextInt(SENT);
            case 1 -> Math.clamp(near - (long) random.nextInt(80), 0, SENT - 1);
            case 2 -> around;
            default -> Math.min(SENT - 1, near);
          };
      return switch (random.nextInt(8)) {
        case 0 -> new Delivery(number, false, down.get(number));
        case 1 -> new Delivery(number, false, foreign.get(number));
        case 2 -> new Delivery(number, false, cut(up.get(number)));
        case 3 -> new Delivery(number, false, renumbered(up.get(number)));
        default -> new Delivery(number, true, up.get(number));
      };
    }

    private byte[] cut(byte[] packet) {
      int length = random.nextInt(packet.length - PacketHeader.SIZE);
      byte[] cut = Arrays.copyOf(packet, PacketHeader.SIZE + length);
      int crc = PacketHeader.crcOf(cut, PacketHeader.SIZE, length);
      PacketHeader.encode(PacketType.ENCRYPTED.code(), length, crc, cut, 0);
      return cut;
    }

    /** Returns the packet with the counter of another. */
    private byte[] renumbered(byte[] packet) {
      byte[] changed = packet.clone();
      changed[PacketHeader.SIZE + 23] ^= (byte) (1 + random.nextInt(255));
      return changed;
    }

    void deliver(Delivery delivery, boolean allowed) throws IOException {
      byte[] packet = delivery.packet().clone();
      if (allowed) {
        ReceivedPacket opened = pair.up().open(packet);
        assertArrayEquals(numbered(delivery.number()), CipherLink.payloadOf(opened));
        opened.release();
      } else {
        assertThrows(IOException.class, () -> pair.up().open(packet), delivery::toString);
      }
      assertEquals(0, pool.outstanding());
    }

    @Override
    public void close() {
      pair.close();
      other.close();
    }
  }
}
