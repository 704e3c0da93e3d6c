package io.asciichat.core.packet.session;

import io.asciichat.core.packet.FieldCodec;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/**
 * How many people are there. Sent to everybody whenever somebody joins or leaves.
 *
 * @param connectedClients clients in a session, 0 to 2^32 − 1
 * @param activeClients those of them that send video
 */
public record ServerState(long connectedClients, long activeClients) implements SessionPacket {
  private static final int RESERVED = 24;

  /** Strict codec; 32 bytes, the last 24 reserved. */
  public static final PacketCodec<ServerState> CODEC =
      FieldCodec.fixed(
          PacketType.SERVER_STATE,
          8 + RESERVED,
          in -> {
            ServerState state = new ServerState(in.u32(), in.u32());
            in.skip(RESERVED);
            return state;
          },
          (packet, out) ->
              out.u32(packet.connectedClients).u32(packet.activeClients).zeros(RESERVED));

  /** Checks the ranges above. */
  public ServerState {
    Rules.u32("connected clients", connectedClients);
    Rules.u32("active clients", activeClients);
  }

  @Override
  public PacketType type() {
    return PacketType.SERVER_STATE;
  }
}
