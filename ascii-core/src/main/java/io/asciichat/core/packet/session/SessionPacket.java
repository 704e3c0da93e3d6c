package io.asciichat.core.packet.session;

import io.asciichat.core.packet.PacketType;

/** Any payload of a running session. Sealed, so that a switch over it is known to be complete. */
public sealed interface SessionPacket
    permits SizeMessage,
        AudioMessage,
        TextMessage,
        ErrorMessage,
        RemoteLog,
        AsciiFramePacket,
        ImageFramePacket,
        H265FramePacket,
        AudioBatch,
        OpusBatch,
        SoundLevels,
        ClientCapabilities,
        Ping,
        Pong,
        ClientJoin,
        ClientLeave,
        StreamStart,
        StreamStop,
        ClearConsole,
        ServerState,
        Roster {
  /** The type that carries this payload. */
  PacketType type();
}
