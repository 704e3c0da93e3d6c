package io.asciichat.cli.command.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.PlaybackStatistics;
import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.ParticipantLevel;
import io.asciichat.testkit.audio.PcmCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SoundStatusTest {
  private static final PlaybackStatistics.Counts COUNTS =
      new PlaybackStatistics.Counts(100, 2, 3, 1);

  private static final long SECOND = 1_000_000_000L;

  private final OwnSound own = OwnSound.builder(new PcmCodec()).build();
  private final List<String> shown = new ArrayList<>();
  private @Nullable List<ParticipantLevel> others;
  private int columns = 78;
  private final SoundStatus status = status(null);

  private SoundStatus status(@Nullable PlaybackStatistics playback) {
    return new SoundStatus(
        own,
        () -> others,
        playback == null ? null : () -> playback,
        true,
        new SoundStatus.Place() {
          @Override
          public int columns() {
            return columns;
          }

          @Override
          public void show(@Nullable String line) {
            shown.add(String.valueOf(line));
          }
        });
  }

  private static ParticipantLevel participant(long id, String name, double decibels) {
    return new ParticipantLevel(id, name, decibels, false);
  }

  private static float[] loud(double amplitude) {
    float[] sound = new float[48_000];
    Arrays.fill(sound, (float) amplitude);
    return sound;
  }

  @Test
  void whoIsHeardHasABarAndItGoesAfterAWhile() {
    status.step(0);
    assertEquals(List.of(), shown, "silence needs no line");
    own.heard().measure(loud(0.1), 0, 48_000);
    status.step(SECOND);
    assertEquals(List.of("you ........ others #######."), shown);
    own.heard().reset();
    status.step(2 * SECOND);
    status.step(3 * SECOND);
    assertEquals("you ........ others ........", shown.getLast());
    assertEquals(2, shown.size(), "only changes are shown");
    status.step(4 * SECOND);
    assertEquals("null", shown.getLast());
  }

  @Test
  void barsStayWithinTheirEnds() {
    own.spoken().measure(loud(1), 0, 48_000);
    status.step(0);
    assertTrue(shown.getLast().startsWith("you ######## others"), shown.toString());
    own.spoken().measure(loud(0.0011), 0, 48_000);
    for (int i = 0; i < 9; i++) {
      own.spoken().measure(loud(0.0011), 0, 48_000);
    }
    status.step(SECOND);
    assertEquals("you ........ others ........", shown.getLast());
  }

  @Test
  void mutingIsToldAlways() {
    own.toggleMuted();
    status.step(0);
    assertEquals(List.of("muted"), shown);
    own.toggleMuted();
    status.step(SECOND);
    assertEquals("null", shown.getLast());
  }

  @Test
  void anAnalysisIsShownInSilenceToo() {
    PlaybackStatistics playback = new PlaybackStatistics(COUNTS, 12.5, 12.4, -30);
    status(playback).step(0);
    assertEquals(
        "you ........ others ........ delay 13 ms (target 12), frames 100, concealed 2, dropped 3,"
            + " bad 1, drift -30 ppm",
        shown.getLast());
  }

  @Test
  void whoIsToldOfEachOfTheOthersShowsEach() {
    others = List.of(participant(1, "Ada", Decibels.SILENCE), participant(2, "Ben", -20));
    own.spoken().measure(loud(0.1), 0, 48_000);
    status.step(0);
    assertEquals(List.of("you ▇  Ada ·  Ben ▇"), shown);
    own.spoken().reset();
    own.toggleMuted();
    status.step(SECOND);
    assertEquals("muted  Ada ·  Ben ▇", shown.getLast());
  }

  @Test
  void theOthersAloneKeepTheLineAndItsEndIsTheSame() {
    others = List.of(participant(1, "Ada", -40));
    status.step(0);
    others = List.of(participant(1, "Ada", Decibels.SILENCE));
    status.step(SECOND);
    status.step(2 * SECOND);
    assertEquals(List.of("you ·  Ada ▃", "you ·  Ada ·"), shown);
    status.step(3 * SECOND);
    assertEquals("null", shown.getLast());
  }

  @Test
  void whenTheServerFallsAwayTheOthersAreMeasuredTogetherAgain() {
    others = List.of(participant(1, "Ada", -40));
    own.heard().measure(loud(0.1), 0, 48_000);
    status.step(0);
    others = null;
    status.step(SECOND);
    assertEquals("you ........ others #######.", shown.getLast());
  }

  @Test
  void anAnalysisStandsBehindTheOthersAndTakesItsPlaceFirst() {
    others =
        List.of(
            participant(1, "Ada", -20), participant(2, "Benjamin", -80), participant(3, "C", -9));
    PlaybackStatistics playback = new PlaybackStatistics(COUNTS, 12.5, 12.4, -30);
    String summary =
        " delay 13 ms (target 12), frames 100, concealed 2, dropped 3, bad 1, drift -30 ppm";
    columns = 198;
    status(playback).step(0);
    assertEquals("you ·  Ada ▇  Benjamin ▁  C █" + summary, shown.getLast());
    columns = summary.length() + 20;
    status(playback).step(0);
    assertEquals("you ·  Ada ▇  +2" + summary, shown.getLast());
    columns = 78;
    status(playback).step(0);
    assertEquals("you ·  +3" + summary, shown.getLast(), "cut at the terminal's edge");
  }
}
