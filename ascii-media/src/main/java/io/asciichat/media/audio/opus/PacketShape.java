package io.asciichat.media.audio.opus;

/**
 * Checks whether bytes are shaped like an Opus packet (RFC 6716, section 3.4, requirements R1 to
 * R7): whatever is not would make a decoder throw, which costs more than decoding. Allocates
 * nothing.
 */
final class PacketShape {
  private static final int MAX_FRAME_BYTES = 1275;
  private static final int MAX_SAMPLES = 5760;
  private static final int MIN_CELT_SAMPLES = 120;

  private PacketShape() {}

  /**
   * Looks at the lengths, not at the sound.
   *
   * @param length 1 or more bytes within the array
   */
  static boolean fits(byte[] packet, int offset, int length) {
    int header = packet[offset] & 0xFF;
    int rest = length - 1;
    return switch (header & 3) {
      case 0 -> rest <= MAX_FRAME_BYTES;
      case 1 -> rest % 2 == 0 && rest / 2 <= MAX_FRAME_BYTES;
      case 2 -> twoFrames(packet, offset + 1, rest);
      default -> rest > 0 && manyFrames(packet, offset + 1, rest, frameSamples(header >> 3));
    };
  }

  /** Samples at 48 kHz in a frame of this configuration: table 2 of the RFC. */
  private static int frameSamples(int configuration) {
    if (configuration >= 16) {
      return MIN_CELT_SAMPLES << (configuration & 3);
    }
    if (configuration >= 12) {
      return 480 << (configuration & 1);
    }
    return (configuration & 3) == 3 ? 2880 : 480 << (configuration & 3);
  }

  private static boolean twoFrames(byte[] packet, int at, int rest) {
    int field = sizeOfField(packet, at, rest);
    if (field > rest) {
      return false;
    }
    int first = sizeIn(packet, at, field);
    return first <= rest - field && rest - field - first <= MAX_FRAME_BYTES;
  }

  private static boolean manyFrames(byte[] packet, int offset, int length, int samples) {
    int flags = packet[offset] & 0xFF;
    int count = flags & 0x3F;
    if (count == 0 || count * samples > MAX_SAMPLES) {
      return false;
    }
    int at = offset + 1;
    int rest = length - 1;
    if ((flags & 0x40) != 0) {
      int padding;
      do {
        if (rest <= 0) {
          return false;
        }
        padding = packet[at++] & 0xFF;
        rest -= 1 + (padding == 255 ? 254 : padding);
      } while (padding == 255);
    }
    if (rest < 0) {
      return false;
    }
    if ((flags & 0x80) == 0) {
      return rest % count == 0 && rest / count <= MAX_FRAME_BYTES;
    }
    int frames = 0;
    for (int i = 0; i < count - 1; i++) {
      int field = sizeOfField(packet, at, rest);
      if (field > rest) {
        return false;
      }
      frames += sizeIn(packet, at, field);
      at += field;
      rest -= field;
      if (frames > rest) {
        return false;
      }
    }
    return rest - frames <= MAX_FRAME_BYTES;
  }

  /** Bytes of a frame's size; 2 when there is none. */
  private static int sizeOfField(byte[] packet, int at, int rest) {
    return rest > 0 && (packet[at] & 0xFF) < 252 ? 1 : 2;
  }

  private static int sizeIn(byte[] packet, int at, int field) {
    int first = packet[at] & 0xFF;
    return field == 1 ? first : 4 * (packet[at + 1] & 0xFF) + first;
  }
}
