package io.asciichat.core.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IncomingPacketTest {
  private final BufferPool pool = new BufferPool();
  private final IncomingPacket incoming = new IncomingPacket(pool);

  @Test
  void roomIsNeverMoreThanTwiceWhatHasCome() throws Exception {
    byte[] wire = packet(PacketHeader.MAX_PAYLOAD);
    int at = 0;
    while (!incoming.isWhole()) {
      int arrived = Math.max(0, at - PacketHeader.SIZE);
      assertTrue(
          incoming.array().length <= Math.max(IncomingPacket.MAX_FIRST_ROOM, 2 * arrived),
          () -> incoming.array().length + " bytes of memory for " + arrived);
      at += feed(wire, at, 10_000);
    }
    take(wire);
  }

  @Test
  void aSecondPacketOfTheSameLengthHasItsRoomAtOnce() throws Exception {
    byte[] wire = packet(389_000);
    feedAll(wire, wire.length);
    take(wire);
    assertEquals(PacketHeader.SIZE, feed(wire, 0, PacketHeader.SIZE));
    assertEquals(389_000, incoming.room());
    incoming.discard();
  }

  @Test
  void aLargePacketAfterSmallOnesIsNotBelieved() throws Exception {
    byte[] small = packet(100_000);
    feedAll(small, small.length);
    take(small);
    feed(packet(PacketHeader.MAX_PAYLOAD), 0, PacketHeader.SIZE);
    assertTrue(incoming.array().length <= 1 << 17, () -> incoming.array().length + " bytes");
    incoming.discard();
  }

  @Test
  void aLimitStandsAgainstTheNextHeader() throws Exception {
    incoming.limitPayload(PacketHeader.MAX_HANDSHAKE_PAYLOAD);
    byte[] wire = packet(PacketHeader.MAX_HANDSHAKE_PAYLOAD + 1);
    long made = pool.created();
    assertThrows(FramingException.class, () -> feedAll(wire, wire.length));
    assertEquals(made, pool.created());
    incoming.discard();
    incoming.limitPayload(PacketHeader.MAX_PAYLOAD);
    feedAll(wire, wire.length);
    take(wire);
  }

  @Test
  void whatIsNotWholeIsNotHandedOutAndGoesBackWhenDiscarded() throws Exception {
    assertFalse(incoming.hasBegun());
    feed(packet(1000), 0, 500);
    assertTrue(incoming.hasBegun());
    assertThrows(IllegalStateException.class, incoming::take);
    incoming.discard();
    incoming.discard();
    assertFalse(incoming.hasBegun());
    assertEquals(0, pool.outstanding());
  }

  /** However the stream is cut into pieces, the same packets come out of it. */
  @Property(tries = 200)
  void piecesMakeNoDifference(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 300_000) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 100_000) int piece)
      throws Exception {
    for (int length : lengths) {
      byte[] wire = packet(length);
      feedAll(wire, piece);
      take(wire);
    }
    assertEquals(0, pool.outstanding());
  }

  /** Whatever comes, it is a packet or refused, and no buffer is lost. */
  @Property(tries = 300)
  void anyBytesAreAPacketOrRefused(
      @ForAll @Size(max = 60) byte[] bytes, @ForAll @IntRange(max = PacketHeader.SIZE) int valid) {
    byte[] wire = Arrays.copyOf(packet(10), valid + bytes.length);
    System.arraycopy(bytes, 0, wire, valid, bytes.length);
    try {
      int at = 0;
      while (at < wire.length) {
        at += feed(wire, at, wire.length - at);
        if (incoming.isWhole()) {
          incoming.take().release();
        }
      }
    } catch (FramingException e) {
      assertNotNull(e.getMessage());
    }
    incoming.discard();
    assertEquals(0, pool.outstanding());
  }

  private void feedAll(byte[] wire, int piece) throws FramingException {
    int at = 0;
    while (!incoming.isWhole()) {
      at += feed(wire, at, Math.min(piece, wire.length - at));
    }
    assertEquals(wire.length, at);
  }

  private int feed(byte[] wire, int at, int most) throws FramingException {
    int count = Math.min(most, incoming.room());
    assertTrue(count > 0, "no room although the packet is not whole");
    System.arraycopy(wire, at, incoming.array(), incoming.offset(), count);
    incoming.arrived(count);
    return count;
  }

  private void take(byte[] wire) {
    ReceivedPacket packet = incoming.take();
    assertEquals(wire.length - PacketHeader.SIZE, packet.length());
    assertArrayEquals(
        Arrays.copyOfRange(wire, PacketHeader.SIZE, wire.length),
        Arrays.copyOf(packet.array(), packet.length()));
    packet.release();
  }

  private static byte[] packet(int length) {
    byte[] packet = new byte[PacketHeader.SIZE + length];
    new Random(length).nextBytes(packet);
    PacketHeader.encode(1, length, 0, packet, 0);
    assertEquals(length, ByteBuffer.wrap(packet).getInt(10));
    return packet;
  }
}
