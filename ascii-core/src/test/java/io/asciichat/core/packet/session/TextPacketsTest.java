package io.asciichat.core.packet.session;

import static io.asciichat.core.packet.session.Payloads.accepted;
import static io.asciichat.core.packet.session.Payloads.encode;
import static io.asciichat.core.packet.session.Payloads.hex;
import static io.asciichat.core.packet.session.Payloads.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.session.RemoteLog.Direction;
import io.asciichat.core.packet.session.RemoteLog.Level;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPacketsTest {
  @Test
  void errorMessage() throws Exception {
    ErrorMessage error = accepted(ErrorMessage.CODEC, "0000002c 00000003 626164");
    assertEquals(ErrorCode.PROTOCOL, error.errorCode());
    assertEquals("bad", error.message().shown());
    assertEquals(error, ErrorMessage.of(ErrorCode.PROTOCOL, "bad"));
  }

  @Test
  void anErrorWithoutWordsSaysWhatItsCodeMeans() throws Exception {
    ErrorMessage wordless = accepted(ErrorMessage.CODEC, "00000031 00000000");
    assertEquals(ErrorCode.INVALID_PASSWORD, wordless.errorCode());
    assertEquals("the password is wrong", wordless.shown());
    assertEquals("bad", accepted(ErrorMessage.CODEC, "00000031 00000003 626164").shown());
  }

  @ParameterizedTest
  @ValueSource(longs = {7777, 0xFFFFFFFFL})
  void errorCodesThatAreNotKnownAreGeneralAndKept(long code) throws Exception {
    ErrorMessage error = accepted(ErrorMessage.CODEC, String.format("%08x 00000000", code));
    assertEquals(ErrorCode.GENERAL, error.errorCode());
    assertEquals(code, error.code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0000002c 000000",
        "0000002c 00000004 626164",
        "0000002c 00000002 626164",
        "0000002c ffffffff 626164",
        "0000002c 00000003 620064"
      })
  void errorMessagesWithInconsistentTextAreRefused(String payload) {
    refused(ErrorMessage.CODEC, payload);
  }

  @Test
  void aTextThatACSenderCutInsideACharacterIsAccepted() throws Exception {
    ErrorMessage error = accepted(ErrorMessage.CODEC, "0000002c 00000002 61e2");
    assertEquals("a\uFFFD", error.message().shown());
  }

  @Test
  void textsMayHave512BytesAndNotMore() throws Exception {
    accepted(ErrorMessage.CODEC, "00000001 00000200" + "41".repeat(512));
    refused(ErrorMessage.CODEC, "00000001 00000201" + "41".repeat(513));
    accepted(RemoteLog.CODEC, "02010000 00000200" + "41".repeat(512));
    refused(RemoteLog.CODEC, "02010000 00000201" + "41".repeat(513));
  }

  @Test
  void remoteLogAsRecorded() throws Exception {
    RemoteLog notice =
        accepted(
            RemoteLog.CODEC,
            "02010000 0000001b 53747265616d20737461727465643a20766964656f2b617564696f");
    assertEquals(RemoteLog.fromServer(Level.INFO, "Stream started: video+audio"), notice);
  }

  @Test
  void remoteLogFields() throws Exception {
    RemoteLog notice = accepted(RemoteLog.CODEC, "05020001 00000000");
    assertEquals(Level.FATAL, notice.level());
    assertEquals(Direction.CLIENT_TO_SERVER, notice.direction());
    assertTrue(notice.truncated());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "06010000 00000000", "ff010000 00000000", "00000000 00000000", "00030000 00000000",
        "00010002 00000000", "00018000 00000000", "00010000 00000001", "00010000 00000000 41"
      })
  void remoteLogsOutOfRangeAreRefused(String payload) {
    refused(RemoteLog.CODEC, payload);
  }

  @Test
  void ourOwnTextsAreCutAndMadePlain() throws Exception {
    ErrorMessage error = ErrorMessage.of(ErrorCode.GENERAL, "é".repeat(300));
    assertEquals(512, error.message().size());
    assertEquals("é".repeat(256), error.message().exact());
    RemoteLog cut = RemoteLog.fromClient(Level.WARN, "x".repeat(513));
    assertTrue(cut.truncated());
    assertEquals(8 + 512, encode(RemoteLog.CODEC, cut).length);
    RemoteLog whole = RemoteLog.fromServer(Level.WARN, "a\0\u001b\n" + "x".repeat(509));
    assertFalse(whole.truncated());
    assertEquals("a " + "x".repeat(509), whole.text().exact());
  }

  @Test
  void clientJoin() throws Exception {
    byte[] payload = hex("00000000" + "616461" + "00".repeat(29) + "00000007");
    ClientJoin join = accepted(ClientJoin.CODEC, payload);
    int flags = ClientJoin.VIDEO | ClientJoin.AUDIO | ClientJoin.COLOR;
    assertEquals(ClientJoin.of("ada", flags), join);
    refused(ClientJoin.CODEC, Arrays.copyOf(payload, 39));
    refused(ClientJoin.CODEC, Arrays.copyOf(payload, 41));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000", "00000010", "0000001f", "80000001"})
  void joinFlagsAreStrict(String flags) {
    refused(ClientJoin.CODEC, "00000000" + "61" + "00".repeat(31) + flags);
  }

  @Test
  void aClientNeedsAName() {
    refused(ClientJoin.CODEC, "00000000" + "00" + "61".repeat(31) + "00000001");
    assertThrows(IllegalArgumentException.class, () -> ClientJoin.of("\u001b", ClientJoin.VIDEO));
  }

  @Test
  void namesAreHarmlessInLogs() throws Exception {
    ClientJoin join =
        accepted(ClientJoin.CODEC, "00000000" + "1b5b324a616461" + "00".repeat(25) + "00000001");
    assertEquals("[2Jada", join.name().shown());
    assertFalse(join.toString().contains("\u001b"));
    assertEquals(31, ClientJoin.of("x".repeat(40), 1).name().shown().length());
  }

  @Test
  void freeTextsAreBounded() throws Exception {
    accepted(ClientLeave.CODEC, "");
    accepted(ClientLeave.CODEC, "00".repeat(256));
    refused(ClientLeave.CODEC, "41".repeat(257));
  }
}
