package io.asciichat.core.audio.mix;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.audio.dsp.Decibels;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes of all voices one mix for each listener, without the listener's own voice.
 *
 * <p>Every participant has a seat, with a voice, a listener or both. For each piece of time (a
 * tick, 5.8 ms) the caller puts the voices that sound into {@link #voice} and says so with {@link
 * #fed}, calls {@link #mix} once and takes each listener's {@link #mixFor}. Listeners whose mixes
 * are the same get the same array.
 *
 * <p>The sum of all voices is made once and each listener's voice taken out of it, so the cost
 * grows with the number of seats, not with its square. How a listener is kept from being ducked by
 * its own voice is told in {@code docs/sound.md}.
 *
 * <p>One thread at a time. Nothing is allocated once a seat has been used.
 */
public final class Mixer {
  /** The most samples one call can mix: 10 ms. */
  public static final int MAX_SAMPLES = Samples.MAX;

  /** Below this power, −120 dB, there is silence. */
  private static final float SILENCE = 1e-12f;

  private final MixerSettings settings;
  private final @Nullable GainCurve curve;
  private Seat[] seats;
  private final Smoothing levels;
  private final float speakingPower;
  private final Duck duck;
  private final Leaders leaders;
  private float[] crowdGains;
  private final float[] sum = new float[MAX_SAMPLES];
  private final Bus shared;

  // Of the present tick.
  private int speakers;
  private int loudest;
  private float first;
  private float second;

  /**
   * A mixer with empty seats.
   *
   * @param seats participants at the most until the mixer is told to {@link #grow}, 1 or more
   */
  public Mixer(MixerSettings settings, int seats) {
    if (seats < 1) {
      throw new IllegalArgumentException("at least one seat, not " + seats);
    }
    this.settings = settings;
    MixerSettings.Compression compression = settings.compression();
    curve = compression == null ? null : new GainCurve(compression.curve());
    this.seats = withEmptySeats(new Seat[0], seats);
    MixerSettings.Detection detection = settings.detection();
    levels = new Smoothing(detection.attackMillis(), detection.releaseMillis(), MAX_SAMPLES);
    speakingPower = (float) Decibels.toPower(detection.speakingDb());
    duck = new Duck(settings.ducking());
    leaders = new Leaders(seats);
    crowdGains = crowdGains(settings, seats);
    shared = new Bus(settings, curve);
  }

  private Seat[] withEmptySeats(Seat[] before, int count) {
    Seat[] more = Arrays.copyOf(before, count);
    for (int i = before.length; i < count; i++) {
      more[i] = new Seat(settings, curve);
    }
    return more;
  }

  /**
   * Adds empty seats behind those that there are, between two calls of {@link #mix}. A seat takes 8
   * KB and, while it is empty, next to no time.
   *
   * @param most seats from now on; no more than there are changes nothing
   */
  public void grow(int most) {
    if (most > seats.length) {
      // First what may fail for want of memory.
      Seat[] more = withEmptySeats(seats, most);
      float[] gains = crowdGains(settings, most);
      leaders.grow(most);
      crowdGains = gains;
      seats = more;
    }
  }

  private static float[] crowdGains(MixerSettings settings, int seats) {
    MixerSettings.Crowd crowd = settings.crowd();
    float[] gains = new float[seats + 1];
    for (int speakers = 0; speakers <= seats; speakers++) {
      gains[speakers] =
          crowd == null || speakers < 2 ? 1 : (float) Math.pow(speakers, -crowd.exponent());
    }
    return gains;
  }

  /** The mixer's settings. */
  public MixerSettings settings() {
    return settings;
  }

  /** The number of seats. */
  public int seats() {
    return seats.length;
  }

  /**
   * Sets whether there is a listener at a seat; by default there is none, and no mix is made.
   *
   * @param seat from 0
   */
  public void listen(int seat, boolean listens) {
    seats[seat].listens = listens;
  }

  /** Empties a seat for another participant. */
  public void clear(int seat) {
    Seat left = seats[seat];
    leaders.remove(left);
    left.reset();
    left.listens = false;
  }

  /**
   * The array that takes the samples of a voice before {@link #mix}: from index 0 on, room for
   * {@link #MAX_SAMPLES}.
   */
  public float[] voice(int seat) {
    return seats[seat].voice;
  }

  /**
   * Says that {@link #voice} holds samples for the next {@link #mix}; without this it is silent.
   */
  public void fed(int seat) {
    seats[seat].fed = true;
  }

  /**
   * Mixes the next piece of time.
   *
   * @param samples its length, 1 to {@link #MAX_SAMPLES}
   */
  public void mix(int samples) {
    Objects.checkIndex(samples - 1, MAX_SAMPLES);
    measure(samples);
    for (Seat seat : seats) {
      seat.gainBefore = seat.gain;
      seat.gain = duck.next(seat.gain, seat.level, first, samples);
    }
    leaders.move(duck, seats, loudest, first, second, samples);
    addUp(samples);
    decideWhoShares();
    System.arraycopy(sum, 0, shared.samples(), 0, samples);
    shared.process(samples, crowdGains[speakers]);
    for (int i = 0; i < seats.length; i++) {
      if (seats[i].ownMix) {
        mixOwn(seats[i], samples);
      }
    }
    leaders.letGo(seats);
  }

  private void measure(int samples) {
    speakers = 0;
    loudest = -1;
    first = 0;
    second = 0;
    for (int i = 0; i < seats.length; i++) {
      Seat seat = seats[i];
      float power = seat.fed ? Samples.meanSquare(seat.voice, 0, samples) : 0;
      seat.audible = power > 0;
      seat.fed = false;
      if (!seat.audible && seat.level == 0) {
        continue;
      }
      float level = levels.next(seat.level, power, samples);
      seat.level = level < SILENCE ? 0 : level;
      seat.speaking = level > speakingPower;
      speakers += seat.speaking ? 1 : 0;
      if (level > first) {
        second = first;
        first = level;
        loudest = i;
      } else if (level > second) {
        second = level;
      }
    }
  }

  private void addUp(int samples) {
    Arrays.fill(sum, 0, samples, 0);
    for (Seat seat : seats) {
      if (seat.audible) {
        seat.addTo(sum, samples);
      }
    }
  }

  /** A listener whose own voice makes no difference any more takes the common mix. */
  private void decideWhoShares() {
    for (Seat seat : seats) {
      boolean heardNow = seat.audible || seat.speaking || seat.leader != null;
      boolean own = seat.listens && (heardNow || (seat.ownMix && !seat.bus.soundsLike(shared)));
      if (own && !seat.ownMix) {
        seat.bus.follow(shared);
      }
      seat.ownMix = own;
    }
  }

  private void mixOwn(Seat seat, int samples) {
    float[] target = seat.bus.samples();
    if (seat.audible) {
      Samples.subtract(target, sum, seat.contribution, samples);
    } else {
      System.arraycopy(sum, 0, target, 0, samples);
    }
    LeaderGains gains = seat.leader;
    if (gains != null) {
      gains.correct(target, seats, seats.length, samples);
    }
    seat.bus.process(samples, crowdGains[speakers - (seat.speaking ? 1 : 0)]);
  }

  /**
   * The mix that is heard at a seat after {@link #mix}: samples from index 0 on, valid until the
   * next call.
   */
  public float[] mixFor(int seat) {
    return seats[seat].ownMix ? seats[seat].bus.samples() : shared.samples();
  }

  /** Returns whether a seat's mix is its own in this tick; else it is {@link #sharedMix}. */
  public boolean hasOwnMix(int seat) {
    return seats[seat].ownMix;
  }

  /** The mix for all listeners whose own voice is not in it. */
  public float[] sharedMix() {
    return shared.samples();
  }

  /** Level of a voice in dB, smoothed; {@link Decibels#SILENCE} for silence. */
  public double levelDb(int seat) {
    return Decibels.ofPower(seats[seat].level);
  }

  /** The same as the mean square of an amplitude of at most 1; 0 for silence. */
  public float power(int seat) {
    return seats[seat].level;
  }

  /** Returns whether the participant at a seat speaks. */
  public boolean isSpeaking(int seat) {
    return seats[seat].speaking;
  }

  /** Forgets all sound, as after a long silence; listeners stay. */
  public void reset() {
    for (Seat seat : seats) {
      leaders.remove(seat);
      seat.reset();
    }
    shared.reset();
  }
}
