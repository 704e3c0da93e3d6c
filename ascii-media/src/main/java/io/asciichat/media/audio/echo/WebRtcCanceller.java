package io.asciichat.media.audio.echo;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.port.EchoCanceller;
import java.util.Arrays;

/**
 * The library's processor as an echo canceller. It works on frames of 10 ms, so both directions
 * collect samples until a frame is full. Each direction has its own buffers and thread; the library
 * itself may be called by both at once.
 */
final class WebRtcCanceller implements EchoCanceller {
  private static final int FRAME = AudioSource.SAMPLE_RATE / 100;
  private static final int PER_MILLI = AudioSource.SAMPLE_RATE / 1000;

  private final AudioProcessing processing;
  private final AudioProcessingStreamConfig format =
      new AudioProcessingStreamConfig(AudioSource.SAMPLE_RATE, 1);
  private final Lease lease;
  private final Pcm far = new Pcm(FRAME);
  private final Pcm near = new Pcm(FRAME);
  private final byte[] unused = new byte[2 * FRAME];
  private final float[] ready = new float[3 * FRAME];
  private int readyCount;
  private volatile int delayMillis;

  WebRtcCanceller(AudioProcessing processing, boolean withoutNoise) {
    this.processing = processing;
    lease = new Lease(processing::dispose);
    AudioProcessingConfig config = new AudioProcessingConfig();
    config.echoCanceller.enabled = true;
    config.noiseSuppression.enabled = withoutNoise;
    processing.applyConfig(config);
  }

  @Override
  public void played(float[] samples, int offset, int count) {
    if (!lease.enter()) {
      return;
    }
    try {
      for (int done = 0; done < count; ) {
        done += far.add(samples, offset + done, count - done);
        if (far.full()) {
          processing.processReverseStream(far.bytes(), format, format, unused);
          far.clear();
        }
      }
    } finally {
      lease.leave();
    }
  }

  @Override
  public void delay(int samples) {
    delayMillis = samples / PER_MILLI;
  }

  @Override
  public void process(float[] samples, int offset, int count) {
    if (!lease.enter()) {
      return;
    }
    try {
      for (int done = 0; done < count; done += FRAME) {
        piece(samples, offset + done, Math.min(FRAME, count - done));
      }
    } finally {
      lease.leave();
    }
  }

  /** Replaces up to a frame by what is ready; what is not ready yet is silence, once. */
  private void piece(float[] samples, int offset, int count) {
    for (int done = 0; done < count; ) {
      done += near.add(samples, offset + done, count - done);
      if (near.full()) {
        processing.setStreamDelayMs(delayMillis);
        processing.processStream(near.bytes(), format, format, near.bytes());
        near.read(ready, readyCount);
        readyCount += FRAME;
        near.clear();
      }
    }
    int missing = Math.max(0, count - readyCount);
    int taken = count - missing;
    Arrays.fill(samples, offset, offset + missing, 0);
    System.arraycopy(ready, 0, samples, offset + missing, taken);
    readyCount -= taken;
    System.arraycopy(ready, taken, ready, 0, readyCount);
  }

  @Override
  public void close() {
    lease.close();
  }

  /** A frame of 16-bit samples, collected from floats. One thread at a time. */
  private static final class Pcm {
    private static final float SCALE = 32768;

    private final byte[] bytes;
    private int filled;

    Pcm(int samples) {
      bytes = new byte[2 * samples];
    }

    /** Takes samples until the frame is full. Returns how many. */
    int add(float[] samples, int offset, int count) {
      int some = Math.min(count, bytes.length / 2 - filled);
      for (int i = 0; i < some; i++) {
        int value = Math.clamp((long) Math.rint(samples[offset + i] * SCALE), -32768, 32767);
        bytes[2 * (filled + i)] = (byte) value;
        bytes[2 * (filled + i) + 1] = (byte) (value >> 8);
      }
      filled += some;
      return some;
    }

    boolean full() {
      return 2 * filled == bytes.length;
    }

    void clear() {
      filled = 0;
    }

    /** The frame, little-endian. */
    byte[] bytes() {
      return bytes;
    }

    /** Writes the whole frame as floats. */
    void read(float[] samples, int offset) {
      for (int i = 0; i < bytes.length / 2; i++) {
        samples[offset + i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8) / SCALE;
      }
    }
  }
}
