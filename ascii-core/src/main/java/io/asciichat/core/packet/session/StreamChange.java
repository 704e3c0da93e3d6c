package io.asciichat.core.packet.session;

import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PayloadRules;

/**
 * Announces the media that a client is about to send, or sends no more. Mandatory before audio;
 * video may come without it.
 *
 * @param type STREAM_START or STREAM_STOP
 * @param video pictures are meant
 * @param audio sound is meant; at least one of the two is set
 */
public record StreamChange(PacketType type, boolean video, boolean audio) implements SessionPacket {
  private static final long VIDEO = 1;
  private static final long AUDIO = 2;

  /** Strict codec of STREAM_START; 4 bytes. */
  public static final PacketCodec<StreamChange> START = codec(PacketType.STREAM_START);

  /** Strict codec of STREAM_STOP; 4 bytes. */
  public static final PacketCodec<StreamChange> STOP = codec(PacketType.STREAM_STOP);

  /** Refuses other types and an empty choice. */
  public StreamChange {
    PayloadRules.require(
        type == PacketType.STREAM_START || type == PacketType.STREAM_STOP,
        type + " does not change streams");
    checkMask(maskOf(video, audio));
  }

  /** Returns the announcement of media that begin. */
  public static StreamChange start(boolean video, boolean audio) {
    return new StreamChange(PacketType.STREAM_START, video, audio);
  }

  /** Returns the announcement of media that end. */
  public static StreamChange stop(boolean video, boolean audio) {
    return new StreamChange(PacketType.STREAM_STOP, video, audio);
  }

  /** Returns whether the media begin. */
  public boolean starts() {
    return type == PacketType.STREAM_START;
  }

  private static PacketCodec<StreamChange> codec(PacketType type) {
    return PacketCodec.fixed(
        type,
        4,
        in -> ofMask(type, in.u32()),
        (packet, out) -> {
          PayloadRules.require(packet.type == type, packet.type + " encoded as " + type);
          out.u32(maskOf(packet.video, packet.audio));
        });
  }

  private static StreamChange ofMask(PacketType type, long mask) {
    checkMask(mask);
    return new StreamChange(type, (mask & VIDEO) != 0, (mask & AUDIO) != 0);
  }

  private static long maskOf(boolean video, boolean audio) {
    return (video ? VIDEO : 0) | (audio ? AUDIO : 0);
  }

  private static void checkMask(long mask) {
    PayloadRules.flags("stream mask", mask, VIDEO | AUDIO);
  }
}
