package io.asciichat.core.packet.session;

import static io.asciichat.core.packet.session.Payloads.accepted;
import static io.asciichat.core.packet.session.Payloads.decode;
import static io.asciichat.core.packet.session.Payloads.hex;
import static io.asciichat.core.packet.session.Payloads.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.packet.Dialect;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlPacketsTest {
  @Test
  void streamMasks() throws Exception {
    assertEquals(new StreamStart(true, false), accepted(StreamStart.CODEC, "00000001"));
    assertEquals(new StreamStart(false, true), accepted(StreamStart.CODEC, "00000002"));
    assertEquals(new StreamStart(true, true), accepted(StreamStart.CODEC, "00000003"));
    assertEquals(new StreamStop(true, false), accepted(StreamStop.CODEC, "00000001"));
    assertEquals(new StreamStop(false, true), accepted(StreamStop.CODEC, "00000002"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "000001", "00000000", "00000004", "00000007", "80000001", "0000000300"})
  void otherStreamMasksAreRefused(String payload) {
    refused(StreamStart.CODEC, payload);
    refused(StreamStop.CODEC, payload);
  }

  @Test
  void aStreamPacketWithoutMediaCannotBeMade() {
    assertThrows(IllegalArgumentException.class, () -> new StreamStart(false, false));
    assertThrows(IllegalArgumentException.class, () -> new StreamStop(false, false));
  }

  @Test
  void serverStateAsRecorded() throws Exception {
    assertEquals(
        new ServerState(1, 1, Dialect.ACIP),
        accepted(ServerState.CODEC, "00000001 00000001" + "00".repeat(24)));
  }

  @Test
  void serversOfOursMarkReservedBytesOfServerState() throws Exception {
    assertEquals(
        new ServerState(1, 1, Dialect.EXTENDED),
        accepted(ServerState.CODEC, "00000001 00000001 4a415631" + "00".repeat(20)));
  }

  @Test
  void reservedFieldsOfServerStateAreIgnored() throws Exception {
    byte[] payload = hex("00000002 ffffffff" + "ab".repeat(24));
    assertEquals(new ServerState(2, 0xFFFFFFFFL, Dialect.ACIP), decode(ServerState.CODEC, payload));
    refused(ServerState.CODEC, Arrays.copyOf(payload, 31));
    refused(ServerState.CODEC, Arrays.copyOf(payload, 33));
  }

  @Test
  void emptyPackets() throws Exception {
    accepted(Ping.CODEC, "");
    accepted(Pong.CODEC, "");
    accepted(ClearConsole.CODEC, "");
    refused(Ping.CODEC, "00");
    refused(Pong.CODEC, "00");
    refused(ClearConsole.CODEC, "00");
  }

  @Test
  void sizeMessage() throws Exception {
    assertEquals(new SizeMessage(80, 24), accepted(SizeMessage.CODEC, "00000050 00000018"));
    refused(SizeMessage.CODEC, "0050 0018");
  }
}
