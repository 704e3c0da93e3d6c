package io.asciichat.core.audio.playback;

import io.asciichat.core.audio.jitter.JitterEstimator;
import io.asciichat.core.audio.jitter.JitterEstimator.Gap;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSource;
import java.util.Arrays;

/**
 * The consuming half of the jitter buffer. All lengths are in samples. The delay is that of the end
 * of a frame which came in time: what would be waiting right after its arrival, had it come as fast
 * as the fastest.
 */
final class Playout {
  /** Room for what interpolation looks ahead and for rounding: 2.5 ms. */
  private static final int SLACK = 120;

  /** A delay this far above its target is cut at once: 60 ms. */
  private static final int FAR = 2880;

  /** Delay of more than this above the target, 5 ms, is cut when trouble is over. */
  private static final int REST = 240;

  /** Length of a cross-fade, 5 ms. */
  private static final int CROSS_FADE = 240;

  /**
   * Concealment begins with the shortest piece that Opus makes, 2.5 ms, and goes on as long again
   * up to this, 10 ms: what is made up beyond a frame's lateness is delay.
   */
  private static final int MAX_CONCEALED = 480;

  /** Frames no louder, −50 dB, are dropped unnoticed. */
  private static final float QUIET = 0.003f;

  /** The speakers play no more than this, 40 ms, before the next samples are asked for. */
  private static final int MAX_UNASKED = 1920;

  private static final double RATE = AudioSource.SAMPLE_RATE;
  private static final double PER_NANO = RATE / 1e9;
  private static final int USUAL_FRAME = 960;

  private final PacketRing ring;
  private final FrameDecoder reader;
  private final JitterEstimator jitter = new JitterEstimator();
  private final RateControl rate = new RateControl();
  private final Resampler resampler = new Resampler();
  private final SampleFifo fifo = new SampleFifo(4 * AudioCodec.Decoder.MAX_SAMPLES);
  private final Seam seam = new Seam();
  private final float[] old = new float[CROSS_FADE];

  private int stream = -1;
  private long seen;
  private int waiting;
  private int frame = USUAL_FRAME;
  private long lastArrival;
  private long lastLate;
  private long lastRead;
  private boolean playing;
  private boolean broken;
  private boolean quiet;
  private double delay = Double.NaN;
  private double target = USUAL_FRAME + SLACK;
  private long starved;
  private boolean starving;
  private long concealed;
  private long dropped;

  Playout(PacketRing ring, AudioCodec codec) {
    this.ring = ring;
    this.reader = new FrameDecoder(codec, ring);
  }

  /** Gives the next samples; count is small against the memory of {@link #fifo}. */
  void read(long now, float[] out, int offset, int count) {
    boolean arrived = arrivals();
    target = frame + SLACK + jitter.wanted(now) * PER_NANO;
    int silent = playing ? 0 : silenceBeforeBeginning(now, count);
    Arrays.fill(out, offset, offset + silent, 0);
    if (silent == count) {
      starved += starving ? count : 0;
      lastRead = now;
      return;
    }
    play(now, arrived, out, offset + silent, count - silent);
    lastRead = now;
  }

  private void play(long now, boolean arrived, float[] out, int offset, int count) {
    if (arrived && jitter.gap() != Gap.UNDECIDED) {
      skipSurplus(now, count);
    }
    double error = Double.isNaN(delay) ? 0 : (delay - target) / RATE;
    double step = 1 + rate.correct(error, count / RATE);
    fill(resampler.needed(count, step));
    fifo.played(resampler.process(fifo.array(), fifo.head(), step, out, offset, count));
    if (waiting == 0 && (seam.isSilent() || broken && reader.isPausing() && seam.isOver())) {
      rest();
    }
  }

  private boolean arrivals() {
    long before = seen;
    for (long end = ring.end(); seen < end; seen++) {
      if (ring.stream(seen) != stream) {
        renew();
      }
      jitter.missed(ring.missedBefore(seen));
      frame = ring.samples(seen);
      waiting += frame;
      lastArrival = ring.arrival(seen);
      long late = jitter.arrived(lastArrival, frame, FrameDecoder.announcesPause(ring, seen));
      lastLate = Math.max(0, late);
      settleStarvation();
      if (playing && late != JitterEstimator.UNDECIDED) {
        // What has not been asked for by then is not played either: the speakers are full.
        double played = Math.min((lastArrival - lastRead) * PER_NANO, MAX_UNASKED);
        observe(Math.max(0, fifo.available() + waiting - played) + late * PER_NANO);
      }
    }
    return seen != before;
  }

  /** Follows the delay with a time constant of a second, and sooner when it is to be cut. */
  private void observe(double measured) {
    double seconds = jitter.isSettling(lastArrival) ? 0.1 : 1;
    double weight = Math.min(1, frame / RATE / seconds);
    rate.observe(measured / RATE, frame / RATE);
    delay = Double.isNaN(delay) ? measured : delay + weight * (measured - delay);
  }

