package io.asciichat.media.audio.opus;

/** Common ground of both codecs. */
final class Packets {
  /**
   * The longest packet that is decoded: 120 ms at Opus's highest rate, 510 kbit/s, are 7650 bytes.
   * What is longer is padding, which no real sender adds.
   */
  static final int MAX_BYTES = 8192;

  /** The longest frame that is encoded: 60 ms. */
  static final int MAX_FRAME_SAMPLES = 2880;

  /**
   * How many packets in a hundred the encoders expect to be lost when they correct errors. With 0
   * they would never spend bits on it; 10 is what makes them keep a coarse copy of voiced frames.
   */
  static final int EXPECTED_LOSS = 10;

  /**
   * How hard the encoders try, of 0 to 10. Above 5, speech with error correction takes twice the
   * time and sounds the same.
   */
  static final int COMPLEXITY = 5;

  private Packets() {}

  /**
   * Writes a packet without sound: the first byte alone, which names the mode (here CELT, fullband)
   * and the duration (RFC 6716, section 3.1). A decoder goes on as if a packet were missing.
   */
  static int pause(int count, byte[] out, int at) {
    int mode =
        switch (count) {
          case 240 -> 29;
          case 480 -> 30;
          case 960 -> 31;
          default -> throw new IllegalArgumentException("no pause of " + count + " samples");
        };
    out[at] = (byte) (mode << 3);
    return 1;
  }

  /** Returns whether these bytes may be handed to a decoder. */
  static boolean plausible(byte[] packet, int offset, int length) {
    return length > 0
        && length <= MAX_BYTES
        && offset >= 0
        && length <= packet.length - offset
        && PacketShape.fits(packet, offset, length);
  }
}
