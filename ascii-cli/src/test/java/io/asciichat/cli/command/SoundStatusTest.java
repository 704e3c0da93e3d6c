package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.playback.PlaybackStatistics;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.SoundSettings;
import io.asciichat.testkit.audio.PcmCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundStatusTest {
  private static final long SECOND = 1_000_000_000L;

  private final OwnSound own =
      new OwnSound(new PcmCodec(), null, null, null, SoundSettings.STANDARD);
  private final List<String> shown = new ArrayList<>();
  private final SoundStatus status =
      new SoundStatus(own, null, line -> shown.add(String.valueOf(line)));

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
    PlaybackStatistics playback = new PlaybackStatistics(100, 2, 3, 1, 12.5, 12.4, -30);
    new SoundStatus(own, () -> playback, line -> shown.add(String.valueOf(line))).step(0);
    assertEquals(
        "you ........ others ........ delay 13 ms (target 12), frames 100, concealed 2, dropped 3,"
            + " bad 1, drift -30 ppm",
        shown.getLast());
  }
}
