package io.asciichat.core.packet.session;

import io.asciichat.core.packet.FieldCodec;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.WireText;

/**
 * Defined by the protocol and never sent by anybody; known so that it is not taken for garbage.
 *
 * @param text 1 to 32 bytes
 */
public record AudioMessage(WireText text) implements SessionPacket {
  private static final int MIN = 1;
  private static final int MAX = 32;

  /** Strict codec; 1 to 32 bytes. */
  public static final PacketCodec<AudioMessage> CODEC =
      new FieldCodec<>(
          PacketType.AUDIO_MESSAGE,
          MIN,
          MAX,
          in -> new AudioMessage(Texts.rest(in)),
          (packet, out) -> packet.text.writeTo(out));

  /** Checks the size. */
  public AudioMessage {
    Rules.range("length of the text", text.size(), MIN, MAX);
  }

  @Override
  public PacketType type() {
    return PacketType.AUDIO_MESSAGE;
  }
}
