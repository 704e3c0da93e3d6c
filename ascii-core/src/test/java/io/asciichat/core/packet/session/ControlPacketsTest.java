package io.asciichat.core.packet.session;

import static io.asciichat.core.packet.session.Payloads.accepted;
import static io.asciichat.core.packet.session.Payloads.decode;
import static io.asciichat.core.packet.session.Payloads.hex;
import static io.asciichat.core.packet.session.Payloads.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlPacketsTest {
  @Test
  void streamMasks() throws Exception {
    assertEquals(StreamChange.start(true, false), accepted(StreamChange.START, "00000001"));
    assertEquals(StreamChange.start(false, true), accepted(StreamChange.START, "00000002"));
    assertEquals(StreamChange.start(true, true), accepted(StreamChange.START, "00000003"));
    assertEquals(StreamChange.stop(true, false), accepted(StreamChange.STOP, "00000001"));
    assertEquals(StreamChange.stop(false, true), accepted(StreamChange.STOP, "00000002"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "000001", "00000000", "00000004", "00000007", "80000001", "0000000300"})
  void otherStreamMasksAreRefused(String payload) {
    refused(StreamChange.START, payload);
    refused(StreamChange.STOP, payload);
  }

  @Test
  void aStreamPacketWithoutMediaCannotBeMade() {
    assertThrows(IllegalArgumentException.class, () -> StreamChange.start(false, false));
    assertThrows(IllegalArgumentException.class, () -> StreamChange.stop(false, false));
  }

  @Test
  void aStreamPacketHasATypeOfStreamsAndGoesOutAsThat() {
    assertThrows(
        IllegalArgumentException.class, () -> new StreamChange(PacketType.PING, true, true));
    assertThrows(
        IllegalArgumentException.class,
        () -> StreamChange.START.encode(StreamChange.stop(true, false), new PacketWriter()));
  }

  @Test
  void serverStateAsRecorded() throws Exception {
    assertEquals(
        new ServerState(1, 1, Dialect.ACIP),
        accepted(ServerState.CODEC, "00000001 00000001" + "00".repeat(24)));
  }

  @Test
  void theExtendedDialectMarksReservedBytesOfServerState() throws Exception {
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
    accepted(SessionSignal.PING.codec(), "");
    accepted(SessionSignal.PONG.codec(), "");
    accepted(SessionSignal.CLEAR_CONSOLE.codec(), "");
    refused(SessionSignal.PING.codec(), "00");
    refused(SessionSignal.PONG.codec(), "00");
    refused(SessionSignal.CLEAR_CONSOLE.codec(), "00");
  }
}
