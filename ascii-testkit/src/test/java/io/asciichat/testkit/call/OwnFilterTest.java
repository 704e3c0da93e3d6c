package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.VoiceSettings;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.SoundSettings;
import io.asciichat.core.port.AudioFilter;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.audio.Amplitude;
import io.asciichat.testkit.audio.MemorySink;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.audio.ToneSource;
import io.asciichat.testkit.display.MemoryDisplay;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application's own filter in the way from one's microphone to the others' speakers. */
class OwnFilterTest {
  private static final long SECOND = 1_000_000_000L;
  private static final SoundSettings AS_IT_IS = SoundSettings.STANDARD.withVoice(VoiceSettings.OFF);

  private final SoundServer call = new SoundServer();

  /** Folds up what is below zero: of a tone, its octave remains. */
  private static final class Octave implements AudioFilter {
    int closed;

    @Override
    public void process(float[] samples, int offset, int count) {
      for (int i = offset; i < offset + count; i++) {
        samples[i] = Math.abs(samples[i]);
      }
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private AsciiChatClient join(OwnSound sound) {
    return AsciiChatClient.builder(
            call.machine(),
            new PlainSecurity(),
            SoundServer.ENDPOINT,
            new MemoryDisplay(ViewerProfile.ofSize(40, 12)))
        .runtime(call.runtime)
        .sound(sound)
        .start();
  }

  @AfterEach
  void everythingIsGivenBack() {
    call.close();
  }

  @Test
  void isHeardByTheOthersAndClosedWithTheClient() {
    Octave octave = new Octave();
    MemorySink speakers = new MemorySink();
    AsciiChatClient anna =
        join(
            OwnSound.builder(new PcmCodec())
                .microphone(new ToneSource(440, 0.25))
                .filters(List.of(octave))
                .settings(AS_IT_IS)
                .build());
    AsciiChatClient ben =
        join(OwnSound.builder(new PcmCodec()).speakers(speakers).settings(AS_IT_IS).build());
    call.run(3);
    long end = call.world.nanos();
    float[] heard = speakers.heard(end - SECOND, end);
    // The first term of |sin|'s Fourier series: 4 / 3π of the amplitude.
    assertEquals(0.25 * 4 / (3 * Math.PI), Amplitude.of(880, heard), 0.01);
    assertTrue(Amplitude.of(440, heard) < 0.002, "440 Hz: " + Amplitude.of(440, heard));
    assertEquals(0, octave.closed);
    anna.close();
    ben.close();
    call.world.runFor(Duration.ofMillis(500));
    assertEquals(1, octave.closed);
  }
}
