package io.asciichat.core.packet.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.UnknownPacketTypeException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCodecsTest {
  @Provide
  Arbitrary<SessionPacket> packets() {
    return SessionPacketArbitraries.any();
  }

  @Provide
  Arbitrary<PacketType> types() {
    return Arbitraries.of(sessionTypes());
  }

  @Property(tries = 500)
  void whatIsEncodedIsDecodedToTheSame(@ForAll("packets") SessionPacket packet) throws Exception {
    byte[] payload = encode(packet);
    SessionPacket decoded = decode(packet.type(), payload);
    assertEquals(packet, decoded);
    assertArrayEquals(payload, encode(decoded));
  }

  @Property(tries = 200)
  void aPayloadMayLieAnywhereInItsBuffer(
      @ForAll("packets") SessionPacket packet, @ForAll @IntRange(max = 40) int offset)
      throws Exception {
    byte[] payload = encode(packet);
    byte[] buffer = new byte[offset + payload.length + 7];
    Arrays.fill(buffer, (byte) 0x5A);
    System.arraycopy(payload, 0, buffer, offset, payload.length);
    assertEquals(
        packet, SessionCodecs.decode(packet.type().code(), buffer, offset, payload.length));
  }

  @Property(tries = 500)
  void anyBytesAreDecodedOrRefused(
      @ForAll("types") PacketType type, @ForAll @IntRange(max = 700) int length, @ForAll long seed)
      throws Exception {
    byte[] payload = new byte[length];
    new Random(seed).nextBytes(payload);
    decodeOrRefuse(type, payload);
  }

  @Property(tries = 500)
  void anyBytesOfAPlausibleLengthAreDecodedOrRefused(
      @ForAll("packets") SessionPacket packet, @ForAll long seed) throws Exception {
    byte[] payload = encode(packet);
    new Random(seed).nextBytes(payload);
    decodeOrRefuse(packet.type(), payload);
  }

  @Property(tries = 500)
  void flippedBytesAreDecodedOrRefused(
      @ForAll("packets") SessionPacket packet,
      @ForAll @IntRange(min = 1, max = 4) int flips,
      @ForAll long seed)
      throws Exception {
    byte[] payload = encode(packet);
    Random random = new Random(seed);
    for (int i = 0; i < flips && payload.length > 0; i++) {
      // Most rules are about the first fields, so that is where most damage is done.
      int where =
          random.nextInt(random.nextBoolean() ? Math.min(payload.length, 24) : payload.length);
      payload[where] ^= (byte) (1 << random.nextInt(8));
    }
    decodeOrRefuse(packet.type(), payload);
  }

  @Property(tries = 500)
  void truncatedPayloadsOfCountedSizeAreRefused(
      @ForAll("packets") SessionPacket packet, @ForAll long seed) {
    byte[] payload = encode(packet);
    if (payload.length == 0 || !countsItsBytes(packet)) {
      return;
    }
    int shorter = new Random(seed).nextInt(payload.length);
    boolean becomesAShorterForm =
        packet instanceof ClientCapabilities && (shorter == 160 || shorter == 168);
    if (becomesAShorterForm) {
      return;
    }
    assertRefused(packet.type(), Arrays.copyOf(payload, shorter));
  }

  @Property(tries = 500)
  void extendedPayloadsOfCountedSizeAreRefused(
      @ForAll("packets") SessionPacket packet, @ForAll @IntRange(min = 1, max = 9) int more) {
    byte[] payload = encode(packet);
    boolean becomesTheLongForm =
        more == 8
            && packet instanceof ClientCapabilities capabilities
            && capabilities.codecs() == null;
    boolean mayGrow = packet instanceof SoundLevels || packet instanceof Roster;
    if (!countsItsBytes(packet) || becomesTheLongForm || mayGrow) {
      return;
    }
    assertRefused(packet.type(), Arrays.copyOf(payload, payload.length + more));
  }

  @ParameterizedTest
  @CsvSource({
    "2003, 8, 520",
    "2004, 8, 520",
    "3000, 24, 5242880",
    "3001, 27, 2097167",
    "3002, 5, 5242880",
    "4000, 20, 5242880",
    "4001, 19, 5242880",
    "4100, 1, 16384",
    "5000, 160, 424",
    "5001, 0, 0",
    "5002, 0, 0",
    "5003, 40, 40",
    "5004, 0, 256",
    "5005, 4, 4",
    "5006, 4, 4",
    "5007, 0, 0",
    "5008, 32, 32",
    "5100, 1, 16384"
  })
  void sizesAreRefusedBeyondTheirBounds(int type, int min, int max) throws Exception {
    SessionCodecs.codec(type).checkSize(min);
    SessionCodecs.codec(type).checkSize(max);
    assertThrows(
        MalformedPacketException.class, () -> SessionCodecs.codec(type).checkSize(min - 1));
    assertThrows(
        MalformedPacketException.class, () -> SessionCodecs.codec(type).checkSize(max + 1));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 1, 1000, 1100, 1200, 1203, 1999, 2000, 2001, 2002, 2005, 4002, 4099, 4101, 5009, 5099,
        5101, 6000, 65535
      })
  void typesOutsideASessionAreUnknownRatherThanMalformed(int type) {
    UnknownPacketTypeException refused =
        assertThrows(
            UnknownPacketTypeException.class, () -> SessionCodecs.decode(type, new byte[0], 0, 0));
    assertEquals(type, refused.type());
  }

  @Test
  void everyTypeThatProgramsSendFrom2003OnHasACodec() throws Exception {
    for (PacketType type : sessionTypes()) {
      assertEquals(type, SessionCodecs.codec(type.code()).type());
    }
  }

  private static Set<PacketType> sessionTypes() {
    EnumSet<PacketType> session = EnumSet.allOf(PacketType.class);
    session.removeIf(type -> type.code() < 2003);
    return session;
  }

  /** Types whose content ends where the packet ends cannot notice a missing or added byte. */
  private static boolean countsItsBytes(SessionPacket packet) {
    return switch (packet) {
      case ClientLeave _, H265FramePacket _, ImageFramePacket _ -> false;
      default -> true;
    };
  }

  private static void decodeOrRefuse(PacketType type, byte[] payload) throws Exception {
    SessionPacket decoded;
    try {
      decoded = decode(type, payload);
    } catch (MalformedPacketException refused) {
      return;
    }
    assertEquals(decoded, decode(type, encode(decoded)));
    if (!(decoded instanceof SoundLevels || decoded instanceof Roster)) {
      assertEquals(payload.length, encode(decoded).length);
    }
    assertEquals(decoded.toString(), decoded.toString().replaceAll("\\p{Cc}", ""));
  }

  private static void assertRefused(PacketType type, byte[] payload) {
    assertThrows(MalformedPacketException.class, () -> decode(type, payload));
  }

  private static SessionPacket decode(PacketType type, byte[] payload) throws Exception {
    return SessionCodecs.decode(type.code(), payload, 0, payload.length);
  }

  private static byte[] encode(SessionPacket packet) {
    PacketWriter out = new PacketWriter();
    SessionCodecs.encode(packet, out);
    return out.toByteArray();
  }
}
