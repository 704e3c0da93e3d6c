package io.asciichat.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.media.MediaFiles;
import io.asciichat.testkit.contract.VideoSourceContract;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Needs(Need.FFMPEG_LIBRARIES)
class VideoFileTest extends VideoSourceContract {
  private static final long TENTH = 100_000_000;
  private static final long SOME_START = 123_456_789;

  @TempDir Path folder;

  @Override
  protected VideoSource open() {
    return open("steps.mp4", true);
  }

  private VideoSource open(String sample, boolean loop) {
    try {
      return VideoFile.open(SampleVideos.copy(sample, folder), pool, loop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long stepAt(VideoSource source, long now) throws IOException {
    RgbFrame frame = source.next(SOME_START + now);
    if (frame == null) {
      return -1;
    }
    long step = SampleVideos.step(frame);
    frame.release();
    return step;
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps.mp4", "steps.webm", "steps.mkv"})
  void showsEachPictureAtItsTimeOverTheLoopPointToo(String sample) throws IOException {
    try (VideoSource source = open(sample, true)) {
      assertEquals(10, source.framesPerSecond(), 0.01);
      for (long n = 0; n < 50; n++) {
        assertEquals(n % 20, stepAt(source, n * TENTH + 2_000_000), "picture " + n);
        assertEquals(-1, stepAt(source, n * TENTH + TENTH / 2), "between " + n);
      }
      assertFalse(source.ended());
    }
    assertEquals(0, pool.outstanding());
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps.mp4", "steps.webm", "steps.mkv"})
  void neverLagsHoweverLateItIsAsked(String sample) throws IOException {
    try (VideoSource source = open(sample, true)) {
      assertEquals(0, stepAt(source, 0));
      assertEquals(3, stepAt(source, 350_000_000), "a little late");
      assertEquals(13, stepAt(source, 1_350_000_000L), "late");
      assertEquals(17, stepAt(source, 21_750_000_000L), "ten rounds late");
      assertEquals(18, stepAt(source, 21_850_000_000L), "on time again");
      assertEquals(4, stepAt(source, 3_600_450_000_000L), "an hour late");
      assertEquals(5, stepAt(source, 3_600_550_000_000L), "on time again");
    }
  }

  @Test
  void endsAfterTheLastPicturesTimeWhenItDoesNotLoop() throws IOException {
    try (VideoSource source = open("steps.mp4", false)) {
      for (long n = 0; n < 20; n++) {
        assertEquals(n, stepAt(source, n * TENTH));
        assertFalse(source.ended(), "after picture " + n);
      }
      assertEquals(-1, stepAt(source, 20 * TENTH));
      assertTrue(source.ended());
      assertEquals(-1, stepAt(source, 30 * TENTH));
    }
  }

  @Test
  void jumpsToTheLastPictureWhenItDoesNotLoop() throws IOException {
    try (VideoSource source = open("steps.mp4", false)) {
      stepAt(source, 0);
      assertEquals(19, stepAt(source, 100 * TENTH));
      assertTrue(source.ended());
    }
  }

  @Test
  void keepsUnevenDistances() throws IOException {
    List<Long> shownAt = new ArrayList<>();
    try (VideoSource source = open("uneven.mkv", true)) {
      for (long now = 0; now < 22 * TENTH; now += TENTH) {
        if (stepAt(source, now + 1_000_000) >= 0) {
          shownAt.add(now / TENTH);
        }
      }
    }
    assertEquals(
        List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 9L, 11L, 13L, 15L, 17L, 19L, 21L), shownAt);
  }

  @Test
  void turnsPicturesAsTheFileSays() throws IOException {
    try (VideoSource source = open("turned.mp4", true)) {
      RgbFrame frame = source.next(0);
      assertNotNull(frame);
      assertEquals(48, frame.width());
      assertEquals(64, frame.height());
      int top = frame.offset();
      int bottom = frame.offset() + frame.size() - 3;
      assertTrue((frame.array()[top] & 0xff) > 200, "red is at the top");
      assertTrue((frame.array()[bottom + 2] & 0xff) > 200, "blue is at the bottom");
      frame.release();
    }
  }

  /** Row by row {@code a b 0, c d 0, x y 1}; the picture is red and lime above blue and white. */
  @ParameterizedTest
  @CsvSource({
    "1,0,0,1,RLBW", "-1,0,0,1,LRWB", "1,0,0,-1,BWRL", "-1,0,0,-1,WBLR",
    "0,1,1,0,RBLW", "0,1,-1,0,BRWL", "0,-1,1,0,LWRB", "0,-1,-1,0,WLBR"
  })
  void turnsAndMirrorsAsTheMatrixSays(int a, int b, int c, int d, String corners)
      throws IOException {
    byte[] file = SampleVideos.bytes("quadrants.mp4");
    int header = indexOf(file, "tkhd") + 4;
    ByteBuffer matrix = ByteBuffer.wrap(file, header + 40, 36);
    for (int number : new int[] {a, b, 0, c, d, 0, 0, 0}) {
      matrix.putInt(number << 16);
    }
    assertEquals(corners, cornersOf(Files.write(folder.resolve("turned"), file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"interlaced-h264.mp4", "interlaced-mpeg2.mkv", "interlaced-mpeg4.avi"})
  void showsInterlacedPictures(String sample) throws IOException {
    assertEquals("RLBW", cornersOf(SampleVideos.copy(sample, folder)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wide", "free", "skip", "pnot", "udta", "uuid"})
  void opensMoviesWhateverTheirFirstBoxIs(String box) throws IOException {
    byte[] file = SampleVideos.bytes("quadrants.mp4");
    System.arraycopy(box.getBytes(StandardCharsets.US_ASCII), 0, file, 4, 4);
    Path movie = Files.write(folder.resolve("movie"), file);
    try (VideoSource source = MediaFiles.open(movie, pool, true)) {
      assertInstanceOf(VideoFile.class, source);
    }
  }

  private String cornersOf(Path file) throws IOException {
    try (VideoSource source = VideoFile.open(file, pool, true)) {
      RgbFrame frame = source.next(0);
      assertNotNull(frame);
      int last = frame.width() - 1;
      int bottom = (frame.height() - 1) * frame.width();
      String corners =
          letter(frame, 0)
              + letter(frame, last)
              + letter(frame, bottom)
              + letter(frame, bottom + last);
      frame.release();
      return corners;
    }
  }

  private static String letter(RgbFrame frame, int pixel) {
    byte[] rgb = frame.array();
    int at = frame.offset() + pixel * 3;
    boolean red = (rgb[at] & 0xff) > 128;
    boolean green = (rgb[at + 1] & 0xff) > 128;
    return red && green ? "W" : red ? "R" : green ? "L" : "B";
  }

  private static int indexOf(byte[] file, String word) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wide-pixels.webm", "wide-pixels.mkv"})
  void widensPixelsAsTheContainerSays(String sample) throws IOException {
    try (VideoSource source = open(sample, true)) {
      RgbFrame frame = source.next(0);
      assertNotNull(frame);
      assertEquals(128, frame.width());
      assertEquals(48, frame.height());
      frame.release();
    }
  }

  @ParameterizedTest
  @CsvSource({"halfclear.mkv", "clear-prores.mov", "clear-vp9.webm", "clear-vp8.mkv"})
  void showsTransparencyOverBlack(String sample) throws IOException {
    try (VideoSource source = open(sample, true)) {
      RgbFrame frame = source.next(0);
      assertNotNull(frame);
      assertEquals(128, SampleVideos.mean(frame, 0), 3);
      frame.release();
    }
  }

  @Test
  void keepsASinglePictureInsteadOfBeginningAgain() throws IOException {
    for (String sample : new String[] {"cover.m4a", "red.webp"}) {
      try (VideoSource source = open(sample, true)) {
        RgbFrame frame = source.next(0);
        assertNotNull(frame);
        assertTrue(SampleVideos.mean(frame, 0) > 250 && SampleVideos.mean(frame, 1) < 5, sample);
        frame.release();
        for (long second = 1; second < 10; second++) {
          assertNull(source.next(second * 10 * TENTH));
          assertFalse(source.ended(), sample);
        }
      }
    }
  }

  @Test
  void saysWhenTheNextPictureIsDue() throws IOException {
    try (VideoSource source = open("uneven.mkv", true)) {
      long now = SOME_START;
      for (int shown = 0; shown < 30; shown++) {
        RgbFrame frame = source.next(now);
        assertNotNull(frame, "picture " + shown);
        frame.release();
        long next = source.nextAt();
        assertNull(source.next(next - 1));
        now = next;
      }
    }
  }

  @Test
  void needsNoNewMemoryOnceItRuns() throws IOException {
    try (VideoSource source = open("steps.mkv", true)) {
      for (long n = 0; n < 60; n++) {
        stepAt(source, n * TENTH);
      }
    }
    assertEquals(1, pool.created());
  }

  @Test
  void saysNothingAfterItWasClosed() throws IOException {
    VideoSource source = open("steps.mp4", true);
    source.close();
    assertNull(source.next(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps.mp4", "steps.webm", "steps.mkv"})
  void refusesBeginningsOfFiles(String sample) throws IOException {
    byte[] all = SampleVideos.bytes(sample);
    for (int length : new int[] {16, 64, 200}) {
      Path file = folder.resolve("cut-" + length + "-" + sample);
      Files.write(file, Arrays.copyOf(all, length));
      AsciiChatException e =
          assertThrows(AsciiChatException.class, () -> VideoFile.open(file, pool, true));
      assertTrue(
          e.code() == ErrorCode.MEDIA_OPEN || e.code() == ErrorCode.MEDIA_DECODE, e::toString);
      assertEquals(1, e.getMessage().lines().count());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps.mp4", "steps.webm", "steps.mkv"})
  void survivesDamageOfAllKinds(String sample) throws IOException {
    byte[] all = SampleVideos.bytes(sample);
    for (int seed = 0; seed < 12; seed++) {
      byte[] damaged = all.clone();
      Random random = new Random(seed);
      for (int i = 0; i < 30; i++) {
        damaged[16 + random.nextInt(damaged.length - 16)] = (byte) random.nextInt();
      }
      Path file = folder.resolve("damaged-" + sample);
      Files.write(file, damaged);
      try (VideoSource source = VideoFile.open(file, pool, true)) {
        for (long n = 0; n < 50; n++) {
          RgbFrame frame = source.next(n * TENTH);
          if (frame != null) {
            frame.release();
          }
        }
      } catch (AsciiChatException e) {
        assertEquals(1, e.getMessage().lines().count());
      } catch (IOException e) {
        assertTrue(
            e.getCause() instanceof AsciiChatException known
                && known.code() == ErrorCode.MEDIA_DECODE,
            e::toString);
      }
      assertEquals(0, pool.outstanding());
    }
  }
}
