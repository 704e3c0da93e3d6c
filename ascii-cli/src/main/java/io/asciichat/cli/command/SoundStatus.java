package io.asciichat.cli.command;

import io.asciichat.core.audio.playback.PlaybackStatistics;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.Schedule;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows how loud one is and how loud the others are, four times a second: while somebody is heard,
 * and some seconds longer, so that it does not come and go between sentences.
 */
final class SoundStatus implements Loop {
  private static final int PER_SECOND = 4;
  private static final long STAYS_NANOS = 3_000_000_000L;

  /** Steps of a bar: each stands for 6 dB, the last for all above −12 dB. */
  private static final int STEPS = 8;

  private static final double LOWEST_DB = -60;
  private static final double DB_PER_STEP = 6;

  private final OwnSound own;
  private final @Nullable Supplier<@Nullable PlaybackStatistics> analysis;
  private final Consumer<@Nullable String> show;
  private final Schedule schedule = Schedule.perSecond(0, PER_SECOND);
  private @Nullable String shown;
  private long until;

  /**
   * @param analysis how playing is going, when that is to be shown, too; else null
   * @param show takes the line when it has changed; null when there is none
   */
  SoundStatus(
      OwnSound own,
      @Nullable Supplier<@Nullable PlaybackStatistics> analysis,
      Consumer<@Nullable String> show) {
    this.own = own;
    this.analysis = analysis;
    this.show = show;
  }

  @Override
  public long step(long now) {
    int you = steps(own.spoken().rmsDb());
    int others = steps(own.heard().rmsDb());
    if (you + others > 0) {
      until = now + STAYS_NANOS;
    }
    String line = line(you, others, now < until);
    if (!Objects.equals(line, shown)) {
      shown = line;
      show.accept(line);
    }
    return schedule.nextAfter(now);
  }

  private @Nullable String line(int you, int others, boolean lively) {
    boolean muted = own.isMuted();
    if (analysis == null && !lively) {
      return muted ? "muted" : null;
    }
    String levels = (muted ? "muted" : "you " + bar(you)) + " others " + bar(others);
    PlaybackStatistics playback = analysis == null ? null : analysis.get();
    return playback == null ? levels : levels + " " + summary(playback);
  }

  private static int steps(double decibels) {
    return Math.clamp(Math.round((decibels - LOWEST_DB) / DB_PER_STEP), 0, STEPS);
  }

  private static String bar(int steps) {
    return "#".repeat(steps) + ".".repeat(STEPS - steps);
  }

  /** How playing is going, in one line. */
  static String summary(PlaybackStatistics playback) {
    return String.format(
        Locale.ROOT,
        "delay %.0f ms (target %.0f), frames %d, concealed %d, dropped %d, bad %d, drift %+.0f ppm",
        playback.delayMillis(),
        playback.targetMillis(),
        playback.frames(),
        playback.concealedFrames(),
        playback.droppedFrames(),
        playback.badPackets(),
        playback.driftPpm());
  }
}
