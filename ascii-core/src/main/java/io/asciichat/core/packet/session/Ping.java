package io.asciichat.core.packet.session;

import io.asciichat.core.packet.FieldCodec;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/** Asks for a sign of life; answered by {@link Pong}. */
public record Ping() implements SessionPacket {
  /** Strict codec; the payload is empty. */
  public static final PacketCodec<Ping> CODEC = FieldCodec.empty(PacketType.PING, new Ping());

  @Override
  public PacketType type() {
    return PacketType.PING;
  }
}
