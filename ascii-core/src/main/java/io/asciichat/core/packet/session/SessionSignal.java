package io.asciichat.core.packet.session;

import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/** The packets of a session that say all by their type: their payload is empty. */
public enum SessionSignal implements SessionPacket {
  /** Asks for a sign of life; answered by {@link #PONG}. */
  PING(PacketType.PING),

  /** Answers {@link #PING}; needs no answer. */
  PONG(PacketType.PONG),

  /** Tells a client to clear its display before the next frame, because the layout has changed. */
  CLEAR_CONSOLE(PacketType.CLEAR_CONSOLE);

  @SuppressWarnings("ImmutableEnumChecker") // codecs have no state
  private final PacketCodec<SessionSignal> codec;

  SessionSignal(PacketType type) {
    codec = PacketCodec.empty(type, this);
  }

  /** Strict codec; the payload is empty. */
  public PacketCodec<SessionSignal> codec() {
    return codec;
  }

  @Override
  public PacketType type() {
    return codec.type();
  }
}
