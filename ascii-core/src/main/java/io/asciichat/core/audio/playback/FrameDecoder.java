package io.asciichat.core.audio.playback;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.Decoder;
import io.asciichat.core.port.AudioCodec.Encoder;

/** Turns the oldest packet of the ring into samples. Belongs to the playback loop. */
final class FrameDecoder {
  /** What is no louder, −60 dB, is taken for silence. */
  static final float SILENT = 0.001f;

  private static final int UNIT = 120;
  private static final float SCALE = 1f / Short.MAX_VALUE;

  private final AudioCodec codec;
  private final PacketRing ring;
  private final float[] piece = new float[Decoder.MAX_SAMPLES];
  private Decoder decoder;
  private float peak;
  private boolean pausing = true;
  private long bad;

  FrameDecoder(AudioCodec codec, PacketRing ring) {
    this.codec = codec;
    this.ring = ring;
    this.decoder = codec.openDecoder();
  }

  /** Returns whether a packet announces that nothing follows. */
  static boolean announcesPause(PacketRing ring, long number) {
    return !ring.isRaw(number) && ring.length(number) <= Encoder.MAX_PAUSE_BYTES;
  }

  /** The samples of the last frame or of the last concealment. */
  float[] piece() {
    return piece;
  }

  /** Decodes the oldest packet and gives its room back; returns the samples in {@link #piece}. */
  int next() {
    long number = ring.first();
    int length = ring.length(number);
    int claimed = ring.samples(number);
    pausing = announcesPause(ring, number);
    int count =
        ring.isRaw(number)
            ? unpack(ring.bytes(number), claimed)
            : decoder.decode(ring.bytes(number), 0, length, piece);
    if (count <= 0) {
      bad++;
      count = conceal(claimed);
    }
    ring.remove();
    peak = 0;
    for (int i = 0; i < count; i++) {
      peak = Math.max(peak, Math.abs(piece[i]));
    }
    return count;
  }

  /** Makes up what is missing, about so many samples; returns how many. */
  int conceal(int about) {
    return decoder.conceal(
        Math.clamp((long) about / UNIT * UNIT, UNIT, Decoder.MAX_SAMPLES), piece);
  }

  private int unpack(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      piece[i] = (short) (bytes[2 * i] << 8 | bytes[2 * i + 1] & 0xFF) * SCALE;
    }
    return count;
  }

  /**
   * Returns whether the newest frame left nothing to continue: silence, or the announcement of it.
   */
  boolean isPausing() {
    return pausing || peak < SILENT;
  }

  /** The newest frame's loudest sample. */
  float peak() {
    return peak;
  }

  /** Packets that could not be decoded. */
  long bad() {
    return bad;
  }

  /** Another stream begins. */
  void renew() {
    decoder.close();
    decoder = codec.openDecoder();
    peak = 0;
    pausing = true;
  }

  void close() {
    decoder.close();
  }
}
