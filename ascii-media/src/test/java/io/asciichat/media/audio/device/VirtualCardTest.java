package io.asciichat.media.audio.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.AudioSink;
import io.asciichat.core.port.AudioSource;
import io.asciichat.media.audio.Sounds;
import io.asciichat.testkit.contract.AudioSinkContract;
import io.asciichat.testkit.contract.AudioSourceContract;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real sound card, as far as Java can tell: see {@code .ci/sound-card}. */
@Timeout(120)
@Needs(Need.SOUND_CARD)
class VirtualCardTest {
  private static final int SECOND = AudioSource.SAMPLE_RATE;

  /** The machine may be busy; then a tone is played again, but not for ever. */
  private static final int ATTEMPTS = 5;

  /** Where gaps are looked for, speakers hold more than a busy machine may keep us from them. */
  private static final int PATIENT_MILLIS = 300;

  private final SoundCards cards = new SoundCards();
  private final List<String> reports = new CopyOnWriteArrayList<>();

  private Microphone microphone() {
    return cards.openMicrophone(SoundCards.DEFAULT, reports::add);
  }

  private Speakers speakers() {
    return cards.openSpeakers(SoundCards.DEFAULT, reports::add);
  }

  @Test
  void theCardIsListed() {
    assertTrue(cards.microphones().getFirst().startsWith("default"), cards.microphones()::toString);
    assertTrue(cards.speakers().getFirst().startsWith("default"), cards.speakers()::toString);
  }

  @Test
  void aToneComesBackTheSameWithoutAGap() {
    String trouble = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      trouble = playAndCheck();
      if (trouble.isEmpty()) {
        assertEquals(List.of(), reports);
        return;
      }
    }
    assertEquals("", trouble, "in the last of " + ATTEMPTS + " attempts");
  }

  /**
   * What is wrong with six seconds of 440 Hz after their way through the card; empty if nothing.
   */
  private String playAndCheck() {
    float[] played = Sounds.tone(440, 0.5, 6 * SECOND);
    SoundCards patient = new SoundCards(new JavaSoundCards(PATIENT_MILLIS), LineKeeper.RETRY_NANOS);
    Speakers speakers = patient.openSpeakers(SoundCards.DEFAULT, reports::add);
    float[] heard = new CardLoop(microphone(), speakers).run(played, 8 * SECOND);
    int begin = 0;
    while (begin < heard.length - 1 && Math.abs(heard[begin]) < 0.05) {
      begin++;
    }
    begin += SECOND / 10;
    if (begin + 5 * SECOND > heard.length) {
      return "nothing was heard";
    }
    double hertz = Sounds.frequency(heard, begin, 5 * SECOND);
    if (Math.abs(hertz - 440) > 0.5) {
      return hertz + " Hz";
    }
    double expected = Sounds.level(played, 0, SECOND);
    // A window holds 11 periods, so its level is that of the tone wherever it begins.
    for (int at = begin; at < begin + 5 * SECOND; at += SECOND / 40) {
      double level = Sounds.level(heard, at, SECOND / 40);
      if (Math.abs(level - expected) > 1) {
        return "level " + level + " instead of " + expected + " after " + (at - begin);
      }
    }
    return "";
  }

  @Test
  void theWayThroughTheCardIsShort() {
    double best = Double.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && best > 40; attempt++) {
      CardLoop loop = new CardLoop(microphone(), speakers());
      float[] click = new float[SECOND];
      Arrays.fill(click, SECOND / 2, SECOND / 2 + 48, 0.9f);
      loop.run(click, 2 * SECOND);
      best = Math.min(best, loop.millisUntilLoud());
    }
    System.out.println("from write to read: " + best + " ms");
    assertTrue(
        best > 0 && best < 200, best + " ms: nothing came back, or a buffer is far too large");
  }

  @Nested
  @Timeout(60)
  class RealMicrophone extends AudioSourceContract {
    @Override
    protected AudioSource open() {
      return new InRealTime(microphone());
    }

    @Override
    protected boolean followsTheClock() {
      return false;
    }
  }

  @Nested
  @Timeout(60)
  class RealSpeakers extends AudioSinkContract {
    @Override
    protected AudioSink open() {
      return speakers();
    }

    @Override
    protected boolean followsTheClock() {
      return false;
    }
  }

  /** A device that must show itself within two seconds is given real ones. */
  private record InRealTime(Microphone microphone) implements AudioSource {
    @Override
    public int read(long now, float[] samples, int offset, int count) {
      return microphone.read(System.nanoTime(), samples, offset, count);
    }

    @Override
    public String name() {
      return microphone.name();
    }

    @Override
    public void close() {
      microphone.close();
    }
  }
}
