package io.asciichat.core.server.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceLevelTest {
  private static final long MILLISECOND = 1_000_000;

  private final VoiceLevel voice = new VoiceLevel(1);

  /** Publishes a level, in decibels below full scale. */
  private void say(double decibels) {
    voice.hear((float) Math.pow(10, -decibels / 10));
    voice.publish();
  }

  @ParameterizedTest
  @CsvSource({"0, true", "30, true", "50, true", "51, false", "70, false"})
  void speakingIsWhatIsLoudEnough(double decibels, boolean speaks) {
    assertFalse(voice.isSpeaking(0));
    say(decibels);
    assertEquals(speaks, voice.isSpeaking(0));
  }

  /** Between words the level falls for some tenths of a second. */
  @Test
  void aPauseBetweenWordsIsNoSilence() {
    long now = Long.MIN_VALUE / 2;
    int changes = 0;
    boolean before = false;
    for (int tick = 0; tick < 300; tick++) {
      if (tick % 6 == 0) {
        say(30);
      } else {
        voice.publish();
      }
      for (int frame = 0; frame < 12; frame++) {
        now += 16 * MILLISECOND;
        boolean speaks = voice.isSpeaking(now);
        changes += speaks == before ? 0 : 1;
        before = speaks;
      }
    }
    assertEquals(1, changes, "it begins and never stops");
    voice.publish();
    assertTrue(voice.isSpeaking(now));
    assertFalse(voice.isSpeaking(now + 2000 * MILLISECOND));
  }

  @Test
  void whoIsMutedIsSilentAtOnce() {
    say(20);
    assertTrue(voice.isSpeaking(0));
    voice.muted(true);
    assertFalse(voice.isSpeaking(1));
    voice.publish();
    voice.muted(false);
    assertFalse(voice.isSpeaking(2));
  }
}
