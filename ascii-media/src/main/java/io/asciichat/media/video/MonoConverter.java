package io.asciichat.media.video;

import io.asciichat.core.port.AudioSource;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;

/**
 * Turns decoded sound of any rate, layout and format into mono floats at {@link
 * AudioSource#SAMPLE_RATE}. One thread at a time. Holds native memory until {@link #close()}.
 */
final class MonoConverter implements AutoCloseable {
  private static final int MIN_RATE = 4000;
  private static final int MAX_RATE = 768_000;

  /** More than any codec puts into a frame; Opus in Matroska has up to 5760, FLAC 65,535. */
  private static final int MAX_SAMPLES = 1 << 20;

  private final SwrContext resampler = swresample.swr_alloc();
  private final AVFrame mono = avutil.av_frame_alloc();
  private final Piece piece = new Piece();
  private FloatBuffer samples = FloatBuffer.allocate(0);

  MonoConverter() {
    // The mean of all channels; by default FFmpeg makes what is alike in both 3 dB louder.
    avutil.av_opt_set_double(resampler, "rematrix_maxval", 1, 0);
  }

  /** Samples and where they belong. The same object every time. */
  static final class Piece {
    private float[] samples = new float[0];
    private int count;
    private long position;

    /** The samples, from index 0 on. */
    float[] samples() {
      return samples;
    }

    /** How many samples there are. */
    int count() {
      return count;
    }

    /** Where the first one belongs, in samples. */
    long position() {
      return position;
    }

    private Piece of(FloatBuffer from, int count, long position) {
      if (samples.length < count) {
        samples = new float[count];
      }
      from.get(0, samples, 0, count);
      this.count = count;
      this.position = position;
      return this;
    }
  }

  /** Returns whether a frame is one that makes sense. */
  boolean accepts(AVFrame frame) {
    return frame.sample_rate() >= MIN_RATE
        && frame.sample_rate() <= MAX_RATE
        && frame.nb_samples() > 0
        && frame.nb_samples() <= MAX_SAMPLES;
  }

  /** An empty piece. */
  Piece nothing() {
    return piece.of(samples, 0, 0);
  }

  /** By how many samples the first result of the next frame comes before the frame. */
  long delay() {
    return swresample.swr_is_initialized(resampler) == 0
        ? 0
        : swresample.swr_get_delay(resampler, AudioSource.SAMPLE_RATE);
  }

  /** Converts a frame; what cannot be converted is nothing. */
  Piece convert(AVFrame frame, long position) {
    long most = (long) frame.nb_samples() * AudioSource.SAMPLE_RATE / frame.sample_rate();
    if (!makeRoom((int) (most + delay() + 64))) {
      return nothing();
    }
    mono.nb_samples(samples.capacity());
    if (swresample.swr_convert_frame(resampler, mono, frame) < 0) {
      // The format has changed in the middle of the file: begin again with the new one.
      reset();
      mono.nb_samples(samples.capacity());
      if (swresample.swr_convert_frame(resampler, mono, frame) < 0) {
        return nothing();
      }
    }
    return piece.of(samples, mono.nb_samples(), position);
  }

  private boolean makeRoom(int count) {
    if (samples.capacity() >= count) {
      return true;
    }
    avutil.av_frame_unref(mono);
    mono.format(avutil.AV_SAMPLE_FMT_FLT);
    mono.sample_rate(AudioSource.SAMPLE_RATE);
    avutil.av_channel_layout_default(mono.ch_layout(), 1);
    mono.nb_samples(count);
    if (avutil.av_frame_get_buffer(mono, 0) < 0) {
      samples = FloatBuffer.allocate(0);
      return false;
    }
    long bytes = (long) count * Float.BYTES;
    samples =
        mono.data(0).capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
    return true;
  }

  /** Forgets the end of what was converted, to go on with something else. */
  void reset() {
    swresample.swr_close(resampler);
  }

  @Override
  public void close() {
    avutil.av_frame_free(mono);
    swresample.swr_free(resampler);
  }
}
