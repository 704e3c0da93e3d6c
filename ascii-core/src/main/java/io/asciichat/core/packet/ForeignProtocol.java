package io.asciichat.core.packet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The protocol of a peer that does not speak ACIP, judged by the first bytes that it sends: for the
 * line that tells a user who has called the wrong port, or an operator whose port was called.
 */
public enum ForeignProtocol {
  /**
   * Answers, requests, and pages of servers that leave the answer's head out; HTTP/2's settings.
   */
  HTTP(
      "HTTP",
      "a web server",
      "HTTP|GET |POST|HEAD|PUT |DELE|OPTI|CONN|PATC|PRI |<!DO|<!do|<htm|<HTM|<hea"
          + "|\0\0\22\4|\0\0\14\4|\0\0\6\4|\0\0\0\4"),
  SSH("SSH", "an SSH server", "SSH-"),
  /** An alert or a hello of any version (RFC 8446, section 5.1). */
  TLS("TLS", "a server that wants TLS, as https does", "\25\3|\26\3"),
  /** Both greet with 220 (RFC 5321, RFC 959). */
  MAIL_OR_FILES("SMTP or FTP", "a mail or file server", "220 |220-|EHLO|HELO|421 "),
  POP3("POP3", "a mail server", "+OK"),
  IMAP("IMAP", "a mail server", "* OK|* BY|* PR"),
  NEWS("NNTP", "a news server", "200 |201 "),
  RTSP("RTSP", "a camera or media server", "RTSP|ICY "),
  SIP("SIP", "a telephone server", "SIP/"),
  VNC("RFB", "a VNC server", "RFB "),
  /** A connection's request and its answer (RFC 1006). */
  RDP("RDP", "a remote desktop", "\3\0\0"),
  TELNET("Telnet", "a Telnet server", "\377\373|\377\375|\377\374|\377\376"),
  REDIS("RESP", "a Redis server", "-ERR|-DEN|-NOA"),
  POSTGRESQL("PostgreSQL", "a PostgreSQL server", "E\0\0\0"),
  AMQP("AMQP", "a message broker", "AMQP"),
  RSYNC("rsync", "an rsync server", "@RSY"),
  XMPP("XML", "an XMPP server", "<?xm|<str"),
  /** Of databases, chats and others. */
  UNKNOWN("something else", "another server", "");

  /** From so many bytes on a peer is judged; each name above is known by then. */
  static final int MIN_BYTES = 4;

  /** How the line begins that a full C server writes in place of a packet. */
  static final byte[] SERVER_FULL = "SERVER_F".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] MAGIC = HexFormat.of().parseHex("0000000a5c11c4a1");

  private final String title;
  private final String server;
  private final String beginnings;

  /**
   * @param title its name
   * @param server what speaks it
   * @param beginnings what streams begin with, separated by bars
   */
  ForeignProtocol(String title, String server, String beginnings) {
    this.title = title;
    this.server = server;
    this.beginnings = beginnings;
  }

  /** The protocol's name, such as {@code HTTP}; two words for one without. */
  public String title() {
    return title;
  }

  /** The kind of program that speaks it, such as {@code a web server}. */
  public String server() {
    return server;
  }

  /**
   * Returns whether no packet, nor a full server's line, begins like this.
   *
   * @param beginning the first bytes of a stream
   * @param count how many there are
   */
  static boolean isForeign(byte[] beginning, int count) {
    int length = Math.min(count, MAGIC.length);
    return length >= MIN_BYTES
        && !Arrays.equals(beginning, 0, length, MAGIC, 0, length)
        && !Arrays.equals(beginning, 0, length, SERVER_FULL, 0, length);
  }

  /**
   * Names what is spoken.
   *
   * @param beginning the first bytes of a stream
   * @param count how many there are, {@value #MIN_BYTES} at least
   */
  static ForeignProtocol of(byte[] beginning, int count) {
    String text = new String(beginning, 0, count, StandardCharsets.ISO_8859_1);
    for (ForeignProtocol protocol : values()) {
      if (Stream.of(protocol.beginnings.split("\\|")).anyMatch(text::startsWith)) {
        return protocol;
      }
    }
    return UNKNOWN;
  }

  /** The line about a peer that speaks it: {@link #UNKNOWN} quotes what it said. */
  String line(byte[] beginning, int count) {
    return this == UNKNOWN
        ? "the peer does not speak ascii-chat's protocol: it begins with "
            + quoted(beginning, count)
        : "the peer speaks " + title + ", not ascii-chat's protocol";
  }

  private static String quoted(byte[] beginning, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count && beginning[i] >= ' ' && beginning[i] < 0x7f; i++) {
      text.append((char) beginning[i]);
    }
    return text.length() >= MIN_BYTES
        ? "'" + text.toString().strip() + "'"
        : "the bytes " + HexFormat.of().formatHex(beginning, 0, Math.min(count, 8));
  }
}
