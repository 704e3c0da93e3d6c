package io.asciichat.core.packet.session;

import io.asciichat.core.packet.FieldCodec;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;

/**
 * Announces the media a client is about to send. Mandatory before audio; video may come without it.
 *
 * @param video pictures are meant
 * @param audio sound is meant; at least one of the two is set
 */
public record StreamStart(boolean video, boolean audio) implements SessionPacket {
  /** Strict codec; 4 bytes. */
  public static final PacketCodec<StreamStart> CODEC =
      FieldCodec.fixed(
          PacketType.STREAM_START,
          4,
          in -> StreamStart.ofMask(in.u32()),
          (packet, out) -> out.u32(StreamMask.of(packet.video, packet.audio)));

  /** Refuses an empty choice. */
  public StreamStart {
    StreamMask.check(StreamMask.of(video, audio));
  }

  private static StreamStart ofMask(long mask) {
    StreamMask.check(mask);
    return new StreamStart((mask & StreamMask.VIDEO) != 0, (mask & StreamMask.AUDIO) != 0);
  }

  @Override
  public PacketType type() {
    return PacketType.STREAM_START;
  }
}
