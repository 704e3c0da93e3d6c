package io.asciichat.core.packet.session;

import io.asciichat.core.packet.FieldCodec;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/** Tells a client to clear its display before the next frame, because the layout has changed. */
public record ClearConsole() implements SessionPacket {
  /** Strict codec; the payload is empty. */
  public static final PacketCodec<ClearConsole> CODEC =
      FieldCodec.empty(PacketType.CLEAR_CONSOLE, new ClearConsole());

  @Override
  public PacketType type() {
    return PacketType.CLEAR_CONSOLE;
  }
}
