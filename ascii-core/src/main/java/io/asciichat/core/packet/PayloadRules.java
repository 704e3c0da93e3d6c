package io.asciichat.core.packet;

/**
 * The checks that records of payloads make of their values, each with an {@link
 * IllegalArgumentException}, and enums as numbers. Messages carry numbers only, never content.
 */
public final class PayloadRules {
  private static final long MAX_U32 = 0xFFFFFFFFL;

  private PayloadRules() {}

  /** The value lies between two bounds, both included. */
  public static void range(String what, long value, long low, long high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          what + " must be " + low + " to " + high + ", not " + value);
    }
  }

  /** The value fits into a byte. */
  public static void u8(String what, int value) {
    range(what, value, 0, 0xFF);
  }

  /** The value fits into two bytes. */
  public static void u16(String what, int value) {
    range(what, value, 0, 0xFFFF);
  }

  /** The value fits into four bytes. */
  public static void u32(String what, long value) {
    range(what, value, 0, MAX_U32);
  }

  /** At least one of the known bits, and no other. */
  public static void flags(String what, long value, long known) {
    if (value == 0 || (value & ~known) != 0) {
      throw new IllegalArgumentException(
          what + " must be one or more of the bits " + known + ", not " + value);
    }
  }

  /** The condition holds; the message says what is wrong otherwise. */
  public static void require(boolean valid, String otherwise) {
    if (!valid) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** The field has exactly so many bytes. */
  public static void size(String what, ByteSlice field, int size) {
    if (field.length() != size) {
      throw new IllegalArgumentException(
          what + " must have " + size + " bytes, not " + field.length());
    }
  }

  /** The text has at most so many bytes, and no NUL. */
  public static void text(WireText text, int maxBytes) {
    range("length of the text", text.size(), 0, maxBytes);
    require(!text.containsNul(), "the text holds a NUL");
  }

  /**
   * The number of a constant, counted from 0, of an enum whose order is, by its own contract, the
   * numbering on the wire.
   */
  @SuppressWarnings("EnumOrdinal") // these enums promise that their order is the wire's
  public static int numberOf(Enum<?> constant) {
    return constant.ordinal();
  }

  /** The constant with this number, which must exist. */
  public static <E extends Enum<E>> E constant(String what, E[] constants, long number) {
    range(what, number, 0, constants.length - 1L);
    return constants[(int) number];
  }
}
