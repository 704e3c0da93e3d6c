package io.asciichat.testkit.audio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Where the parts of a packet of {@link PcmCodec} lie. */
final class PcmPacket {
  static final byte MARK = 'P';
  static final int BITS_AT = 1;
  static final int COUNT_AT = 2;
  static final int LOUDEST_AT = 4;
  static final int HEADER = 8;

  /** Set in the only byte of a silent frame's packet. */
  static final int SILENT = 0x80;

  /** Frames are multiples of 2.5 ms. */
  static final int UNIT = 120;

  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);

  private PcmPacket() {}

  /** Whether Opus has frames of so many samples. */
  static boolean isFrame(int count) {
    return switch (count) {
      case 120, 240, 480, 960, 1920, 2880 -> true;
      default -> false;
    };
  }

  /** Bytes of a packet. */
  static int size(int count, int bits) {
    return HEADER + (count * bits + Byte.SIZE - 1) / Byte.SIZE;
  }

  /** The number that the loudest sample becomes. */
  static int largest(int bits) {
    return (1 << (bits - 1)) - 1;
  }
}
