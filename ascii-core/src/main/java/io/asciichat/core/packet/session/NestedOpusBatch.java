package io.asciichat.core.packet.session;

import io.asciichat.core.packet.ByteSlice;

/**
 * Recognises a whole batch of one frame that was wrapped as if it were an Opus packet. No Opus
 * encoder emits a packet that begins like this prefix.
 */
final class NestedOpusBatch {
  private static final byte[] PREFIX = {
    0, 0, (byte) 0xBB, (byte) 0x80, // 48000 samples a second
    0, 0, 0, 20, // milliseconds
    0, 0, 0, 1, // frames
    0, 0, 0, 0 // reserved
  };
  private static final int SIZE_FIELD = 2;

  private NestedOpusBatch() {}

  /** The Opus packet inside, or the frame itself when nothing is wrapped. */
  static ByteSlice unwrap(ByteSlice frame) {
    if (frame.length() < PREFIX.length + SIZE_FIELD) {
      return frame;
    }
    for (int i = 0; i < PREFIX.length; i++) {
      if (frame.get(i) != PREFIX[i]) {
        return frame;
      }
    }
    int size = ((frame.get(PREFIX.length) & 0xFF) << 8) | (frame.get(PREFIX.length + 1) & 0xFF);
    ByteSlice inside = frame.from(PREFIX.length + SIZE_FIELD);
    return size == inside.length() ? inside : frame;
  }
}
