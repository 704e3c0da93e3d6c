package io.asciichat.testkit.fault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.core.packet.session.OpusBatch;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PacketGrammarTest {
  private record Made(int right, int wrong) {}

  @Test
  void packetsOfEveryTypeAreMadeRightAndWrong() {
    PacketGrammar grammar = new PacketGrammar(5);
    Map<PacketType, Made> made = new EnumMap<>(PacketType.class);
    boolean unknown = false;
    for (int i = 0; i < 20_000; i++) {
      byte[] payload = grammar.any();
      PacketType type = PacketType.of(grammar.code());
      if (type == null) {
        unknown = true;
      } else {
        made.merge(
            type,
            isRight(type, payload) ? new Made(1, 0) : new Made(0, 1),
            (a, b) -> new Made(a.right + b.right, a.wrong + b.wrong));
      }
    }
    assertTrue(unknown);
    for (PacketType type : PacketType.values()) {
      assertTrue(made.containsKey(type), type::name);
    }
    for (PacketType type :
        new PacketType[] {
          PacketType.CLIENT_CAPABILITIES, PacketType.IMAGE_FRAME, PacketType.AUDIO_OPUS_BATCH
        }) {
      Made of = made.getOrDefault(type, new Made(0, 0));
      assertTrue(of.right > 20 && of.wrong > 20, () -> type + " " + of);
    }
  }

  private static boolean isRight(PacketType type, byte[] payload) {
    PacketReader reader = new PacketReader(payload, 0, payload.length);
    try {
      switch (type) {
        case CLIENT_CAPABILITIES -> ClientCapabilities.CODEC.decode(reader);
        case IMAGE_FRAME -> ImageFramePacket.CODEC.decode(reader);
        case AUDIO_OPUS_BATCH -> OpusBatch.CODEC.decode(reader);
        default -> {}
      }
      return true;
    } catch (MalformedPacketException e) {
      return false;
    }
  }

  @Test
  void theSameSeedGivesTheSamePackets() {
    PacketGrammar one = new PacketGrammar(9);
    PacketGrammar other = new PacketGrammar(9);
    for (int i = 0; i < 500; i++) {
      assertArrayEquals(one.any(), other.any());
    }
  }
}
