package io.asciichat.testkit.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.VoiceSettings;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.SoundMirror;
import io.asciichat.core.client.SoundSettings;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.testkit.audio.MemorySink;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.audio.ToneSource;
import io.asciichat.testkit.sim.SimulatedScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundMirrorTest {
  private static final long SECOND = 1_000_000_000L;

  private final SimulatedScheduler scheduler = new SimulatedScheduler();
  private final ChatRuntime runtime = ChatRuntime.standard().on(scheduler, scheduler);
  private final MemorySink speakers = new MemorySink();
  private final List<String> told = new ArrayList<>();

  private OwnSound own(SoundSettings settings) {
    return OwnSound.builder(new PcmCodec())
        .microphone(new ToneSource(440, 0.25))
        .speakers(speakers)
        .settings(settings)
        .build();
  }

  @Test
  void oneHearsOneselfSoonAndWithoutAGap() {
    OwnSound own = own(SoundSettings.STANDARD.withVoice(VoiceSettings.OFF));
    try (SoundMirror mirror = new SoundMirror(own, runtime, told::add)) {
      scheduler.runFor(Duration.ofSeconds(60));
      // By now the delay has settled; while it is being corrected, the tone's phase moves.
      float[] heard = speakers.heard(54 * SECOND, 59 * SECOND);
      double best = 0;
      for (int delay = 0; delay < 4800; delay += 12) {
        best = Math.max(best, correlation(heard, delay));
      }
      assertTrue(best > 0.999, "correlation " + best);
      assertTrue(mirror.statistics().delayMillis() < 16, mirror.statistics().toString());
      assertEquals(0, speakers.gaps());
      assertEquals(0, mirror.statistics().concealedFrames());
    }
    assertEquals(List.of(), told);
  }

  /** Of what was heard with the tone so many samples before; whole seconds hold whole periods. */
  private static double correlation(float[] heard, int delay) {
    ToneSource tone = new ToneSource(440, 0.25);
    double product = 0;
    double own = 0;
    double other = 0;
    for (int i = 0; i < heard.length; i++) {
      float sample = tone.sample(96_000L + i - delay);
      product += sample * heard[i];
      own += sample * sample;
      other += heard[i] * heard[i];
    }
    return product / Math.sqrt(own * other);
  }

  @Test
  void whoMutesHearsNothingAndThenHimselfAgain() {
    OwnSound own = own(SoundSettings.STANDARD);
    try (SoundMirror mirror = new SoundMirror(own, runtime, told::add)) {
      scheduler.runFor(Duration.ofSeconds(2));
      assertTrue(own.heard().rmsDb() > -20);
      own.toggleMuted();
      scheduler.runFor(Duration.ofSeconds(4));
      assertTrue(own.heard().rmsDb() < -70, "still " + own.heard().rmsDb());
      own.toggleMuted();
      scheduler.runFor(Duration.ofSeconds(2));
      assertTrue(own.heard().rmsDb() > -20);
      assertTrue(mirror.statistics().delayMillis() < 20);
    }
  }

  @Test
  void bothDevicesAreNeeded() {
    OwnSound deaf = OwnSound.builder(new PcmCodec()).microphone(new ToneSource(440, 0.25)).build();
    assertThrows(IllegalArgumentException.class, () -> new SoundMirror(deaf, runtime, told::add));
  }
}
