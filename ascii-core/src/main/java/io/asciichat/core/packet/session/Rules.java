package io.asciichat.core.packet.session;

/** The checks that records make of their values. Messages carry numbers only, never content. */
final class Rules {
  private static final long MAX_U32 = 0xFFFFFFFFL;

  private Rules() {}

  static void range(String what, long value, long low, long high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          what + " must be " + low + " to " + high + ", not " + value);
    }
  }

  static void u8(String what, int value) {
    range(what, value, 0, 0xFF);
  }

  static void u16(String what, int value) {
    range(what, value, 0, 0xFFFF);
  }

  static void u32(String what, long value) {
    range(what, value, 0, MAX_U32);
  }

  /** At least one of the known bits, and no other. */
  static void flags(String what, long value, long known) {
    if (value == 0 || (value & ~known) != 0) {
      throw new IllegalArgumentException(
          what + " must be one or more of the bits " + known + ", not " + value);
    }
  }

  static void require(boolean valid, String otherwise) {
    if (!valid) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
