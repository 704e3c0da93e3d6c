package io.asciichat.core.packet.session;

import io.asciichat.core.packet.FieldCodec;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/** Answers {@link Ping}; needs no answer. */
public record Pong() implements SessionPacket {
  /** Strict codec; the payload is empty. */
  public static final PacketCodec<Pong> CODEC = FieldCodec.empty(PacketType.PONG, new Pong());

  @Override
  public PacketType type() {
    return PacketType.PONG;
  }
}
