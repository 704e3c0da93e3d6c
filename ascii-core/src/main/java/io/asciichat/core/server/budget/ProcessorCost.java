package io.asciichat.core.server.budget;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.port.AudioSource;
import java.util.List;

/**
 * Estimates the processor time that a packet costs from what it says, in nanoseconds of one core of
 * the machine in {@code docs/performance.md}. An estimate is enough: what costs a hundred times as
 * much as it should must be seen, and a simulation must see the same.
 */
final class ProcessorCost {
  // docs/sound.md: a frame of 10 ms takes 12 to 30 µs in Java, one of 20 ms up to 57. Random bytes
  // take more, and the more of them there are.
  private static final long OPUS_FRAME = 8_000;
  private static final long OPUS_MILLI = 4_000;
  private static final long OPUS_BYTE = 150;

  /** High-pass, gate and the copy into the buffer, for each sample at 48 kHz. */
  private static final long SAMPLE = 15;

  /** Reading one raw sample and making mono of it. */
  private static final long RAW_SAMPLE = 6;

  private static final long SAMPLES_PER_MILLI = AudioSource.SAMPLE_RATE / 1000;
  private static final long H265_BYTE = 40;
  private static final long H265_PIXEL = 8;
  private static final long TERMINAL = 5_000;

  /** Laying out and drawing anew; buffers of another size. */
  private static final long CELL = 10;

  /** Another encoder, and another loop with its thread. */
  private static final long ENCODER = 10_000_000;

  private static final int MAX_OPUS_FRAMES = 48;

  private ProcessorCost() {}

  /** Decoding and cleaning; by what the Opus packets themselves say, not by what is announced. */
  static long of(OpusBatch batch) {
    List<ByteSlice> packets = batch.opusPackets();
    long cost = 0;
    for (int i = 0; i < packets.size(); i++) {
      ByteSlice packet = packets.get(i);
      cost += OPUS_FRAME + packet.length() * OPUS_BYTE;
      cost += opusMicros(packet) * (OPUS_MILLI + SAMPLES_PER_MILLI * SAMPLE) / 1000;
    }
    return cost;
  }

  /** Conversion to 48 kHz mono, and cleaning. */
  static long of(AudioBatch batch) {
    long frames = batch.sampleCount() / batch.channels();
    long samples = frames * AudioSource.SAMPLE_RATE / batch.sampleRate();
    return batch.sampleCount() * RAW_SAMPLE + samples * SAMPLE;
  }

  /** Reading a piece of an H.265 stream. */
  static long h265(int bytes) {
    return bytes * H265_BYTE;
  }

  /** A picture that came out of an H.265 stream. */
  static long h265Picture(int width, int height) {
    return (long) width * height * H265_PIXEL;
  }

  /**
   * A terminal of another size or kind.
   *
   * @param newSound whether sound in another form is asked for as well
   */
  static long terminal(int columns, int rows, boolean newSound) {
    return TERMINAL + (long) columns * rows * CELL + (newSound ? ENCODER : 0);
  }

  /**
   * How long an Opus packet lasts, in microseconds, from its first one or two bytes (RFC 6716,
   * section 3.1 and 3.2).
   */
  static long opusMicros(ByteSlice packet) {
    if (packet.length() == 0) {
      return 0;
    }
    int toc = packet.get(0) & 0xFF;
    int config = toc >> 3;
    int frame;
    if (config < 12) {
      int size = config & 3;
      frame = size == 3 ? 60_000 : 10_000 << size;
    } else if (config < 16) {
      frame = (config & 1) == 0 ? 10_000 : 20_000;
    } else {
      frame = 2_500 << (config & 3);
    }
    int frames =
        switch (toc & 3) {
          case 0 -> 1;
          case 1, 2 -> 2;
          default -> packet.length() < 2 ? 1 : Math.min(packet.get(1) & 0x3F, MAX_OPUS_FRAMES);
        };
    return (long) frame * frames;
  }
}
