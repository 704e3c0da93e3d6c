package io.asciichat.core.audio.echo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EchoEvidenceTest {
  private static final int BLOCK = 480;
  private final EchoEvidence evidence = new EchoEvidence();

  /** Whether it is evidence when so much of a sound is left. */
  private boolean shows(float[] sound, float left) {
    float[] error = sound.clone();
    for (int i = 0; i < error.length; i++) {
      error[i] *= left;
    }
    return shows(sound, error);
  }

  private boolean shows(float[] sound, float[] error) {
    boolean shown = false;
    for (int at = 0; at < sound.length; at += BLOCK) {
      shown =
          evidence.shows(
              Arrays.copyOfRange(sound, at, at + BLOCK),
              Arrays.copyOfRange(error, at, at + BLOCK),
              0.5f,
              0.95f);
    }
    return shown;
  }

  private static float[] noise(int seed) {
    Random random = new Random(seed);
    float[] noise = new float[100 * BLOCK];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (0.1 * random.nextGaussian());
    }
    return noise;
  }

  @Test
  void aSoundThatBecomesWeakerAtAllPitchesIsAnEcho() {
    assertTrue(shows(noise(1), 0.6f));
  }

  @Test
  void evidenceCanBeForgotten() {
    float[] echo = noise(1);
    assertTrue(shows(echo, 0.1f));
    evidence.reset();
    float[] loud = Arrays.copyOf(noise(2), BLOCK);
    assertFalse(evidence.shows(loud, loud, 0.5f, 0.95f));
  }

  @Test
  void itHasToBecomeWeakerByEnough() {
    assertFalse(shows(noise(1), 0.8f));
    assertFalse(shows(noise(1), 1.5f));
    assertFalse(shows(noise(1), noise(2)));
  }

  @Test
  void aToneThatDisappearsIsNone() {
    for (int pitch = 50; pitch < 20_000; pitch += pitch / 5) {
      float[] tone = EchoSounds.tone(100 * BLOCK, pitch);
      assertFalse(shows(tone, new float[tone.length]), pitch + " Hz");
      assertFalse(shows(tone, 0.1f), pitch + " Hz");
    }
  }

  @Test
  void silenceIsNone() {
    assertFalse(shows(new float[100 * BLOCK], new float[100 * BLOCK]));
  }
}
