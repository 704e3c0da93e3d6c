package io.asciichat.core.packet.session;

import static io.asciichat.core.packet.session.Payloads.accepted;
import static io.asciichat.core.packet.session.Payloads.hex;
import static io.asciichat.core.packet.session.Payloads.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H265FramePacketTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "single header, 01 0140 00f0 000001 4001, 0000014001",
    "double header, 00 0140 00f0 03 0140 00f0 00000001 4001, 000000014001",
    "zero byte that belongs to the header, 00 0140 0100 000001 26, 00000126",
    "only the first start code counts, 00 0001 0001 000001 4001 000001 42, 000001400100000142",
    "header only, 00 0140 00f0, ''",
    "two headers only, 00 0140 00f0 01 0140 00f0, ''",
    "start code cut off, 00 0140 00f0 0000, ''",
    "no start code, 00 0140 00f0 ffffffffffff, ''"
  })
  void streamBeginsAtTheFirstStartCode(String what, String payload, String stream)
      throws Exception {
    H265FramePacket packet = accepted(H265FramePacket.CODEC, payload);
    assertArrayEquals(hex(stream), packet.stream().toByteArray(), what);
  }

  @Test
  void fieldsOfTheOuterHeader() throws Exception {
    H265FramePacket packet = accepted(H265FramePacket.CODEC, "03 0140 00f0");
    assertEquals(3, packet.flags());
    assertEquals(320, packet.width());
    assertEquals(240, packet.height());
  }

  @Test
  void lessThanAHeaderIsRefused() {
    refused(H265FramePacket.CODEC, "00 0140 00");
  }
}
