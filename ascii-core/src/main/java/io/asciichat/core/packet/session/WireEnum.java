package io.asciichat.core.packet.session;

/** Enums whose order of constants is, by their own contract, the numbering on the wire. */
final class WireEnum {
  private WireEnum() {}

  /** The constant's place, counted from 0. */
  @SuppressWarnings("EnumOrdinal") // these enums promise that their order is the wire's
  static int valueOf(Enum<?> constant) {
    return constant.ordinal();
  }

  /** The constant at this place, which must exist. */
  static <E extends Enum<E>> E constant(String what, E[] constants, long value) {
    Rules.range(what, value, 0, constants.length - 1L);
    return constants[(int) value];
  }
}
