package io.asciichat.core.packet.session;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.PayloadRules;

/**
 * Uncompressed sound. Practically unused: C senders fill it wrongly. The samples are not copied.
 *
 * @param batchCount chunks the sender put together, 0 to 2^32 − 1
 * @param sampleRate samples a second: 8000, 16000, 24000, 32000, 44100, 48000, 96000 or 192000
 * @param channels 1 to 8
 * @param samples four bytes each, big-endian, at least one sample
 */
public record AudioBatch(long batchCount, int sampleRate, int channels, ByteSlice samples)
    implements SessionPacket {
  private static final int HEADER_SIZE = 16;
  private static final int SAMPLE_SIZE = 4;

  /** Strict codec; 20 bytes and more. */
  public static final PacketCodec<AudioBatch> CODEC =
      new PacketCodec<>(
          PacketType.AUDIO_BATCH,
          HEADER_SIZE + SAMPLE_SIZE,
          PacketHeader.MAX_PAYLOAD,
          AudioBatch::read,
          AudioBatch::write);

  /** Checks the ranges above. */
  public AudioBatch {
    PayloadRules.u32("batch count", batchCount);
    PayloadRules.require(
        switch (sampleRate) {
          case 8000, 16_000, 24_000, 32_000, 44_100, 48_000, 96_000, 192_000 -> true;
          default -> false;
        },
        "sample rate " + sampleRate + " is not one of those allowed");
    PayloadRules.range("channels", channels, 1, 8);
    PayloadRules.require(
        samples.length() > 0 && samples.length() % SAMPLE_SIZE == 0,
        samples.length() + " bytes are not whole samples");
  }

  /** The number of samples, all channels together. */
  public int sampleCount() {
    return samples.length() / SAMPLE_SIZE;
  }

  /**
   * Refuses a packet that would hold up its receiver's other packets: a second of sound may have a
   * million samples and more.
   *
   * @param most samples, all channels together
   */
  public void requireAtMost(int most) throws MalformedPacketException {
    if (sampleCount() > most) {
      throw new MalformedPacketException(
          sampleCount() + " raw samples in one packet; at most " + most + " are taken");
    }
  }

  /** The sample at this place, −1 to 1: the number on the wire divided by 2147483647. */
  public float sample(int index) {
    int raw = PacketHeader.getInt(samples.array(), samples.offset() + index * SAMPLE_SIZE);
    return (float) Math.max(-1.0, raw / (double) Integer.MAX_VALUE);
  }

  private static AudioBatch read(PacketReader in) throws MalformedPacketException {
    long batchCount = in.u32();
    long total = in.u32();
    int sampleRate = in.i32();
    int channels = in.i32();
    if (total * SAMPLE_SIZE != in.remaining()) {
      throw new MalformedPacketException(
          "announces " + total + " samples, has " + in.remaining() + " bytes");
    }
    return new AudioBatch(batchCount, sampleRate, channels, in.slice(in.remaining()));
  }

  private static void write(AudioBatch packet, PacketWriter out) {
    out.u32(packet.batchCount).u32(packet.sampleCount());
    out.u32(packet.sampleRate).u32(packet.channels);
    out.bytes(packet.samples);
  }

  @Override
  public PacketType type() {
    return PacketType.AUDIO_BATCH;
  }
}
