package io.asciichat.media.audio.opus;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSource;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Encodes with libopus. Its state and buffers are memory that the garbage collector watches, so
 * that none is lost when nobody closes it, and none is touched after it was freed. A frame leaves
 * no garbage.
 */
final class NativeEncoder implements AudioCodec.Encoder {
  // Values of opus_defines.h, which are part of the ABI.
  private static final int APPLICATION_VOIP = 2048;
  private static final int APPLICATION_RESTRICTED_LOWDELAY = 2051;
  private static final int SET_BITRATE = 4002;
  private static final int SET_COMPLEXITY = 4010;
  private static final int SET_INBAND_FEC = 4012;
  private static final int SET_PACKET_LOSS_PERC = 4014;
  private static final int SET_DTX = 4016;

  private static final long ALIGNMENT = 16;

  private final LibOpus library;
  private final MemorySegment state;
  private final MemorySegment pcm;
  private final MemorySegment packet;

  NativeEncoder(LibOpus library, AudioCodec.EncoderSettings settings) {
    this.library = library;
    Arena memory = Arena.ofAuto();
    pcm = memory.allocate(JAVA_FLOAT, Packets.LONGEST_FRAME);
    packet = memory.allocate(MAX_BYTES);
    int use =
        settings.use() == AudioCodec.Use.VOICE ? APPLICATION_VOIP : APPLICATION_RESTRICTED_LOWDELAY;
    try {
      state = memory.allocate((int) library.encoderSize().invokeExact(1), ALIGNMENT);
      require((int) library.encoderInit().invokeExact(state, AudioSource.SAMPLE_RATE, 1, use));
    } catch (Throwable e) {
      throw LibOpus.broken(e);
    }
    set(SET_BITRATE, settings.bitRate());
    set(SET_COMPLEXITY, Packets.COMPLEXITY);
    set(SET_DTX, settings.discontinuous() ? 1 : 0);
    set(SET_INBAND_FEC, settings.errorCorrection() ? 1 : 0);
    set(SET_PACKET_LOSS_PERC, settings.errorCorrection() ? Packets.EXPECTED_LOSS : 0);
  }

  private void set(int request, int value) {
    try {
      require((int) library.encoderControl().invokeExact(state, request, value));
    } catch (Throwable e) {
      throw LibOpus.broken(e);
    }
  }

  private static void require(int result) {
    if (result != 0) {
      throw new IllegalStateException("libopus refuses a setting: error " + result);
    }
  }

  @Override
  public int encode(float[] samples, int offset, int count, byte[] out, int at) {
    MemorySegment.copy(samples, offset, pcm, JAVA_FLOAT, 0, count);
    int length;
    try {
      length = (int) library.encode().invokeExact(state, pcm, count, packet, MAX_BYTES);
    } catch (Throwable e) {
      throw LibOpus.broken(e);
    }
    if (length < 0) {
      throw new IllegalArgumentException(count + " samples cannot be encoded: error " + length);
    }
    MemorySegment.copy(packet, JAVA_BYTE, 0, out, at, length);
    return length;
  }

  @Override
  public int pause(int count, byte[] out, int at) {
    return Packets.pause(count, out, at);
  }

  @Override
  public void close() {
    // The garbage collector frees it.
  }
}
