package io.asciichat.core.audio.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.PlaybackStatistics;
import io.asciichat.core.audio.dsp.Signals;
import io.asciichat.core.port.AudioCodec;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JitterBufferTest {
  private static final long STEP = 5_000_000L;
  private static final int FRAME = 480;
  private static final float[] TONE = Signals.sine(400, 0.5, 48_000);

  private final JitterBuffer buffer = new JitterBuffer(new Silent());
  private final float[] out = new float[240];
  private long now;
  private int sent;
  private double loudest;

  /** Lets 10 ms pass in which so many frames arrive. */
  private void tick(int frames, float[] sound) {
    for (int i = 0; i < frames; i++) {
      buffer.raw(now, sound, sent++ * FRAME % 48_000, FRAME);
    }
    loudest = 0;
    for (int i = 0; i < 2; i++) {
      buffer.read(now, out, 0, out.length);
      loudest = Math.max(loudest, Signals.peak(out, 0, out.length));
      now += STEP;
    }
  }

  private void ticks(int count, int frames, float[] sound) {
    for (int i = 0; i < count; i++) {
      tick(frames, sound);
    }
  }

  @Test
  void afterAnOutageTheDelayIsSmallAtOnce() {
    ticks(500, 1, TONE);
    ticks(100, 0, TONE);
    assertEquals(0, loudest, 1e-3);
    tick(100, TONE);
    ticks(50, 1, TONE);
    PlaybackStatistics after = buffer.statistics();
    assertTrue(after.delayMillis() < 100, after.toString());
    assertTrue(after.droppedFrames() > 80, after.toString());
    assertEquals(100, (double) after.concealedFrames(), 3);
    assertEquals(0.5, loudest, 0.01);
  }

  @Test
  void tooMuchDelayIsDroppedInSilence() {
    ticks(300, 1, TONE);
    ticks(10, 0, TONE);
    tick(10, TONE);
    ticks(30, 1, TONE);
    double delayed = buffer.statistics().delayMillis();
    assertTrue(delayed > 80, buffer.statistics().toString());
    float[] hush = new float[48_000];
    Arrays.fill(hush, 0.002f);
    ticks(1200, 1, hush);
    PlaybackStatistics after = buffer.statistics();
    assertEquals(after.targetMillis(), after.delayMillis(), 3);
    assertTrue(after.droppedFrames() >= 6, after.toString());
  }

  /** Ten times frames of 20 ms, one of which comes 5 ms later than it should. */
  @Test
  void ofAFrameThatIsALittleLateLittleIsMadeUp() {
    for (int stream = 0; stream < 10; stream++) {
      buffer.newStream();
      for (int step = 0; step < 60; step++) {
        if (step == 21 || step % 4 == 0 && step != 20) {
          buffer.raw(now, TONE, 0, 960);
        }
        buffer.read(now, out, 0, out.length);
        now += STEP;
      }
    }
    // The start of a stream takes 2.5 ms and the late frame 5; raw sound counts in 10 ms.
    assertEquals(8, buffer.statistics().concealedFrames(), "10 times 7.5 ms");
  }

  @Test
  void framesShorterThanAnyOfOpusMayBeMissing() {
    for (int i = 0; i < 40; i++) {
      buffer.raw(now, TONE, 0, 48);
      now += STEP / 5;
    }
    for (int i = 0; i < 40; i++) {
      buffer.read(now, out, 0, out.length);
      now += STEP;
    }
    assertEquals(0, Signals.peak(out, 0, out.length));
  }

  @Test
  void aSenderThatIsTwiceAsFastOverflowsNothing() {
    for (int i = 0; i < 3000; i++) {
      tick(2, TONE);
      PlaybackStatistics seen = buffer.statistics();
      assertTrue(seen.delayMillis() < 150 && seen.targetMillis() < 320, seen.toString());
    }
    assertEquals(3000, (double) buffer.statistics().droppedFrames(), 60);
  }

  @Test
  void packetsThatNobodyPlaysAreRefusedAndLaterDropped() {
    for (int i = 0; i < 1000; i++) {
      buffer.raw(now, TONE, 0, FRAME);
      now += 2 * STEP;
    }
    tick(0, TONE);
    assertTrue(buffer.statistics().droppedFrames() >= 1000 - PacketRing.CAPACITY);
    ticks(50, 1, TONE);
    assertTrue(buffer.statistics().delayMillis() < 100);
    assertEquals(0.5, loudest, 0.01);
  }

  @Test
  void whatCannotBePlayedIsCounted() {
    ticks(10, 1, TONE);
    buffer.opus(now, new byte[10], 0, 10, FRAME);
    buffer.opus(now, new byte[10], 0, 0, FRAME);
    buffer.opus(now, new byte[2000], 0, 2000, FRAME);
    buffer.opus(now, new byte[10], 0, 10, 5761);
    buffer.bad();
    ticks(50, 1, TONE);
    assertEquals(5, buffer.statistics().badPackets());
    buffer.close();
  }

  /** Any arrivals at all, of any durations: never a bad number, never a large delay. */
  @Property(tries = 100)
  void whateverArrivesTheOutputIsSoundAndTheDelayBounded(@ForAll long seed) {
    Random random = new Random(seed);
    JitterBuffer any = new JitterBuffer(new Silent());
    float[] piece = new float[960];
    long time = 0;
    for (int i = 0; i < 2000; i++) {
      time += random.nextInt(10_000_000);
      for (int burst = random.nextInt(30) == 0 ? random.nextInt(40) : random.nextInt(2);
          burst > 0;
          burst--) {
        int count = 120 * (1 + random.nextInt(8));
        if (random.nextInt(5) == 0) {
          any.opus(time, new byte[3], 0, 1 + random.nextInt(3), count);
        } else {
          any.raw(time, TONE, random.nextInt(40_000), count);
        }
      }
      if (random.nextInt(500) == 0) {
        any.newStream();
      }
      any.read(time, piece, 0, random.nextInt(960));
      for (float sample : piece) {
        assertTrue(Math.abs(sample) < 3, "sample " + sample);
      }
      PlaybackStatistics seen = any.statistics();
      assertTrue(Math.abs(seen.driftPpm()) <= 1000.001);
      assertTrue(seen.targetMillis() < 450, seen.toString());
    }
  }

  /** A decoder to which every packet is garbage. */
  private static final class Silent implements AudioCodec {
    @Override
    public Encoder openEncoder(EncoderSettings settings) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Decoder openDecoder() {
      return new Decoder() {
        @Override
        public int decode(byte[] packet, int offset, int length, float[] out) {
          return -1;
        }

        @Override
        public int conceal(int count, float[] out) {
          Arrays.fill(out, 0, count, 0);
          return count;
        }

        @Override
        public int recover(byte[] packet, int offset, int length, int count, float[] out) {
          return -1;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public String name() {
      return "nothing";
    }
  }
}
