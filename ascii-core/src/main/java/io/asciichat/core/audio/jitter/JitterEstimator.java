package io.asciichat.core.audio.jitter;

import java.util.Arrays;

/**
 * Estimates how much later than the fastest ones packets arrive. A packet's deviation is its
 * arrival time less the time its sound would take to play since the beginning, compared with the
 * smallest such difference of the last four seconds; so a slow drift of clocks does not count.
 *
 * <p>Nothing tells a pause of the sender, who does not send silence, from a link that stands still,
 * except what follows. After a packet that announces a pause the count of time starts anew. After
 * any other long gap it is decided within 150 ms: if packets arrive faster than they play, the link
 * had stood still and they were late; if not, it was a pause. A standstill longer than 300 ms is
 * ridden out and not prepared for.
 *
 * <p>What was late is forgotten by 10 ms a second while it may come again, and at once when it is
 * over: after a second without any, or, on a link where it has come back again and again for ten
 * seconds, after twice the longest time in which it did.
 *
 * <p>Belongs to one loop. Nothing is allocated per packet.
 */
public final class JitterEstimator {
  /** The result of {@link #arrived} while that is undecided. */
  public static final long UNDECIDED = -1;

  /** More is not worth waiting for, in nanoseconds: a conversation falls apart. */
  private static final long MAX_NANOS = 300_000_000L;

  /** One packet in a hundred may come late. */
  private static final double SHARE = 0.99;

  /** How fast a large deviation is forgotten: 10 ms a second. */
  private static final long FORGET_DIVISOR = 100;

  private static final long GAP_NANOS = 60_000_000L;

  /** After a long standstill, packets that are no later are on time again. */
  private static final long CAUGHT_UP_NANOS = 20_000_000L;

  private static final long TRIAL_NANOS = 150_000_000L;

  /** A packet that is later than this means trouble; twice what a busy machine is late by. */
  private static final long TROUBLE_NANOS = 20_000_000L;

  /** Trouble is over after so long without any, unless it has a habit of coming back. */
  private static final long CALM_NANOS = 1_000_000_000L;

  /** How long it is remembered that trouble came back, and how often that makes a habit. */
  private static final long HABIT_NANOS = 30_000_000_000L;

  private static final int HABIT_RELAPSES = 2;

  /** What has not gone on for so long is no habit either. */
  private static final long HABIT_AGE_NANOS = 10_000_000_000L;

  /** One a second for as long as they are remembered. */
  private static final int MAX_RELAPSES = 30;

  /** Delay that trouble has left may be given back in pauses first, for so long ... */
  private static final long GIVE_BACK_TIMEOUT_NANOS = 1_000_000_000L;

  /** ... and after that without one, for so long: three seconds after the trouble it is gone. */
  private static final long SETTLING_NANOS = 1_000_000_000L;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private final SlidingMinimum fastest = new SlidingMinimum();
  private final SlidingPercentile deviations = new SlidingPercentile(MAX_NANOS);
  private final long[] trial = new long[128];
  private int trials;
  private long trialBegan;
  private boolean any;
  private boolean pauseAnnounced;
  private boolean outage;
  private long lastArrival;
  private long origin;
  private long samples;
  private long held;
  private long heldAt;
  private Gap gapWas = Gap.SHORT;

  /** When trouble came back, and after how long; the oldest are overwritten. */
  private final long[] relapses = new long[MAX_RELAPSES];

  private final long[] calms = new long[MAX_RELAPSES];
  private int relapse;

  private long lastTrouble = NEVER;
  private boolean inTrouble;

  /** When the last trouble was found to be over. */
  private long overSince = NEVER;

  /** The largest deviation since the last trouble. */
  private long mostSince;

  /** Verdicts on the newest gap. */
  public enum Gap {
    /** Too short to ask. */
    SHORT,
    /** A long one: more packets are needed to tell. */
    UNDECIDED,
    /** The sender was silent. */
    PAUSE,
    /** The link stood still. */
    STALL
  }

  /** Nothing has arrived yet. */
  public JitterEstimator() {
    Arrays.fill(relapses, NEVER);
  }

  /** Forgets everything: another stream begins. */
  public void clear() {
    fastest.clear();
    deviations.clear();
    trials = 0;
    any = false;
    held = 0;
    gapWas = Gap.SHORT;
    pauseAnnounced = false;
    outage = false;
    Arrays.fill(relapses, NEVER);
    lastTrouble = NEVER;
    inTrouble = false;
    overSince = NEVER;
    mostSince = 0;
  }

  /** Sound that had come was thrown away before anything else saw it: time goes on all the same. */
  public void missed(long count) {
    samples += any ? count : 0;
  }

  /** The verdict on the gap before the newest packets. */
  public Gap gap() {
    return gapWas;
  }

