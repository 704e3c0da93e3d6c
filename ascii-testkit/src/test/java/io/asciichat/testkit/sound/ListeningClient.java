package io.asciichat.testkit.sound;

import io.asciichat.core.audio.PlaybackStatistics;
import io.asciichat.core.audio.playback.JitterBuffer;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.transport.LinkTrouble;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/**
 * A sender, a link and a jitter buffer that is read every 5 ms, in simulated time: what a listener
 * hears of a tone of 440 Hz, and how late.
 */
final class ListeningClient {
  static final long SECOND = 1_000_000_000L;
  private static final int RATE = 48_000;
  private static final int STEP = 240;

  final JitterBuffer buffer = new JitterBuffer(new PcmCodec());
  private final int frame;
  private final double clock;
  private final LinkTrouble trouble;
  private final TonePackets packets;
  private final byte[] mark = {(byte) 0x80};
  private final float[] out = new float[STEP];

  /** Which frames are sent, by number; the first that is not is announced. */
  LongPredicate speaks = number -> true;

  /** When something arrives that would without this; what is sent later never arrives earlier. */
  LongUnaryOperator late = due -> due;

  /** Whether pauses are announced by a short packet. */
  boolean announces = true;

  private long sent;
  private long arrival;
  private long nextArrival = -1;
  private long reads;

  private double delaySum;
  private long delays;
  double mostDelay;
  double mostTarget;
  float largestStep;
  private float last;
  float loudest;

  /**
   * @param frame samples in a packet
   * @param ppm how much faster the sender's clock runs
   */
  ListeningClient(int frame, double ppm, LinkTrouble trouble) {
    this.frame = frame;
    this.clock = RATE * (1 + ppm / 1e6);
    this.trouble = trouble;
    this.packets = new TonePackets(440, 0.5, frame);
    mark[0] += (byte) (frame / 120);
  }

  /** Lets time pass; measures from now on only. */
  ListeningClient run(double seconds) {
    delaySum = 0;
    delays = 0;
    mostDelay = 0;
    mostTarget = 0;
    largestStep = 0;
    loudest = 0;
    long end = reads + Math.round(seconds * RATE / STEP);
    while (reads < end) {
      long now = (long) ((double) reads * STEP / RATE * SECOND);
      deliver(now);
      buffer.read(now, out, 0, STEP);
      measure();
      reads++;
    }
    return this;
  }

  private void deliver(long now) {
    while (true) {
      if (nextArrival < 0) {
        long due = (long) ((sent + 1) * frame / clock * SECOND);
        arrival = Math.max(arrival, late.applyAsLong(trouble.arrival(due, 0)));
        nextArrival = arrival;
      }
      if (nextArrival > now) {
        return;
      }
      if (speaks.test(sent)) {
        byte[] packet = packets.packet(sent);
        buffer.opus(nextArrival, packet, 0, packet.length, frame);
      } else if (announces && sent > 0 && speaks.test(sent - 1)) {
        buffer.opus(nextArrival, mark, 0, 1, frame);
      }
      sent++;
      nextArrival = -1;
    }
  }

  private void measure() {
    PlaybackStatistics now = buffer.statistics();
    delaySum += now.delayMillis();
    delays++;
    mostDelay = Math.max(mostDelay, now.delayMillis());
    mostTarget = Math.max(mostTarget, now.targetMillis());
    for (float sample : out) {
      largestStep = Math.max(largestStep, Math.abs(sample - last));
      loudest = Math.max(loudest, Math.abs(sample));
      last = sample;
    }
  }

  double meanDelay() {
    return delaySum / delays;
  }

  PlaybackStatistics statistics() {
    return buffer.statistics();
  }

  /** Frames sent. */
  long sent() {
    return sent;
  }

  @Override
  public String toString() {
    PlaybackStatistics now = statistics();
    return String.format(
        Locale.ROOT,
        "delay %.1f ms (most %.1f), target %.1f ms (most %.1f), concealed %d and dropped %d of %d"
            + " frames, drift %.0f ppm, largest step %.4f",
        meanDelay(),
        mostDelay,
        now.targetMillis(),
        mostTarget,
        now.concealedFrames(),
        now.droppedFrames(),
        now.frames(),
        now.driftPpm(),
        largestStep);
  }
}
