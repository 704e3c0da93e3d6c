package io.asciichat.crypto;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.crypto.ChannelKeys.DirectionKey;
import io.asciichat.testkit.security.CipherLink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded connection between a client and a server of the C program, with its secrets. Other
 * modules use it to replay what the client said:
 *
 * <pre>{@code
 * for (RecordedSession.Packet packet : RecordedSession.load("default").clientSession()) { … }
 * }</pre>
 */
public final class RecordedSession {
  /** The sessions there are. */
  public static final List<String> NAMES = List.of("default", "password", "sshkeys", "hevc-audio");

  /**
   * One packet.
   *
   * @param header its header
   * @param payload its payload
   * @param whole header and payload
   */
  public record Packet(PacketHeader header, ByteSlice payload, ByteSlice whole) {
    static Packet of(byte[] bytes, int offset) throws IOException {
      PacketHeader header = PacketHeader.decode(bytes, offset);
      return new Packet(
          header,
          new ByteSlice(bytes, offset + PacketHeader.SIZE, header.length()),
          new ByteSlice(bytes, offset, PacketHeader.SIZE + header.length()));
    }

    /** The type as a constant. */
    public PacketType type() {
      return Objects.requireNonNull(PacketType.of(header.type()));
    }
  }

  private final String name;
  private final String facts;

  private RecordedSession(String name, String facts) {
    this.name = name;
    this.facts = facts;
  }

  /** The session of this name. */
  public static RecordedSession load(String name) throws IOException {
    String all = new String(resource("sessions.json"), StandardCharsets.UTF_8);
    Matcher matcher =
        Pattern.compile("\"" + name + "\":\\s*\\{(.*?)\\}", Pattern.DOTALL).matcher(all);
    if (!matcher.find()) {
      throw new IOException("no session " + name);
    }
    return new RecordedSession(name, matcher.group(1));
  }

  /** All of them. */
  public static List<RecordedSession> all() throws IOException {
    List<RecordedSession> sessions = new ArrayList<>();
    for (String each : NAMES) {
      sessions.add(load(each));
    }
    return sessions;
  }

  /** A fact from sessions.json. */
  public Optional<String> fact(String key) {
    Matcher matcher = Pattern.compile("\"" + key + "\":\\s*\"(.*?)\"").matcher(facts);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** A key from sessions.json. */
  public byte[] key(String key) {
    return HexFormat.of().parseHex(fact(key).orElseThrow());
  }

  /** What the client sent, as it went over the wire. */
  public List<Packet> clientWire() throws IOException {
    return split(resource(name + "/c2s.bin"));
  }

  /** What the server sent, as it went over the wire. */
  public List<Packet> serverWire() throws IOException {
    return split(resource(name + "/s2c.bin"));
  }

  /** The client's session packets, opened, in order; their header is the inner one. */
  public List<Packet> clientSession() throws IOException {
    return opened(clientWire());
  }

  /** The server's session packets, opened, in order; their header is the inner one. */
  public List<Packet> serverSession() throws IOException {
    return opened(serverWire());
  }

  @Override
  public String toString() {
    return name;
  }

  /** Opened with the rules for C peers; the bytes are kept as they are, client id included. */
  private List<Packet> opened(List<Packet> wire) throws IOException {
    BufferPool pool = new BufferPool();
    Opener opener =
        new Opener(
            pool,
            new DirectionKey(key("sharedKey"), null),
            false,
            new byte[16],
            Extension.Fallback.NONE);
    Objects.requireNonNull(Libsodium.instance(), "loading it binds what the box calls");
    SecretBox box = new SecretBox();
    box.key(key("sharedKey"));
    List<Packet> session = new ArrayList<>();
    for (Packet packet : wire) {
      if (packet.type() == PacketType.ENCRYPTED) {
        opener.open(CipherLink.received(pool, packet.whole().toByteArray())).release();
        byte[] sealed = packet.payload().toByteArray();
        if (!box.open(sealed, 0, sealed.length)) {
          throw new IOException("a recorded packet does not open");
        }
        byte[] text = new byte[sealed.length - SecretBox.NONCE_SIZE - SecretBox.MAC_SIZE];
        box.text(0, text, text.length);
        session.add(Packet.of(text, 0));
      }
    }
    box.close();
    opener.close();
    return session;
  }

  private static List<Packet> split(byte[] bytes) throws IOException {
    List<Packet> packets = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      Packet packet = Packet.of(bytes, at);
      packets.add(packet);
      at += packet.whole().length();
    }
    return packets;
  }

  private static byte[] resource(String path) throws IOException {
    try (InputStream in = RecordedSession.class.getResourceAsStream("/recorded/" + path)) {
      if (in == null) {
        throw new IOException("no recording " + path);
      }
      return in.readAllBytes();
    }
  }
}
