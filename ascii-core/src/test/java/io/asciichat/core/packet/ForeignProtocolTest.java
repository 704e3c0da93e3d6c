package io.asciichat.core.packet;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignProtocolTest {
  private final IncomingPacket incoming = new IncomingPacket(new BufferPool());

  /** Gives bytes to the packet one at a time, as a slow peer does. */
  private void feed(byte[] bytes) throws FramingException {
    for (byte b : bytes) {
      incoming.array()[incoming.offset()] = b;
      incoming.arrived(1);
    }
  }

  private FramingException refusalOf(String said) {
    byte[] bytes = said.getBytes(StandardCharsets.ISO_8859_1);
    return assertThrows(FramingException.class, () -> feed(bytes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP | HTTP/1.1 400 Bad Request",
        "HTTP | <html><head><title>400 Bad Request",
        "HTTP | GET / HTTP/1.1",
        "SSH | SSH-2.0-OpenSSH_9.2p1 Debian-2",
        "MAIL_OR_FILES | 220 mail.example.org ESMTP",
        "MAIL_OR_FILES | 220-FileZilla Server",
        "POP3 | +OK Dovecot ready.",
        "IMAP | * OK [CAPABILITY IMAP4rev1] ready",
        "NEWS | 200 news.example.org ready",
        "RTSP | RTSP/1.0 400 Bad Request",
        "VNC | RFB 003.008",
        "REDIS | -ERR unknown command",
        "AMQP | AMQP",
        "RSYNC | @RSYNCD: 31.0",
        "XMPP | <?xml version='1.0'?>",
        "UNKNOWN | hello, who are you?",
      })
  void greetingsAreRecognized(ForeignProtocol expected, String said) {
    FramingException refusal = refusalOf(said);
    assertEquals(expected, refusal.spoken());
    assertEquals(ErrorCode.PROTOCOL, refusal.code());
    assertTrue(
        refusal
            .toString()
            .contains(expected == ForeignProtocol.UNKNOWN ? "'hell" : expected.title()),
        refusal.toString());
  }

  /** An alert, a client's hello, options of Telnet, an error of PostgreSQL, HTTP/2's settings. */
  @ParameterizedTest
  @CsvSource({
    "TLS, 15030100",
    "TLS, 16030102",
    "TELNET, fffd18ff",
    "POSTGRESQL, 45000000",
    "HTTP, 00001204",
    "RDP, 03000013",
    "UNKNOWN, 4a000000"
  })
  void soAreBytesThatAreNoText(ForeignProtocol expected, String said) {
    FramingException refusal =
        assertThrows(FramingException.class, () -> feed(HexFormat.of().parseHex(said)));
    assertEquals(expected, refusal.spoken());
    assertEquals(
        expected == ForeignProtocol.UNKNOWN, refusal.toString().contains("the bytes " + said));
  }

  @Test
  void aFullServersLineIsNotForeign() {
    FramingException refusal = refusalOf("SERVER_FULL: Maximum client limit reached");
    assertEquals(ErrorCode.SESSION_FULL, refusal.code());
    assertNull(refusal.spoken());
  }

  @Property(tries = 200)
  void noPacketIsForeignHoweverLittleOfItHasCome(
      @ForAll @IntRange(max = 0xFFFF) int type,
      @ForAll @IntRange(max = PacketHeader.MAX_PAYLOAD) int length,
      @ForAll int crc,
      @ForAll @IntRange(max = PacketHeader.SIZE) int count) {
    byte[] header = new byte[PacketHeader.SIZE];
    PacketHeader.encode(type, length, crc, header, 0);
    assertFalse(ForeignProtocol.isForeign(header, count));
  }

  /** In the middle of a session the stream is damaged, whatever it looks like. */
  @Test
  void onlyTheFirstBytesOfAConnectionNameAProtocol() {
    byte[] ping = PacketHeader.packet(PacketType.PING, new byte[0], 0, 0);
    assertDoesNotThrow(() -> feed(ping));
    incoming.take().release();
    assertNull(refusalOf("HTTP/1.1 400 Bad Request\r\n").spoken());
  }
}
