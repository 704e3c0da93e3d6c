package io.asciichat.core.packet.session;

import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PayloadRules;
import io.asciichat.core.packet.PlainText;
import io.asciichat.core.packet.WireText;
import java.nio.charset.StandardCharsets;

/**
 * A notice for the other side's log or status line.
 *
 * @param level how serious it is
 * @param direction its sender
 * @param truncated whether the sender had to cut the text
 * @param text the notice, at most 512 bytes, no NUL
 */
public record RemoteLog(Level level, Direction direction, boolean truncated, WireText text)
    implements SessionPacket {
  /** The seriousness of a notice. The ordinal is the value on the wire. */
  public enum Level {
    DEV,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL
  }

  /** The sender of a notice. The ordinal plus one is the value on the wire. */
  public enum Direction {
    SERVER_TO_CLIENT,
    CLIENT_TO_SERVER
  }

  /** Longest text in bytes. */
  public static final int MAX_TEXT = 512;

  private static final Level[] LEVELS = Level.values();
  private static final Direction[] DIRECTIONS = Direction.values();

  /** Strict codec; 8 to 520 bytes. */
  public static final PacketCodec<RemoteLog> CODEC =
      new PacketCodec<>(
          PacketType.REMOTE_LOG,
          8,
          8 + MAX_TEXT,
          in -> of(in.u8(), in.u8(), in.u16(), WireText.counted(in)),
          (packet, out) -> {
            out.u8(PayloadRules.numberOf(packet.level))
                .u8(PayloadRules.numberOf(packet.direction) + 1);
            out.u16(packet.truncated ? 1 : 0);
            packet.text.writeCounted(out);
          });

  /** Checks the text's length. */
  public RemoteLog {
    PayloadRules.text(text, MAX_TEXT);
  }

  /** A notice from a server, made {@linkplain PlainText plain} and cut to its limit. */
  public static RemoteLog fromServer(Level level, String text) {
    return cut(level, Direction.SERVER_TO_CLIENT, text);
  }

  /** A notice from a client, made {@linkplain PlainText plain} and cut to its limit. */
  public static RemoteLog fromClient(Level level, String text) {
    return cut(level, Direction.CLIENT_TO_SERVER, text);
  }

  private static RemoteLog cut(Level level, Direction direction, String text) {
    String plain = PlainText.of(text, text.length());
    WireText fitting = WireText.of(plain, MAX_TEXT);
    boolean truncated = plain.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT;
    return new RemoteLog(level, direction, truncated, fitting);
  }

  private static RemoteLog of(int level, int direction, int flags, WireText text) {
    PayloadRules.range("direction", direction, 1, DIRECTIONS.length);
    PayloadRules.range("flags", flags, 0, 1);
    return new RemoteLog(
        PayloadRules.constant("level", LEVELS, level), DIRECTIONS[direction - 1], flags == 1, text);
  }

  @Override
  public PacketType type() {
    return PacketType.REMOTE_LOG;
  }
}