  /**
   * A packet has arrived.
   *
   * @param arrival when, nanoseconds
   * @param count samples in it
   * @param pauseFollows whether its sender will be silent after it
   * @return its deviation, 0 or more nanoseconds, or {@link #UNDECIDED}
   */
  public long arrived(long arrival, int count, boolean pauseFollows) {
    long gap = arrival - lastArrival;
    lastArrival = arrival;
    boolean afterPause = pauseAnnounced;
    pauseAnnounced = pauseFollows;
    if (!any) {
      any = true;
      origin = arrival;
      samples = 0;
      heldAt = arrival;
    } else {
      samples += count;
    }
    if (afterPause) {
      // What the gap before had been can no longer be told.
      trials = 0;
    }
    if (trials > 0) {
      return tryOn(arrival, count);
    }
    long deviation = deviation(arrival);
    gapWas = Gap.SHORT;
    if (afterPause && deviation > 0) {
      gapWas = Gap.PAUSE;
      long pause = wholeFrames(deviation, count);
      origin += pause;
      deviation -= pause;
    } else if (gap > GAP_NANOS + nanos(count) && deviation > GAP_NANOS) {
      gapWas = Gap.UNDECIDED;
      trialBegan = arrival;
      trial[trials++] = deviation;
      return UNDECIDED;
    }
    return record(arrival, deviation);
  }

  private long tryOn(long arrival, int count) {
    long deviation = deviation(arrival);
    trial[trials++] = deviation;
    if (deviation < trial[0] / 2) {
      gapWas = Gap.STALL;
      outage = trial[0] > MAX_NANOS;
      return endTrial(arrival, 0);
    }
    if (arrival - trialBegan >= TRIAL_NANOS || trials == trial.length) {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < trials; i++) {
        least = Math.min(least, trial[i]);
      }
      gapWas = Gap.PAUSE;
      long pause = wholeFrames(least, count);
      origin += pause;
      return endTrial(arrival, pause);
    }
    return UNDECIDED;
  }

  /** A sender goes on with whole frames, so what is left over is lateness. */
  private static long wholeFrames(long nanos, int count) {
    long frame = nanos(count);
    return (nanos + frame / 2) / frame * frame;
  }

  private long endTrial(long arrival, long pause) {
    long last = 0;
    for (int i = 0; i < trials; i++) {
      last = record(arrival, trial[i] - pause);
    }
    trials = 0;
    return last;
  }

  private long record(long arrival, long deviation) {
    long late = Math.max(0, deviation);
    if (late > TROUBLE_NANOS) {
      trouble(arrival);
    } else {
      mostSince = Math.max(mostSince, late);
    }
    fastest.add(arrival, arrival - origin - nanos(samples));
    if (outage) {
      outage = late > CAUGHT_UP_NANOS;
      return late;
    }
    deviations.add(arrival, late);
    if (late <= MAX_NANOS && late > wanted(arrival)) {
      held = late;
    }
    return late;
  }

  private void trouble(long arrival) {
    if (arrival - lastTrouble > CALM_NANOS && lastTrouble != NEVER) {
      relapses[relapse] = arrival;
      calms[relapse] = arrival - lastTrouble;
      relapse = (relapse + 1) % MAX_RELAPSES;
    }
    lastTrouble = arrival;
    inTrouble = true;
    mostSince = 0;
  }

  /** Forgets what has been late, if that is over. */
  private void forgetTrouble(long now) {
    long calm = now - lastTrouble;
    if (inTrouble && calm > CALM_NANOS && calm > usualCalm()) {
      inTrouble = false;
      overSince = now;
      deviations.clear();
      held = mostSince;
    }
  }

  /** How long a calm says nothing, because trouble has come back after such ones; or 0. */
  private long usualCalm() {
    int count = 0;
    long longest = 0;
    long first = lastTrouble;
    for (int i = 0; i < MAX_RELAPSES; i++) {
      if (lastTrouble - relapses[i] <= HABIT_NANOS) {
        count++;
        longest = Math.max(longest, calms[i]);
        first = Math.min(first, relapses[i] - calms[i]);
      }
    }
    boolean habit = count >= HABIT_RELAPSES && lastTrouble - first > HABIT_AGE_NANOS;
    return habit ? 2 * longest : 0;
  }

  /**
   * Returns whether delay that trouble has left is to be given back now, even where it is heard:
   * the trouble was over a while ago, and there was time for a pause in which it is not heard.
   *
   * @param now nanoseconds, as for {@link #arrived}
   */
  public boolean isSettling(long now) {
    long since = now - overSince - GIVE_BACK_TIMEOUT_NANOS;
    return !inTrouble && since >= 0 && since < SETTLING_NANOS;
  }

  /** How late this packet is; below 0 when none was faster. */
  private long deviation(long arrival) {
    long least = fastest.at(arrival);
    return least == Long.MAX_VALUE ? 0 : arrival - origin - nanos(samples) - least;
  }

  /**
   * For how late a packet one should be prepared: the largest deviation, forgotten slowly, and
   * never less than what one packet in a hundred exceeds.
   *
   * @param now nanoseconds, as for {@link #arrived}
   * @return 0 to 300,000,000 nanoseconds
   */
  public long wanted(long now) {
    forgetTrouble(now);
    held = Math.max(deviations.value(SHARE), held - Math.max(0, now - heldAt) / FORGET_DIVISOR);
    heldAt = Math.max(heldAt, now);
    return held;
  }

  /** The time that so many samples last, in nanoseconds. */
  public static long nanos(long samples) {
    return samples * 62_500 / 3;
  }
}
