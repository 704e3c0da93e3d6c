package io.asciichat.core.packet.session;

import io.asciichat.core.packet.PacketType;

/** Any payload of a running session. Sealed, so that a switch over it is known to be complete. */
public sealed interface SessionPacket
    permits ErrorMessage,
        RemoteLog,
        AsciiFramePacket,
        ImageFramePacket,
        H265FramePacket,
        AudioBatch,
        OpusBatch,
        SoundLevels,
        ClientCapabilities,
        SessionSignal,
        ClientJoin,
        ClientLeave,
        StreamChange,
        ServerState,
        Roster {
  /** The type that carries this payload. */
  PacketType type();
}
