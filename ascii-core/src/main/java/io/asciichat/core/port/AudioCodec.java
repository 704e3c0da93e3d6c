package io.asciichat.core.port;

/**
 * Compresses speech as Opus packets (RFC 6716), mono, {@link AudioSource#SAMPLE_RATE} samples a
 * second. Thread-safe; an encoder or decoder belongs to one loop at a time.
 */
public interface AudioCodec {
  /**
   * An encoder for one stream.
   *
   * @param settings how to encode it
   */
  Encoder openEncoder(EncoderSettings settings);

  /** A decoder for one stream. */
  Decoder openDecoder();

  /**
   * Does now what would slow the first frame of a stream down, such as loading code: encodes one
   * and decodes it. Called before sound is expected, on a thread that may take its time; may be
   * called repeatedly.
   */
  default void prepare() {
    int count = AudioSource.SAMPLE_RATE / 100;
    float[] sound = new float[Decoder.MAX_SAMPLES];
    for (int i = 0; i < count; i++) {
      sound[i] = i % 100 / 200f;
    }
    byte[] packet = new byte[Encoder.MAX_BYTES];
    try (Encoder encoder = openEncoder(new EncoderSettings(Use.MIX, 64_000, false, false));
        Decoder decoder = openDecoder()) {
      int size = encoder.encode(sound, 0, count, packet, 0);
      decoder.decode(packet, 0, size, sound);
      decoder.conceal(count, sound);
    }
  }

  /** What it is, for people, such as {@code "libopus 1.3.1"}. */
  String name();

  /** The use of a stream. */
  enum Use {
    /** One person's speech at few bits. */
    VOICE,
    /** Anything, several voices and music too, with the least delay; without error correction. */
    MIX
  }

  /**
   * The way to encode a stream.
   *
   * @param use what it carries
   * @param bitRate bits a second, 6000 to 510,000
   * @param discontinuous whether silence may give packets of two bytes or fewer, which need not be
   *     sent (DTX). Opus takes steady tones for silence, too, and then sends nothing of them;
   *     {@link Encoder#pause} is for those who know better what silence is
   * @param errorCorrection whether packets carry a coarse copy of the one before (in-band FEC);
   *     never for {@link Use#MIX}
   */
  record EncoderSettings(Use use, int bitRate, boolean discontinuous, boolean errorCorrection) {
    /** Checks the ranges above. */
    public EncoderSettings {
      if (errorCorrection && use == Use.MIX) {
        throw new IllegalArgumentException("only voices can be encoded with error correction");
      }
      if (bitRate < 6000 || bitRate > 510_000) {
        throw new IllegalArgumentException("bit rate must be 6000 to 510000, not " + bitRate);
      }
    }
  }

  /** Turns samples into packets. */
  interface Encoder extends AutoCloseable {
    /** The largest packet in bytes (RFC 6716, section 3.4). */
    int MAX_BYTES = 1275;

    /**
     * A packet of no more bytes need not be sent (RFC 6716, section 3.1: a frame of no bytes);
     * where it is sent, its sender falls silent after it.
     */
    int MAX_PAUSE_BYTES = 2;

    /**
     * Encodes one frame.
     *
     * @param samples holds the frame; not changed
     * @param offset index of its first sample
     * @param count 120, 240, 480, 960, 1920 or 2880 samples
     * @param out takes the packet; has room for {@link #MAX_BYTES} behind the position
     * @param at where the packet begins
     * @return bytes of the packet; at most {@link #MAX_PAUSE_BYTES} when it need not be sent
     */
    int encode(float[] samples, int offset, int count, byte[] out, int at);

    /**
     * Makes the packet that stands in for a frame of silence which need not be sent: the first one
     * of a pause. The encoder takes no notice; the next frame may follow what was encoded last.
     *
     * @param count 240, 480 or 960 samples
     * @param out as for {@link #encode}
     * @return bytes of the packet, 1 to {@link #MAX_PAUSE_BYTES}
     */
    int pause(int count, byte[] out, int at);

    /** Frees the encoder. */
    @Override
    void close();
  }

  /**
   * Turns packets into samples. Its input comes from the network: whatever it is given, it returns.
   */
  interface Decoder extends AutoCloseable {
    /** The most samples one packet can hold: 120 ms. */
    int MAX_SAMPLES = 5760;

    /**
     * Decodes one packet.
     *
     * @param out takes the sound; has room for {@link #MAX_SAMPLES}
     * @return samples written, or -1 when these bytes are no Opus packet
     */
    int decode(byte[] packet, int offset, int length, float[] out);

    /**
     * Makes up what a lost packet may have sounded like.
     *
     * @param count how many samples are missing, a multiple of 120, at most {@link #MAX_SAMPLES}
     * @param out takes them
     * @return samples written: count
     */
    int conceal(int count, float[] out);

    /**
     * Restores a lost packet from the coarse copy in the one that followed it; conceals when there
     * is no copy.
     *
     * @param packet the packet after the lost one
     * @param count how many samples are missing, as for {@link #conceal}
     * @param out takes them
     * @return samples written, or -1 when these bytes are no Opus packet
     */
    int recover(byte[] packet, int offset, int length, int count, float[] out);

    /** Frees the decoder. */
    @Override
    void close();
  }
}
