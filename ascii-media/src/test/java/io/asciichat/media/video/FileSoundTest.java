package io.asciichat.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.port.AudioSource;
import io.asciichat.media.MediaFile;
import io.asciichat.media.MediaFiles;
import io.asciichat.media.audio.Sounds;
import io.asciichat.testkit.contract.AudioSourceContract;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The "flash" samples turn white, and sound, at 0.52 and 1.52 of their 2 seconds. */
@Needs(Need.FFMPEG_LIBRARIES)
class FileSoundTest extends AudioSourceContract {
  private static final long START = 123_456_789;
  private static final long MILLI = 1_000_000;
  private static final long SKEW_MILLIS = 40;

  private final BufferPool pool = new BufferPool();

  @TempDir Path folder;

  @Override
  protected AudioSource open() {
    MediaFile file = open("flash.mp4", true);
    file.video().close();
    return file.sound().orElseThrow();
  }

  private MediaFile open(String sample, boolean loop) {
    try {
      return MediaFiles.openWithSound(SampleVideos.copy(sample, folder), pool, loop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void repeatsMusicThatHasACover() throws IOException {
    MediaFile file = open("cover.m4a", true);
    file.video().close();
    try (AudioSource sound = file.sound().orElseThrow()) {
      float[] samples = new float[480];
      for (long millis = 0; millis < 5000; millis += 10) {
        int count = sound.read(START + millis * MILLI, samples, 0, samples.length);
        float loudest = 0;
        for (int i = 0; i < count; i++) {
          loudest = Math.max(loudest, Math.abs(samples[i]));
        }
        // The tone is faded in and out by the codec where it begins and ends.
        if (millis % 2000 > 100 && millis % 2000 < 1900) {
          assertTrue(loudest > 0.05, "at " + millis + " ms");
        }
      }
      assertFalse(sound.ended());
    }
  }

  /** When it turned white, and when it began to sound, in milliseconds of the given clock. */
  private record Events(List<Long> flashes, List<Long> clicks) {}

  /** Plays from one time to another in steps of 5 ms, as two loops would. */
  private static Events play(MediaFile file, long fromMillis, long toMillis) throws IOException {
    AudioSource sound = file.sound().orElseThrow();
    Events events = new Events(new ArrayList<>(), new ArrayList<>());
    float[] samples = new float[480];
    boolean white = false;
    long lastLoud = -1000;
    for (long millis = fromMillis; millis < toMillis; millis += 5) {
      long now = START + millis * MILLI;
      var frame = file.video().next(now);
      if (frame != null) {
        boolean flash = SampleVideos.mean(frame, 1) > 128;
        if (flash && !white) {
          events.flashes().add(millis);
        }
        white = flash;
        frame.release();
      }
      for (int count = sound.read(now, samples, 0, 480);
          count > 0;
          count = sound.read(now, samples, 0, 480)) {
        for (int i = 0; i < count; i++) {
          if (Math.abs(samples[i]) > 0.2) {
            if (millis - lastLoud > 200) {
              events.clicks().add(millis);
            }
            lastLoud = millis;
          }
        }
      }
    }
    return events;
  }

  private static void assertInStep(Events events, int expected) {
    assertEquals(expected, events.flashes().size(), events::toString);
    assertEquals(expected, events.clicks().size(), events::toString);
    for (int i = 0; i < expected; i++) {
      long skew = events.flashes().get(i) - events.clicks().get(i);
      assertTrue(Math.abs(skew) <= SKEW_MILLIS, events::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"flash.mp4", "flash.mkv", "flash-late-sound.mkv"})
  void soundAndPictureKeepInStepRoundAfterRound(String sample) throws IOException {
    MediaFile file = open(sample, true);
    Events events = play(file, 0, 20_000);
    assertInStep(events, 20);
    assertEquals(520, events.clicks().getFirst(), 12);
    assertEquals(19_520, events.clicks().getLast(), 12, "no drift over ten rounds");
    file.video().close();
    file.sound().orElseThrow().close();
    assertEquals(0, pool.outstanding());
  }

  @ParameterizedTest
  @ValueSource(strings = {"flash.mp4", "flash.mkv", "flash-late-sound.mkv"})
  void afterAPauseOfAnyLengthTheyAreInStepAgain(String sample) throws IOException {
    MediaFile file = open(sample, true);
    assertInStep(play(file, 0, 1000), 1);
    assertInStep(play(file, 1400, 2000), 1);
    assertInStep(play(file, 11_100, 14_000), 3);
    assertInStep(play(file, 3_600_100, 3_604_000), 4);
    file.video().close();
    file.sound().orElseThrow().close();
  }

  @Test
  void withoutLoopingBothEndTogether() throws IOException {
    MediaFile file = open("flash.mkv", false);
    AudioSource sound = file.sound().orElseThrow();
    assertInStep(play(file, 0, 1990), 2);
    assertFalse(sound.ended() || file.video().ended());
    assertInStep(play(file, 1990, 4000), 0);
    assertTrue(sound.ended() && file.video().ended());
    file.video().close();
    sound.close();
  }

  @Test
  void theToneHasItsPitchAndLevel() throws IOException {
    for (String sample : List.of("flash.mp4", "flash.mkv", "flash-late-sound.mkv")) {
      MediaFile file = open(sample, true);
      float[] sound = new float[96_000];
      int count = 0;
      for (long millis = 0; count < sound.length; millis += 20) {
        count +=
            file.sound()
                .orElseThrow()
                .read(START + millis * MILLI, sound, count, sound.length - count);
      }
      int at = 48 * 528;
      assertEquals(1000, Sounds.frequency(sound, at, 48 * 24), 12, sample);
      assertEquals(-5, Sounds.level(sound, at, 48 * 24), 1, sample);
      assertTrue(Sounds.level(sound, 48 * 700, 48 * 700) < -50, sample);
      file.video().close();
      file.sound().orElseThrow().close();
    }
  }

  @Test
  void picturesAndSilentVideosHaveNoSound() {
    MediaFile file = open("steps.mp4", true);
    assertTrue(file.sound().isEmpty());
    file.video().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"flash.mp4", "flash.mkv"})
  void damageIsSilenceNotTrouble(String sample) throws IOException {
    byte[] all = SampleVideos.bytes(sample);
    for (int seed = 0; seed < 25; seed++) {
      byte[] damaged = all.clone();
      Random random = new Random(seed);
      for (int i = 0; i < 40; i++) {
        damaged[200 + random.nextInt(damaged.length - 200)] = (byte) random.nextInt();
      }
      Path file = folder.resolve("damaged-" + sample);
      Files.write(file, damaged);
      try (VideoFile video = VideoFile.open(file, pool, true)) {
        video.openSound().ifPresent(sound -> listen(sound));
      } catch (AsciiChatException e) {
        assertEquals(1, e.getMessage().lines().count());
      }
    }
  }

  private static void listen(AudioSource sound) {
    float[] samples = new float[4800];
    try (sound) {
      for (long millis = 0; millis < 6000; millis += 50) {
        int count = sound.read(START + millis * MILLI, samples, 0, samples.length);
        for (int i = 0; i < count; i++) {
          assertTrue(Math.abs(samples[i]) <= 1);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