  /** What was made up or silent counts as concealed, unless its sender had paused. */
  private void settleStarvation() {
    Gap gap = jitter.gap();
    if (gap != Gap.UNDECIDED) {
      concealed += gap == Gap.PAUSE ? 0 : starved;
      starved = 0;
      starving = false;
    }
  }

  /**
   * Starts to play as soon as the delay will be exactly the target, so that it is the same after
   * every pause.
   *
   * @return how many samples of silence come first; count when it is not time yet
   */
  private int silenceBeforeBeginning(long now, int count) {
    double delayAtOnce = waiting - count + (now - lastArrival + lastLate) * PER_NANO;
    double silent = Math.max(0, target - delayAtOnce);
    if (waiting == 0 || silent >= count) {
      return count;
    }
    playing = true;
    broken = true;
    rate.restart();
    return (int) silent;
  }

  private void skipSurplus(long now, int count) {
    double atLeast = fifo.available() + waiting - count + (now - lastArrival) * PER_NANO;
    if (atLeast > target + FAR) {
      int frames = (int) ((atLeast - target) / frame);
      skip(frames * frame);
    } else if (jitter.isSettling(now)) {
      double surplus = Math.min(delay, atLeast + count) - target;
      if (surplus > REST) {
        skip((int) surplus);
      }
    }
  }

  private void skip(int wanted) {
    while (fifo.available() < CROSS_FADE && waiting > 0) {
      decode();
    }
    int kept = Math.min(CROSS_FADE, fifo.available());
    System.arraycopy(fifo.array(), fifo.head(), old, 0, kept);
    int left = wanted - cut(wanted);
    while (left > 0 && waiting > 0) {
      decode();
      left -= cut(left);
    }
    while (fifo.available() < CROSS_FADE && waiting > 0) {
      decode();
    }
    float[] samples = fifo.array();
    int faded = Math.min(kept, fifo.available());
    for (int i = 0; i < faded; i++) {
      float weight = (float) i / faded;
      int at = fifo.head() + i;
      samples[at] = old[i] + weight * (samples[at] - old[i]);
    }
    jumped(left - wanted);
    dropped += wanted - left;
  }

  /** The delay has become longer by so much. */
  private void jumped(int samples) {
    delay += samples;
    rate.jumped(samples / RATE);
  }

  private int cut(int wanted) {
    int count = Math.min(wanted, fifo.available());
    fifo.cut(count);
    return count;
  }

  private void fill(int needed) {
    while (fifo.available() < needed) {
      if (waiting > 0) {
        boolean wasQuiet = quiet;
        int count = decode();
        if (wasQuiet && quiet && delay - target >= count) {
          fifo.cutNewest(count);
          jumped(-count);
          dropped += count;
          broken = true;
        }
      } else if (reader.isPausing()) {
        silence(needed - fifo.available());
      } else {
        conceal();
      }
    }
  }

  private int decode() {
    waiting -= ring.samples(ring.first());
    broken |= ring.missedBefore(ring.first()) > 0;
    int count = reader.next();
    seam.real(reader.piece(), count, !broken);
    fifo.append(reader.piece(), 0, count);
    broken = false;
    quiet = reader.peak() < QUIET;
    return count;
  }

  private void conceal() {
    int count = reader.conceal(Math.clamp(starved, 0, Math.min(frame, MAX_CONCEALED)));
    seam.concealed(reader.piece(), count);
    fifo.append(reader.piece(), 0, count);
    starving = true;
    starved += count;
    jumped(count);
    broken = true;
  }

  private void silence(int count) {
    float[] piece = reader.piece();
    Arrays.fill(piece, 0, count, 0);
    seam.silent(piece, count);
    fifo.append(piece, 0, count);
    broken = true;
  }

  /** Nothing to play and nothing to make up. */
  private void rest() {
    playing = false;
    delay = Double.NaN;
    fifo.clear();
    resampler.clear();
    seam.clear();
  }

  private void renew() {
    stream = ring.stream(seen);
    while (ring.first() < seen) {
      dropped += ring.samples(ring.first());
      ring.remove();
    }
    waiting = 0;
    starving = false;
    starved = 0;
    reader.renew();
    jitter.clear();
    rate.clear();
    rest();
  }

  long frames() {
    return seen;
  }

  long concealedFrames() {
    return (concealed + frame - 1) / frame;
  }

  long droppedFrames() {
    return (dropped + frame - 1) / frame;
  }

  long badPackets() {
    return reader.bad();
  }

  double delay() {
    return Double.isNaN(delay) ? target : Math.max(0, delay);
  }

  double target() {
    return target;
  }

  double drift() {
    return rate.drift();
  }

  void close() {
    reader.close();
  }
}
