package io.asciichat.core.video;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Scales packed RGB to rows of {@code 0xRRGGBB} in integer arithmetic.
 *
 * <p>Each output row is made in two steps. First the source rows that belong to it are weighed and
 * summed, eight bytes at a time: the even and the odd bytes of a {@code long} each form four 16-bit
 * lanes, and one multiplication weighs four of them. The loops over {@code long[]} are the form
 * that HotSpot turns into vector instructions; loops over single bytes are ten times slower there.
 * Then the columns are weighed, three channels at once in the lanes of one {@code long}. The step
 * between is rounded to 8 bits, and weights are rounded to 1/256. A result therefore differs from
 * the exact one by less than 2 when growing. When shrinking, each further source position adds up
 * to half a level, to which only stripes of black and white come near.
 *
 * <p>Holds scratch memory: one thread at a time.
 */
final class Scaler {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long LOW_BYTES = 0x00ff_00ff_00ff_00ffL;
  private static final long HALVES = 0x0080_0080_0080_0080L;

  private static final int CHANNELS = 3;

  private long[] even = {};
  private long[] odd = {};
  private byte[] line = {};

  /**
   * Writes the whole scaled picture.
   *
   * @param frame the source; its width and height are those the axes were made for
   * @param target takes {@code 0xRRGGBB}
   * @param start index of the first pixel in the target
   * @param stride distance of two rows in the target
   */
  void scale(RgbFrame frame, Axis horizontal, Axis vertical, int[] target, int start, int stride) {
    reserve(frame.width() * CHANNELS);
    for (int y = 0; y < vertical.length(); y++) {
      sumRows(frame, vertical, y);
      sumColumns(horizontal, target, start + y * stride);
    }
  }

  private void reserve(int rowBytes) {
    int words = rowBytes / Long.BYTES + 1;
    if (even.length < words) {
      even = new long[words];
      odd = new long[words];
      line = new byte[words * Long.BYTES];
    }
  }

  private void sumRows(RgbFrame frame, Axis axis, int y) {
    int rowBytes = frame.width() * CHANNELS;
    int words = rowBytes / Long.BYTES;
    int[] positions = axis.positions();
    int[] weights = axis.weights();
    int from = y * axis.taps();
    int to = from + axis.taps();
    byte[] pixels = frame.array();
    boolean first = true;
    for (int tap = from; tap < to; tap++) {
      if (weights[tap] != 0) {
        int row = frame.offset() + positions[tap] * rowBytes;
        if (first) {
          start(pixels, row, words, weights[tap], even, odd);
          first = false;
        } else {
          add(pixels, row, words, weights[tap], even, odd);
        }
      }
    }
    join(even, odd, words, line);
    for (int i = words * Long.BYTES; i < rowBytes; i++) {
      int sum = Axis.UNIT / 2;
      for (int tap = from; tap < to; tap++) {
        sum += (pixels[frame.offset() + positions[tap] * rowBytes + i] & 0xff) * weights[tap];
      }
      line[i] = (byte) (sum / Axis.UNIT);
    }
  }

  private static void start(
      byte[] pixels, int row, int words, long weight, long[] even, long[] odd) {
    for (int i = 0; i < words; i++) {
      long eight = (long) LONGS.get(pixels, row + i * Long.BYTES);
      even[i] = (eight & LOW_BYTES) * weight + HALVES;
      odd[i] = (eight >>> 8 & LOW_BYTES) * weight + HALVES;
    }
  }

  private static void add(byte[] pixels, int row, int words, long weight, long[] even, long[] odd) {
    for (int i = 0; i < words; i++) {
      long eight = (long) LONGS.get(pixels, row + i * Long.BYTES);
      even[i] += (eight & LOW_BYTES) * weight;
      odd[i] += (eight >>> 8 & LOW_BYTES) * weight;
    }
  }

  private static void join(long[] even, long[] odd, int words, byte[] line) {
    for (int i = 0; i < words; i++) {
      LONGS.set(line, i * Long.BYTES, even[i] >>> 8 & LOW_BYTES | odd[i] & ~LOW_BYTES);
    }
  }

  private void sumColumns(Axis axis, int[] target, int start) {
    byte[] source = line;
    int[] positions = axis.positions();
    int[] weights = axis.weights();
    int taps = axis.taps();
    int length = axis.length();
    for (int x = 0, tap = 0; x < length; x++) {
      long sum = HALVES;
      for (int end = tap + taps; tap < end; tap++) {
        int pixel = (int) INTS.get(source, positions[tap] * CHANNELS);
        sum += (pixel & 0xff00ffL | (pixel & 0xff00L) << 24) * weights[tap];
      }
      int red = (int) (sum >>> 8) & 0xff;
      int green = (int) (sum >>> 40) & 0xff;
      int blue = (int) (sum >>> 24) & 0xff;
      target[start + x] = red << 16 | green << 8 | blue;
    }
  }
}
