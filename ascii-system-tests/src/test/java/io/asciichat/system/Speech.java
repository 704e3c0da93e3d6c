package io.asciichat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.testkit.needs.Need;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** A sentence, spoken by espeak-ng. */
final class Speech {
  private static final String SENTENCE =
      "The north wind and the sun were disputing which was the stronger, "
          + "when a traveller came along wrapped in a warm cloak.";

  private Speech() {}

  /** Mono, 48,000 samples a second; skips the test when there is no espeak-ng. */
  static float[] sentence() throws IOException, InterruptedException {
    Need.SPEECH.assume();
    Process process = new ProcessBuilder("espeak-ng", "--stdout", SENTENCE).start();
    byte[] file = process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor());
    try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
      AudioFormat format = in.getFormat();
      assertEquals(1, format.getChannels());
      assertEquals(16, format.getSampleSizeInBits());
      byte[] bytes = in.readAllBytes();
      float[] sound = new float[bytes.length / 2];
      for (int i = 0; i < sound.length; i++) {
        sound[i] = (short) (bytes[2 * i] & 0xFF | bytes[2 * i + 1] << 8) / 32768f;
      }
      return atOurRate(sound, format.getSampleRate());
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(e);
    }
  }

  /** Straight lines between samples: what comes out is the original here. */
  private static float[] atOurRate(float[] sound, double rate) {
    double step = rate / 48_000;
    float[] out = new float[(int) ((sound.length - 1) / step)];
    for (int i = 0; i < out.length; i++) {
      int whole = (int) (i * step);
      float part = (float) (i * step - whole);
      out[i] = 0.7f * (sound[whole] + part * (sound[whole + 1] - sound[whole]));
    }
    // What comes before the first sound and after the last says nothing.
    int first = 0;
    while (Math.abs(out[first]) < 0.01f) {
      first++;
    }
    int last = out.length - 1;
    while (Math.abs(out[last]) < 0.01f) {
      last--;
    }
    return Arrays.copyOfRange(out, first, last);
  }
}
