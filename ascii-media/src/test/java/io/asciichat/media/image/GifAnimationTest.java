package io.asciichat.media.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.testkit.contract.VideoSourceContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GifAnimationTest extends VideoSourceContract {
  private static final long MILLI = 1_000_000;
  private static final long START = 42 * MILLI;

  @TempDir Path folder;

  /** 100 ms red, 50 ms with green on its left half, 200 ms with green all over. */
  private static byte[] threeFrames() {
    return new Gifs(4, 2)
        .frame(0, 0, 4, 2, Gifs.RED, 10, Gifs.KEEP)
        .frame(0, 0, 2, 2, Gifs.GREEN, 5, Gifs.KEEP)
        .frame(2, 0, 2, 2, Gifs.GREEN, 20, Gifs.KEEP)
        .end();
  }

  @Override
  protected VideoSource open() {
    return open(threeFrames(), true);
  }

  private VideoSource open(byte[] gif, boolean loop) {
    try {
      return GifAnimation.open(Files.write(folder.resolve("moving"), gif), pool, loop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first row as letters (red, green, other: black), or "-" when there is nothing new. */
  private static String rowAt(VideoSource source, long millis) throws IOException {
    RgbFrame frame = source.next(START + millis * MILLI);
    if (frame == null) {
      return "-";
    }
    StringBuilder row = new StringBuilder();
    for (int x = 0; x < frame.width(); x++) {
      int at = frame.offset() + x * 3;
      row.append(frame.array()[at] != 0 ? 'R' : frame.array()[at + 1] != 0 ? 'G' : '.');
    }
    frame.release();
    return row.toString();
  }

  @Test
  void showsEachFrameForItsTime() throws IOException {
    try (VideoSource source = open()) {
      assertEquals("RRRR", rowAt(source, 0));
      assertEquals("-", rowAt(source, 99));
      assertEquals("GGRR", rowAt(source, 100));
      assertEquals("-", rowAt(source, 149));
      assertEquals("GGGG", rowAt(source, 150));
      assertEquals("-", rowAt(source, 349));
      assertEquals("RRRR", rowAt(source, 350));
      assertEquals("GGRR", rowAt(source, 450));
      assertEquals(20, source.framesPerSecond());
      assertFalse(source.ended());
    }
  }

  @Test
  void leavesOutFramesWhenLate() throws IOException {
    try (VideoSource source = open()) {
      assertEquals("RRRR", rowAt(source, 0));
      assertEquals("GGGG", rowAt(source, 200));
      assertEquals("GGRR", rowAt(source, 35_000_000 + 120));
      assertEquals("RRRR", rowAt(source, 70_000_000 + 20));
    }
  }

  @Test
  void endsAfterTheLastFramesTimeWhenItDoesNotLoop() throws IOException {
    try (VideoSource source = open(threeFrames(), false)) {
      assertEquals("RRRR", rowAt(source, 0));
      assertEquals("GGGG", rowAt(source, 349));
      assertFalse(source.ended());
      assertEquals("-", rowAt(source, 350));
      assertTrue(source.ended());
    }
    try (VideoSource source = open(threeFrames(), false)) {
      rowAt(source, 0);
      assertEquals("GGGG", rowAt(source, 5000), "the last frame is not lost");
      assertTrue(source.ended());
    }
  }

  @Test
  void disposesOfFramesAsTheySay() throws IOException {
    byte[] gif =
        new Gifs(4, 1)
            .frame(0, 0, 4, 1, Gifs.RED, 10, Gifs.KEEP)
            .frame(0, 0, 1, 1, Gifs.GREEN, 10, Gifs.BACKGROUND)
            .frame(1, 0, 1, 1, Gifs.GREEN, 10, Gifs.PREVIOUS)
            .frame(2, 0, 1, 1, Gifs.GREEN, 10, 0)
            .frame(3, 0, 1, 1, Gifs.CLEAR, 10, Gifs.KEEP)
            .end();
    try (VideoSource source = open(gif, true)) {
      assertEquals("RRRR", rowAt(source, 0));
      assertEquals("GRRR", rowAt(source, 100));
      assertEquals(".GRR", rowAt(source, 200), "cleared to nothing, not to the background colour");
      assertEquals(".RGR", rowAt(source, 300), "what was before is back");
      assertEquals(".RGR", rowAt(source, 400), "transparent pixels change nothing");
      assertEquals("RRRR", rowAt(source, 500));
    }
  }

  @Test
  void startsOverOnAnEmptyCanvas() throws IOException {
    byte[] gif =
        new Gifs(2, 1)
            .frame(0, 0, 1, 1, Gifs.RED, 10, Gifs.KEEP)
            .frame(1, 0, 1, 1, Gifs.GREEN, 10, Gifs.KEEP)
            .end();
    try (VideoSource source = open(gif, true)) {
      assertEquals("R.", rowAt(source, 0));
      assertEquals("RG", rowAt(source, 100));
      assertEquals("R.", rowAt(source, 200));
    }
  }

  @Test
  void showsFramesWithHardlyAnyDelayForATenthOfASecond() throws IOException {
    byte[] gif =
        new Gifs(1, 1)
            .frame(0, 0, 1, 1, Gifs.RED, 0, Gifs.KEEP)
            .frame(0, 0, 1, 1, Gifs.GREEN, 1, Gifs.KEEP)
            .end();
    try (VideoSource source = open(gif, true)) {
      assertEquals("R", rowAt(source, 0));
      assertEquals("-", rowAt(source, 99));
      assertEquals("G", rowAt(source, 100));
      assertEquals("-", rowAt(source, 199));
      assertEquals("R", rowAt(source, 200));
    }
  }

  @Test
  void clipsFramesThatReachBeyondTheCanvas() throws IOException {
    byte[] gif =
        new Gifs(2, 1)
            .frame(0, 0, 2, 1, Gifs.RED, 10, Gifs.KEEP)
            .frame(1, 0, 3, 3, Gifs.GREEN, 10, Gifs.BACKGROUND)
            .frame(9, 9, 3, 3, Gifs.GREEN, 10, Gifs.BACKGROUND)
            .end();
    try (VideoSource source = open(gif, true)) {
      assertEquals("RR", rowAt(source, 0));
      assertEquals("RG", rowAt(source, 100));
      assertEquals("R.", rowAt(source, 200));
    }
  }

  @Test
  void aSingleFrameIsAPicture() throws IOException {
    byte[] gif = new Gifs(1, 1).frame(0, 0, 1, 1, Gifs.RED, 10, Gifs.KEEP).end();
    try (VideoSource source = open(gif, true)) {
      assertEquals("R", rowAt(source, 0));
      for (long second = 1; second < 10; second++) {
        assertEquals("-", rowAt(source, second * 1000));
      }
    }
  }

  @Test
  void refusesHugeCanvases() {
    byte[] gif = new Gifs(65_535, 65_535).frame(0, 0, 1, 1, Gifs.RED, 1, Gifs.KEEP).end();
    AsciiChatException e = assertThrows(AsciiChatException.class, () -> open(gif, true));
    assertEquals(ErrorCode.MEDIA_OPEN, e.code());
  }

  @Test
  void leavesOutFramesThatAreDamaged() throws IOException {
    byte[] gif = threeFrames();
    // The code size of the second frame's pixels: more than a GIF may have.
    gif[indexOfFrame(gif, 1) + 10] = 60;
    try (VideoSource source = open(gif, true)) {
      assertEquals("RRRR", rowAt(source, 0));
      assertEquals("RRRR", rowAt(source, 100));
      assertEquals("RRGG", rowAt(source, 150));
    }
  }

  @Test
  void showsWhatThereIsOfAFileThatIsCut() throws IOException {
    byte[] gif = threeFrames();
    for (int end = indexOfFrame(gif, 2) + 3; end > indexOfFrame(gif, 1); end--) {
      try (VideoSource source = open(Arrays.copyOf(gif, end), true)) {
        assertEquals("RRRR", rowAt(source, 0), "cut after " + end);
      }
    }
  }

  @Test
  void saysThatItsFirstFrameIsDamaged() throws IOException {
    byte[] gif = threeFrames();
    gif[indexOfFrame(gif, 0) + 10] = 60;
    try (VideoSource source = open(gif, true)) {
      IOException e = assertThrows(IOException.class, () -> rowAt(source, 0));
      assertEquals(1, String.valueOf(e.getMessage()).lines().count());
      assertTrue(
          e.getCause() instanceof AsciiChatException known
              && known.code() == ErrorCode.MEDIA_DECODE);
    }
  }

  @Test
  void growsAScreenThatIsSmallerThanTheFirstFrame() throws IOException {
    for (int screen : new int[] {0, 1, 2}) {
      byte[] gif = new Gifs(screen, screen).frame(1, 0, 2, 1, Gifs.RED, 10, Gifs.KEEP).end();
      try (VideoSource source = open(gif, true)) {
        assertEquals(".RR", rowAt(source, 0), "screen of " + screen);
      }
    }
  }

  @Test
  void needsLittleMemoryForALargeScreen() throws IOException {
    byte[] gif =
        new Gifs(9990, 9990)
            .frame(0, 0, 16, 16, Gifs.RED, 10, Gifs.PREVIOUS)
            .frame(9987, 0, 1, 1, Gifs.GREEN, 10, Gifs.KEEP)
            .frame(9985, 0, 5, 5, Gifs.GREEN, 10, Gifs.KEEP)
            .end();
    try (VideoSource source = open(gif, true)) {
      String row = rowAt(source, 0);
      assertEquals(960, row.length());
      assertEquals('R', row.charAt(0));
      assertFalse(rowAt(source, 100).contains("G"), "between the pixels that are kept");
      assertEquals('G', rowAt(source, 200).charAt(959));
    }
  }

  private static int indexOfFrame(byte[] gif, int number) {
    int found = -1;
    for (int i = 25; i < gif.length - 3; i++) {
      if (gif[i] == 0 && gif[i + 1] == 0x2c) {
        found++;
        if (found == number) {
          return i + 1;
        }
      }
    }
    throw new AssertionError("no frame " + number);
  }

  @Test
  void survivesDamageOfAllKinds() throws IOException {
    byte[] good = threeFrames();
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      byte[] bad = Arrays.copyOf(good, round % 3 == 0 ? 13 + random.nextInt(60) : good.length);
      for (int i = 0; i < 3; i++) {
        bad[6 + random.nextInt(bad.length - 6)] = (byte) random.nextInt();
      }
      try (VideoSource source = open(bad, true)) {
        for (long millis = 0; millis < 500; millis += 50) {
          rowAt(source, millis);
        }
      } catch (AsciiChatException e) {
        assertEquals(1, e.getMessage().lines().count());
      } catch (IOException e) {
        assertTrue(e.getCause() instanceof AsciiChatException, e::toString);
      }
      assertEquals(0, pool.outstanding());
    }
  }
}
