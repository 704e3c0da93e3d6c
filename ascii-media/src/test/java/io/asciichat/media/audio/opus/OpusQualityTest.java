package io.asciichat.media.audio.opus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.AudioCodec.Encoder;
import io.asciichat.core.port.AudioCodec.EncoderSettings;
import io.asciichat.core.port.AudioCodec.Use;
import io.asciichat.core.port.AudioSource;
import io.asciichat.media.audio.Sounds;
import io.asciichat.media.audio.opus.OpusPair.Repair;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is heard after Opus, within each codec and between both. */
class OpusQualityTest {
  private static final int SECOND = AudioSource.SAMPLE_RATE;

  /** Opus delays by 2.5 to 6.5 ms (RFC 6716, section 2.1.7 and the encoders' look-ahead). */
  private static final int MAX_DELAY = 480;

  private static final EncoderSettings VOICE = new EncoderSettings(Use.VOICE, 32_000, false, true);
  private static final EncoderSettings MIX = new EncoderSettings(Use.MIX, 96_000, true, false);

  @ParameterizedTest
  @ValueSource(strings = {"java java", "native native", "java native", "native java"})
  void speechArrivesAlikeAndAsLoud(String names) {
    float[] spoken = Sounds.speechLike(3 * SECOND, 1);
    for (EncoderSettings settings : new EncoderSettings[] {VOICE, MIX}) {
      float[] heard = OpusPair.of(names).through(settings, spoken, 0, Repair.CONCEAL);
      int lag = Sounds.lag(spoken, heard, SECOND, SECOND, MAX_DELAY);
      double alike = Sounds.correlation(spoken, heard, SECOND, SECOND, lag);
      // For voices Opus begins with a high-pass, which turns the phase of their lowest tones.
      double least = settings.use() == Use.VOICE ? 0.8 : 0.99;
      assertTrue(alike > least, settings + ": correlation " + alike);
      double change =
          Sounds.level(heard, SECOND + lag, SECOND) - Sounds.level(spoken, SECOND, SECOND);
      assertEquals(0, change, 1.5, settings + ": level in decibels");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"java java", "native native", "java native", "native java"})
  void aToneArrivesCleanly(String names) {
    float[] played = Sounds.tone(440, 0.5, 2 * SECOND);
    float[] heard = OpusPair.of(names).through(MIX, played, 0, Repair.CONCEAL);
    assertEquals(440, Sounds.frequency(heard, SECOND, SECOND / 2), 0.1);
    int lag = Sounds.lag(played, heard, SECOND, SECOND / 2, MAX_DELAY);
    double alike = Sounds.correlation(played, heard, SECOND, SECOND / 2, lag);
    // Signal to noise is alike² / (1 − alike²): above 30 dB.
    assertTrue(alike > 0.9995, "correlation " + alike);
  }

  @ParameterizedTest
  @ValueSource(strings = {"java java", "native native", "java native", "native java"})
  void theCopyInTheNextPacketIsBetterThanAGuess(String names) {
    OpusPair pair = OpusPair.of(names);
    float[] spoken = Sounds.speechLike(4 * SECOND, 2);
    float[] whole = pair.through(VOICE, spoken, 0, Repair.CONCEAL);
    double guessed = likeness(whole, pair.through(VOICE, spoken, 5, Repair.CONCEAL));
    double restored = likeness(whole, pair.through(VOICE, spoken, 5, Repair.RECOVER));
    assertTrue(restored > 0.8, "restored frames are like the lost ones: " + restored);
    assertTrue(restored > guessed + 0.05, restored + " restored, " + guessed + " guessed");
  }

  /** How alike the frames are that were lost, every fifth of the last two seconds. */
  private static double likeness(float[] whole, float[] repaired) {
    int frames = 2 * SECOND / (5 * OpusPair.FRAME);
    float[] was = new float[frames * OpusPair.FRAME];
    float[] is = new float[was.length];
    for (int i = 0; i < frames; i++) {
      int at = SECOND + (i * 5 + 4) * OpusPair.FRAME;
      at -= (at / OpusPair.FRAME % 5 - 4) * OpusPair.FRAME;
      System.arraycopy(whole, at, was, i * OpusPair.FRAME, OpusPair.FRAME);
      System.arraycopy(repaired, at, is, i * OpusPair.FRAME, OpusPair.FRAME);
    }
    return Sounds.correlation(was, is, 0, was.length, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "native"})
  void silenceNeedsHardlyAnyPackets(String name) {
    float[] silence = new float[OpusPair.FRAME];
    byte[] packet = new byte[Encoder.MOST_BYTES];
    EncoderSettings sparing = new EncoderSettings(Use.VOICE, 32_000, true, true);
    int sent = 0;
    try (Encoder encoder = OpusPair.named(name).openEncoder(sparing)) {
      float[] speech = Sounds.speechLike(SECOND, 3);
      for (int at = 0; at < SECOND; at += OpusPair.FRAME) {
        encoder.encode(speech, at, OpusPair.FRAME, packet, 0);
      }
      for (int i = 0; i < 100; i++) {
        int size = encoder.encode(silence, 0, OpusPair.FRAME, packet, 0);
        sent += i >= 50 && size > 2 ? 1 : 0;
      }
    }
    // Every 400 ms one goes out to say that the stream lives and what the room sounds like.
    assertTrue(sent <= 5, sent + " of 50 packets of silence had to be sent");
  }
}
