package io.asciichat.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.echo.AdaptiveEchoCanceller;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * C servers send everybody their own voice back. With headphones it is no echo, and the canceller
 * should leave what one says alone. Prints the numbers of docs/sound.md.
 */
class OwnVoiceReturnsTest {
  private static final int BLOCK = 480;
  private static final int ROUNDS = 3;

  @ParameterizedTest
  @CsvSource({"60, 1", "120, 0.5", "120, 1", "200, 0.5", "200, 1", "300, 0.5", "300, 1"})
  void whatOneSaysIsLeftAlone(int millis, float gain) throws Exception {
    float[] sentence = Speech.sentence();
    float[] said = new float[ROUNDS * sentence.length / BLOCK * BLOCK];
    Random random = new Random(1);
    for (int i = 0; i < said.length; i++) {
      said[i] = (float) (sentence[i % sentence.length] + 1e-4 * random.nextGaussian());
    }
    float[] sent = said.clone();
    float[] played = new float[BLOCK];
    AdaptiveEchoCanceller canceller = new AdaptiveEchoCanceller();
    canceller.delay(2 * BLOCK);
    for (int at = 0; at < sent.length; at += BLOCK) {
      for (int i = 0; i < BLOCK; i++) {
        int from = at + i - 48 * millis;
        played[i] = from < 0 ? 0 : gain * sent[from];
      }
      canceller.played(played, 0, BLOCK);
      canceller.process(sent, at, BLOCK);
    }
    double lost = Likeness.level(said, 0, said.length) - Likeness.level(sent, 0, sent.length);
    double alike = Likeness.correlation(said, sent, 0, said.length, 0, 1);
    System.out.printf(
        "one's own voice back after %d ms at %.1f: %.2f dB lost, likeness %.3f%n",
        millis, gain, lost, alike);
    assertTrue(Math.abs(lost) < 0.1, "lost " + lost + " dB");
    assertTrue(alike > 0.999, "likeness " + alike);
  }
}
