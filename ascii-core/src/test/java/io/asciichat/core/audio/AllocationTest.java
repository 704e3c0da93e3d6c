package io.asciichat.core.audio;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.asciichat.core.audio.dsp.Signals;
import io.asciichat.core.audio.playback.JitterBuffer;
import io.asciichat.core.audio.voice.LevelMeter;
import io.asciichat.core.audio.voice.VoiceChain;
import io.asciichat.core.audio.voice.VoiceSettings;
import io.asciichat.core.port.AudioCodec;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Nothing is allocated per frame, in stillness and in trouble. */
class AllocationTest {
  /** The compiler itself allocates a little now and then; one object a frame would be 32,000. */
  private static final long NOISE = 4096;

  private static final int FRAMES = 2000;

  private static long allocatedBy(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void theVoiceChainAllocatesNothing() {
    VoiceChain chain = new VoiceChain(VoiceSettings.STANDARD, null);
    LevelMeter meter = new LevelMeter();
    float[] sound = Signals.sine(440, 0.5, 48_000);
    long bytes =
        allocatedBy(
            () -> {
              for (int i = 0; i < FRAMES; i++) {
                chain.process(sound, i % 100 * 480, 480);
                meter.measure(sound, i % 100 * 480, 480);
              }
            });
    assertTrue(bytes < NOISE, bytes + " bytes");
  }

  @Test
  void theJitterBufferAllocatesNothing() {
    JitterBuffer buffer = new JitterBuffer(new Concealing());
    float[] sound = Signals.sine(440, 0.5, 48_000);
    float[] out = new float[480];
    long[] now = {0};
    long bytes =
        allocatedBy(
            () -> {
              for (int i = 0; i < FRAMES; i++) {
                // Late in bursts: concealment, growth and cross-fades are all in it.
                for (int burst = i % 50 == 0 ? 20 : i % 50 < 20 ? 0 : 1; burst > 0; burst--) {
                  buffer.raw(now[0], sound, i % 100 * 480, 480);
                }
                buffer.read(now[0], out, 0, 480);
                now[0] += 10_000_000L;
              }
            });
    assertTrue(bytes < NOISE, bytes + " bytes");
    assertTrue(buffer.statistics().concealedFrames() > 0);
  }

  private static final class Concealing implements AudioCodec, AudioCodec.Decoder {
    @Override
    public Encoder openEncoder(EncoderSettings settings) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Decoder openDecoder() {
      return this;
    }

    @Override
    public int decode(byte[] packet, int offset, int length, float[] out) {
      return -1;
    }

    @Override
    public int conceal(int count, float[] out) {
      return count;
    }

    @Override
    public int recover(byte[] packet, int offset, int length, int count, float[] out) {
      return -1;
    }

    @Override
    public String name() {
      return "concealing";
    }

    @Override
    public void close() {}
  }
}
