package io.asciichat.media.audio.opus;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSource;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Decodes with libopus. Memory as in {@link NativeEncoder}; a frame leaves no garbage. */
final class NativeDecoder implements AudioCodec.Decoder {
  private static final long ALIGNMENT = 16;

  private final LibOpus library;
  private final MemorySegment state;
  private final MemorySegment pcm;
  private final MemorySegment input;

  NativeDecoder(LibOpus library) {
    this.library = library;
    Arena memory = Arena.ofAuto();
    pcm = memory.allocate(JAVA_FLOAT, MAX_SAMPLES);
    input = memory.allocate(Packets.LONGEST);
    try {
      state = memory.allocate((int) library.decoderSize().invokeExact(1), ALIGNMENT);
      int result = (int) library.decoderInit().invokeExact(state, AudioSource.SAMPLE_RATE, 1);
      if (result != 0) {
        throw new IllegalStateException("libopus opens no decoder: error " + result);
      }
    } catch (Throwable e) {
      throw LibOpus.broken(e);
    }
  }

  @Override
  public int decode(byte[] packet, int offset, int length, float[] out) {
    if (!Packets.plausible(packet, offset, length)) {
      return -1;
    }
    MemorySegment.copy(packet, offset, input, JAVA_BYTE, 0, length);
    return run(input, length, MAX_SAMPLES, 0, out);
  }

  @Override
  public int conceal(int count, float[] out) {
    if (run(MemorySegment.NULL, 0, count, 0, out) != count) {
      Arrays.fill(out, 0, count, 0);
    }
    return count;
  }

  @Override
  public int recover(byte[] packet, int offset, int length, int count, float[] out) {
    if (!Packets.plausible(packet, offset, length)) {
      return -1;
    }
    MemorySegment.copy(packet, offset, input, JAVA_BYTE, 0, length);
    return run(input, length, count, 1, out);
  }

  private int run(MemorySegment packet, int length, int most, int previous, float[] out) {
    int decoded;
    try {
      decoded = (int) library.decode().invokeExact(state, packet, length, pcm, most, previous);
    } catch (Throwable e) {
      throw LibOpus.broken(e);
    }
    if (decoded < 0) {
      return -1;
    }
    MemorySegment.copy(pcm, JAVA_FLOAT, 0, out, 0, decoded);
    return decoded;
  }

  @Override
  public void close() {
    // The garbage collector frees it.
  }
}
