package io.asciichat.core.packet.session;

import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.UnknownPacketTypeException;
import java.util.EnumMap;
import java.util.Map;

/**
 * The table of all session packets: type to codec and size rule. Wrong sizes, broken payloads and
 * unknown types are refused in the same manner everywhere. Thread-safe.
 */
public final class SessionCodecs {
  private static final Map<PacketType, PacketCodec<? extends SessionPacket>> BY_TYPE =
      new EnumMap<>(PacketType.class);

  static {
    add(ErrorMessage.CODEC);
    add(RemoteLog.CODEC);
    add(AsciiFramePacket.CODEC);
    add(ImageFramePacket.CODEC);
    add(H265FramePacket.CODEC);
    add(AudioBatch.CODEC);
    add(OpusBatch.CODEC);
    add(SoundLevels.CODEC);
    add(ClientCapabilities.CODEC);
    add(ClientJoin.CODEC);
    add(ClientLeave.CODEC);
    add(StreamChange.START);
    add(StreamChange.STOP);
    add(ServerState.CODEC);
    add(Roster.CODEC);
    for (SessionSignal signal : SessionSignal.values()) {
      add(signal.codec());
    }
  }

  private SessionCodecs() {}

  /**
   * Decodes a packet, size rule first.
   *
   * @param packet stays with the caller; records with bulk content point into its buffer and are
   *     valid for as long as a reference to it is held
   * @throws UnknownPacketTypeException when no session packet has this type
   * @throws MalformedPacketException when the payload breaks the type's rules
   */
  public static SessionPacket decode(ReceivedPacket packet)
      throws UnknownPacketTypeException, MalformedPacketException {
    return decode(packet.header().type(), packet.array(), packet.offset(), packet.length());
  }

  /** The same for a payload that lies in an array. */
  public static SessionPacket decode(int type, byte[] payload, int offset, int length)
      throws UnknownPacketTypeException, MalformedPacketException {
    return codec(type).decode(new PacketReader(payload, offset, length));
  }

  /** Appends the payload of any session packet. */
  public static void encode(SessionPacket packet, PacketWriter out) {
    encodeWith(codecOf(packet), packet, out);
  }

  private static void add(PacketCodec<? extends SessionPacket> codec) {
    BY_TYPE.put(codec.type(), codec);
  }

  static PacketCodec<? extends SessionPacket> codec(int code) throws UnknownPacketTypeException {
    PacketType type = PacketType.of(code);
    PacketCodec<? extends SessionPacket> codec = type == null ? null : BY_TYPE.get(type);
    if (codec == null) {
      throw new UnknownPacketTypeException(code);
    }
    return codec;
  }

  private static PacketCodec<? extends SessionPacket> codecOf(SessionPacket packet) {
    PacketCodec<? extends SessionPacket> codec = BY_TYPE.get(packet.type());
    if (codec == null) {
      throw new IllegalStateException("no codec for " + packet.type());
    }
    return codec;
  }

  @SuppressWarnings("unchecked") // a record's type() names the codec made for that record
  private static <T extends SessionPacket> void encodeWith(
      PacketCodec<T> codec, SessionPacket packet, PacketWriter out) {
    codec.encode((T) packet, out);
  }
}
