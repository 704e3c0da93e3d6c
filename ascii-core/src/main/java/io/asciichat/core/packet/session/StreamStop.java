package io.asciichat.core.packet.session;

import io.asciichat.core.packet.FieldCodec;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/**
 * Tells which media a client no longer sends.
 *
 * @param video pictures are meant
 * @param audio sound is meant; at least one of the two is set
 */
public record StreamStop(boolean video, boolean audio) implements SessionPacket {
  /** Strict codec; 4 bytes. */
  public static final PacketCodec<StreamStop> CODEC =
      FieldCodec.fixed(
          PacketType.STREAM_STOP,
          4,
          in -> StreamStop.ofMask(in.u32()),
          (packet, out) -> out.u32(StreamMask.of(packet.video, packet.audio)));

  /** Refuses an empty choice. */
  public StreamStop {
    StreamMask.check(StreamMask.of(video, audio));
  }

  private static StreamStop ofMask(long mask) {
    StreamMask.check(mask);
    return new StreamStop((mask & StreamMask.VIDEO) != 0, (mask & StreamMask.AUDIO) != 0);
  }

  @Override
  public PacketType type() {
    return PacketType.STREAM_STOP;
  }
}
