package io.asciichat.core.packet.session;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.PayloadRules;
import io.asciichat.core.packet.PlainText;
import io.asciichat.core.packet.WireText;

/**
 * The reason for which the sender is about to end the session. A C client closes when it receives
 * one.
 *
 * @param code the error's number, 0 to 2^32 − 1; see {@link #errorCode()}
 * @param message what a person should read, at most 512 bytes, no NUL
 */
public record ErrorMessage(long code, WireText message) implements SessionPacket {
  /** Longest message in bytes. */
  public static final int MAX_MESSAGE = 512;

  /** Strict codec; 8 to 520 bytes. */
  public static final PacketCodec<ErrorMessage> CODEC =
      new PacketCodec<>(
          PacketType.ERROR_MESSAGE,
          8,
          8 + MAX_MESSAGE,
          in -> new ErrorMessage(in.u32(), WireText.counted(in)),
          (packet, out) -> {
            out.u32(packet.code);
            packet.message.writeCounted(out);
          });

  /** Checks the ranges above. */
  public ErrorMessage {
    PayloadRules.u32("error code", code);
    PayloadRules.text(message, MAX_MESSAGE);
  }

  /** A message from us, made {@linkplain PlainText plain} and cut to its limit. */
  public static ErrorMessage of(ErrorCode code, String message) {
    return new ErrorMessage(
        code.code(), WireText.of(PlainText.of(message, MAX_MESSAGE), MAX_MESSAGE));
  }

  /** Sends such a message where packets go out as they are, in clear. */
  public static void send(ErrorCode code, String message, PacketSink out) {
    PacketWriter writer = new PacketWriter();
    CODEC.encode(of(code, message), writer);
    out.send(PacketType.ERROR_MESSAGE, writer.array(), 0, writer.length());
  }

  /** The code as a constant; {@link ErrorCode#GENERAL} for numbers this version does not know. */
  public ErrorCode errorCode() {
    return code > Integer.MAX_VALUE ? ErrorCode.GENERAL : ErrorCode.of((int) code);
  }

  /** What a person should read: the message, or what its code means when it is empty. */
  public String shown() {
    String text = message.shown();
    return text.isBlank() ? errorCode().sentence() : text;
  }

  @Override
  public PacketType type() {
    return PacketType.ERROR_MESSAGE;
  }
}
