package io.asciichat.core.packet.session;

import io.asciichat.core.packet.FieldCodec;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.WireText;

/**
 * Defined by the protocol and never sent by anybody; C servers drop a client that sends it.
 *
 * @param text 0 to 1024 bytes
 */
public record TextMessage(WireText text) implements SessionPacket {
  private static final int MIN = 0;
  private static final int MAX = 1024;

  /** Strict codec; 0 to 1024 bytes. */
  public static final PacketCodec<TextMessage> CODEC =
      new FieldCodec<>(
          PacketType.TEXT_MESSAGE,
          MIN,
          MAX,
          in -> new TextMessage(Texts.rest(in)),
          (packet, out) -> packet.text.writeTo(out));

  /** Checks the size. */
  public TextMessage {
    Rules.range("length of the text", text.size(), MIN, MAX);
  }

  @Override
  public PacketType type() {
    return PacketType.TEXT_MESSAGE;
  }
}
