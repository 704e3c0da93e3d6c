package io.asciichat.cli.command.sound;

import io.asciichat.core.audio.PlaybackStatistics;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.ParticipantLevel;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.Schedule;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows how loud the user and the other participants are, four times a second: while one of them is
 * heard, and some seconds longer, so that it does not come and go between sentences. A server of
 * the extended dialect says how loud each of the others is; else they are measured together.
 */
public final class SoundStatus implements Loop {
  private static final int PER_SECOND = 4;
  private static final long STAYS_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final OwnSound own;
  private final Supplier<@Nullable List<ParticipantLevel>> levels;
  private final @Nullable Supplier<@Nullable PlaybackStatistics> analysis;
  private final boolean utf8;
  private final Place place;
  private final LevelLine participants;
  private final Schedule schedule = Schedule.perSecond(0, PER_SECOND);
  private @Nullable String shown;
  private long until;

  /** The place that the line goes to. */
  public interface Place {
    /** Columns the line can have at the moment. */
    int columns();

    /** Takes the line when it has changed; null when there is none. */
    void show(@Nullable String line);
  }

  /**
   * @param levels how loud each of the others is, or null when the server does not say
   * @param analysis how playing is going, when that is to be shown, too; else null
   * @param utf8 whether the terminal shows more than ASCII
   */
  public SoundStatus(
      OwnSound own,
      Supplier<@Nullable List<ParticipantLevel>> levels,
      @Nullable Supplier<@Nullable PlaybackStatistics> analysis,
      boolean utf8,
      Place place) {
    this.own = own;
    this.levels = levels;
    this.analysis = analysis;
    this.place = place;
    this.utf8 = utf8;
    participants = new LevelLine(utf8);
  }

  @Override
  public long step(long now) {
    List<ParticipantLevel> others = levels.get();
    int you = LevelLine.Meter.steps(own.spoken().rmsDb());
    int together = LevelLine.Meter.steps(own.heard().rmsDb());
    boolean told = others != null && !others.stream().allMatch(ParticipantLevel::isSilent);
    if (you + together > 0 || told) {
      until = now + STAYS_NANOS;
    }
    String line = line(you, together, others, now);
    if (!Objects.equals(line, shown)) {
      shown = line;
      place.show(line);
    }
    return schedule.nextAfter(now);
  }

  private @Nullable String line(
      int you, int together, @Nullable List<ParticipantLevel> others, long now) {
    boolean muted = own.isMuted();
    if (analysis == null && now >= until) {
      return muted ? "muted" : null;
    }
    PlaybackStatistics playback = analysis == null ? null : analysis.get();
    String summary = playback == null ? "" : " " + summary(playback.until(own.speakersMillis()));
    if (others == null) {
      return (muted ? "muted" : "you " + LevelLine.Meter.bar(you))
          + " others "
          + LevelLine.Meter.bar(together)
          + summary;
    }
    String self = muted ? "muted" : "you " + LevelLine.Meter.compact(you, utf8);
    return participants.of(self, others, place.columns() - summary.length(), now) + summary;
  }

  /** Figures about playing, in one line. */
  public static String summary(PlaybackStatistics playback) {
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
