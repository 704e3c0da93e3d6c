package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PayloadRules;

/**
 * The first packet of a client that wants encryption, and the server's answer. C peers compare
 * nothing but the mode, which the server must echo.
 *
 * @param version {@link #VERSION} from every peer so far
 * @param revision 0
 * @param mode {@link #ENCRYPT}, {@link #AUTHENTICATE}, both, or 0 for neither
 * @param compression none from C peers
 * @param featureFlags 0 from C peers, 0 to 65535
 * @param reserved 7 bytes, zero from C peers and ignored by them
 */
public record ProtocolVersion(
    int version,
    int revision,
    int mode,
    Compression compression,
    int featureFlags,
    ByteSlice reserved) {
  /** The only version there is; C peers send it and do not compare it. */
  public static final int VERSION = 1;

  /** Mode bit: packets are encrypted. */
  public static final int ENCRYPT = 1;

  /** Mode bit: one side proves something, a password or a key. */
  public static final int AUTHENTICATE = 2;

  /** Bytes of the reserved field. */
  public static final int RESERVED_SIZE = 7;

  /** Strict codec; 16 bytes. */
  public static final PacketCodec<ProtocolVersion> CODEC =
      PacketCodec.fixed(
          PacketType.PROTOCOL_VERSION,
          16,
          in ->
              new ProtocolVersion(
                  in.u16(),
                  in.u16(),
                  in.u8(),
                  new Compression(in.u8(), in.u8()),
                  in.u16(),
                  in.copy(RESERVED_SIZE)),
          (payload, out) -> {
            out.u16(payload.version).u16(payload.revision).u8(payload.mode);
            out.u8(payload.compression.algorithms).u8(payload.compression.threshold);
            out.u16(payload.featureFlags);
            out.bytes(payload.reserved);
          });

  /**
   * Compression of packets, which no peer does.
   *
   * @param algorithms 0
   * @param threshold 0
   */
  public record Compression(int algorithms, int threshold) {
    /** The fields of C peers. */
    public static final Compression NONE = new Compression(0, 0);
  }

  /** Checks the reserved field's size. */
  public ProtocolVersion {
    PayloadRules.size("reserved field", reserved, RESERVED_SIZE);
  }

  /** Returns the packet of a C peer for this mode, with the given reserved bytes. */
  public static ProtocolVersion of(int mode, ByteSlice reserved) {
    return new ProtocolVersion(VERSION, 0, mode, Compression.NONE, 0, reserved);
  }
}
