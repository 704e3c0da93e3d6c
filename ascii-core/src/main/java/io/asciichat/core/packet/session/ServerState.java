package io.asciichat.core.packet.session;

import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PayloadRules;

/**
 * The number of clients. Sent to every client whenever one joins or leaves.
 *
 * @param connectedClients clients in a session, 0 to 2^32 − 1
 * @param activeClients those of them that send video
 * @param dialect what the server speaks; in the extended dialect it understands {@link
 *     ViewerWishes} and writes a mark into bytes that ACIP reserves and C peers do not read. It
 *     tells clients that have no encryption, and so no handshake in which to find out
 */
public record ServerState(long connectedClients, long activeClients, Dialect dialect)
    implements SessionPacket {
  private static final int RESERVED = 20;

  /** {@code JAV1}. */
  private static final int MARK = 0x4a41_5631;

  /** Strict codec; 32 bytes, of which the last 24 are reserved in ACIP. */
  public static final PacketCodec<ServerState> CODEC =
      PacketCodec.fixed(
          PacketType.SERVER_STATE,
          12 + RESERVED,
          in -> {
            ServerState state =
                new ServerState(
                    in.u32(), in.u32(), in.i32() == MARK ? Dialect.EXTENDED : Dialect.ACIP);
            in.skip(RESERVED);
            return state;
          },
          (packet, out) ->
              out.u32(packet.connectedClients)
                  .u32(packet.activeClients)
                  .u32(packet.dialect == Dialect.EXTENDED ? MARK : 0)
                  .zeros(RESERVED));

  /** Checks the ranges above. */
  public ServerState {
    PayloadRules.u32("connected clients", connectedClients);
    PayloadRules.u32("active clients", activeClients);
  }

  @Override
  public PacketType type() {
    return PacketType.SERVER_STATE;
  }
}
