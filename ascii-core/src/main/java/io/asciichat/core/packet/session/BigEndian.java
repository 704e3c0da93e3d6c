package io.asciichat.core.packet.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in byte arrays, for headers that are written without a {@code PacketWriter}. */
final class BigEndian {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private BigEndian() {}

  static void putInt(byte[] out, int offset, int value) {
    INT.set(out, offset, value);
  }

  static int getInt(byte[] in, int offset) {
    return (int) INT.get(in, offset);
  }
}
