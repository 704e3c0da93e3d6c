package io.asciichat.core.packet.handshake;

import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of all handshake and rekeying payloads. Thread-safe. */
public final class HandshakeCodecs {
  private static final List<PacketCodec<?>> ALL =
      List.of(
          ProtocolVersion.CODEC,
          ClientHello.CODEC,
          CryptoCapabilities.CODEC,
          CryptoParameters.CODEC,
          KeyExchangeInit.CODEC,
          KeyExchangeResponse.CODEC,
          AuthChallenge.CODEC,
          AuthResponse.CODEC,
          AuthFailed.CODEC,
          ServerAuthResponse.CODEC,
          HandshakeSignal.COMPLETE.codec(),
          HandshakeSignal.NO_ENCRYPTION.codec(),
          RekeyKey.REQUEST,
          RekeyKey.RESPONSE,
          RekeyComplete.CODEC);

  private HandshakeCodecs() {}

  /** Every codec once. */
  public static List<PacketCodec<?>> all() {
    return ALL;
  }

  /** The codec for this type, or null when it is not a handshake packet. */
  public static @Nullable PacketCodec<?> of(PacketType type) {
    for (PacketCodec<?> codec : ALL) {
      if (codec.type() == type) {
        return codec;
      }
    }
    return null;
  }

  /**
   * Decodes a whole payload.
   *
   * @throws MalformedPacketException when it breaks its type's rules
   */
  public static <T> T decode(PacketCodec<T> codec, byte[] payload, int offset, int length)
      throws MalformedPacketException {
    return codec.decode(new PacketReader(payload, offset, length));
  }

  /** A payload as bytes of its own. */
  public static <T> byte[] encode(PacketCodec<T> codec, T payload) {
    PacketWriter out = new PacketWriter();
    codec.encode(payload, out);
    return out.toByteArray();
  }
}
