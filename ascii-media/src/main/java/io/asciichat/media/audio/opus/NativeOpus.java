package io.asciichat.media.audio.opus;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSource;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Opus by the system's libopus. Thread-safe. */
final class NativeOpus implements AudioCodec {
  private final LibOpus library;

  NativeOpus(LibOpus library) {
    this.library = library;
  }

  @Override
  public Encoder openEncoder(EncoderSettings settings) {
    return new NativeEncoder(library, settings);
  }

  @Override
  public Decoder openDecoder() {
    return new NativeDecoder(library);
  }

  @Override
  public String name() {
    return LibOpus.name().orElse("libopus");
  }

  /**
   * Encodes with libopus. Its state and buffers are memory that the garbage collector watches, so
   * that none is lost when it is not closed, and none is touched after it was freed. A frame leaves
   * no garbage.
   */
  static final class NativeEncoder implements AudioCodec.Encoder {
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
      pcm = memory.allocate(JAVA_FLOAT, Packets.MAX_FRAME_SAMPLES);
      packet = memory.allocate(MAX_BYTES);
      int use =
          settings.use() == AudioCodec.Use.VOICE
              ? APPLICATION_VOIP
              : APPLICATION_RESTRICTED_LOWDELAY;
      try {
        state = memory.allocate((int) library.encoder().size().invokeExact(1), ALIGNMENT);
        require((int) library.encoder().init().invokeExact(state, AudioSource.SAMPLE_RATE, 1, use));
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
        require((int) library.encoder().control().invokeExact(state, request, value));
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
        length = (int) library.encoder().encode().invokeExact(state, pcm, count, packet, MAX_BYTES);
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

  /** Decodes with libopus. Memory as in {@link NativeEncoder}; a frame leaves no garbage. */
  static final class NativeDecoder implements AudioCodec.Decoder {
    private static final long ALIGNMENT = 16;

    private final LibOpus library;
    private final MemorySegment state;
    private final MemorySegment pcm;
    private final MemorySegment input;

    NativeDecoder(LibOpus library) {
      this.library = library;
      Arena memory = Arena.ofAuto();
      pcm = memory.allocate(JAVA_FLOAT, MAX_SAMPLES);
      input = memory.allocate(Packets.MAX_BYTES);
      try {
        state = memory.allocate((int) library.decoder().size().invokeExact(1), ALIGNMENT);
        int result = (int) library.decoder().init().invokeExact(state, AudioSource.SAMPLE_RATE, 1);
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
        decoded =
            (int)
                library.decoder().decode().invokeExact(state, packet, length, pcm, most, previous);
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
}
