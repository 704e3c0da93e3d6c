package io.asciichat.media.recording;

import static io.asciichat.media.recording.TestFrames.SETTINGS;
import static io.asciichat.media.recording.TestFrames.SMALL;
import static io.asciichat.media.recording.TestFrames.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.Display;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import io.asciichat.testkit.sim.ManualClock;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecorderTest {
  @TempDir private Path folder;
  private final ManualClock clock = new ManualClock();

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void record(Path file, ViewerProfile profile, String... frames) throws IOException {
    Recorder recorder = Recorder.open(file, SETTINGS, clock);
    try (Display display = recorder.around(new MemoryDisplay(profile))) {
      for (String text : frames) {
        display.show(frame(text));
      }
    }
    recorder.finish();
  }

  @Test
  void textHoldsTheLastFramesCharacters() throws IOException {
    record(file("a.txt"), SMALL, "old", "E[31mabE[0m\nxE[2b");
    assertEquals("ab\nxxx\n", Files.readString(file("a.txt")));
  }

  @Test
  void ansiHoldsItsColoursToo() throws IOException {
    record(file("a.ans"), SMALL, "old", "E[31mab\nxE[2bE[2J");
    assertEquals("\u001b[31mab\nxxx\u001b[0m\n", Files.readString(file("a.ans")));
  }

  @Test
  void aPictureHasTheColoursOfTheCells() throws IOException {
    record(file("a.png"), SMALL, "E[38;2;1;2;3m█E[41m E[0mx\n");
    BufferedImage picture = ImageIO.read(file("a.png").toFile());
    assertEquals(4 * 5, picture.getWidth());
    assertEquals(2 * 10, picture.getHeight());
    assertEquals(0xff010203, picture.getRGB(4, 9));
    assertEquals(0xff800000, picture.getRGB(5, 0));
    assertEquals(0xff000000, picture.getRGB(19, 19));
  }

  /** However much of it the text fills. */
  @Test
  void aPictureIsAsLargeAsTheTerminal() throws IOException {
    record(file("a.png"), SMALL.withPadding(false), "abc");
    BufferedImage picture = ImageIO.read(file("a.png").toFile());
    assertEquals(4 * 5, picture.getWidth());
    assertEquals(2 * 10, picture.getHeight());
  }

  @Test
  void aPictureOfAHugeTerminalHasSmallerCells() {
    assertEquals(5, SETTINGS.cellWidthFor(400, 200));
    assertEquals(1, SETTINGS.cellWidthFor(4096, 4096));
    assertTrue(2L * 2 * 2 * 2000 * 2000 <= RecordingSettings.MAX_PIXELS);
    assertEquals(2, SETTINGS.cellWidthFor(2000, 2000));
  }

  @ParameterizedTest
  @EnumSource
  void withoutAFrameThereIsNoFileAndAnOldOneStays(RecordingFormat format) throws IOException {
    Path fresh = file("new." + format);
    Path old = Files.writeString(file("old." + format), "old");
    record(fresh, SMALL);
    record(old, SMALL);
    assertFalse(Files.exists(fresh));
    assertEquals("old", Files.readString(old));
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatWritesAFile(RecordingFormat format) throws IOException {
    Path file = file("a." + format);
    record(file, SMALL, "one", "two");
    assertTrue(Files.size(file) > 3, format.name());
  }

  @Test
  void closingTheDisplayCompletesTheFileAndClosesTheOther() throws IOException {
    MemoryDisplay memory = new MemoryDisplay(SMALL);
    Recorder recorder = Recorder.open(file("a.txt"), SETTINGS, clock);
    Display display = recorder.around(memory);
    display.show(frame("abc"));
    display.close();
    assertTrue(memory.isClosed());
    assertEquals("abc\n", Files.readString(file("a.txt")));
    display.show(frame("late"));
    display.close();
    assertEquals("abc\n", Files.readString(file("a.txt")));
  }

  /** Everything written to /dev/full fails as on a full disk. */
  @Test
  @Needs(Need.DEV_FULL)
  void aFullDiskStopsTheRecordingAndNotTheDisplay() throws Exception {
    Path full = Files.createSymbolicLink(file("a.cast"), Path.of("/dev/full"));
    MemoryDisplay memory = new MemoryDisplay(SMALL);
    Recorder recorder = Recorder.open(full, SETTINGS, clock);
    CompletableFuture<String> told = new CompletableFuture<>();
    recorder.whenFailed(told::complete);
    Display display = recorder.around(memory);
    display.show(frame("one"));
    String line = told.get(30, TimeUnit.SECONDS);
    assertTrue(line.contains("a.cast' could not be recorded: no space left on device"), line);
    display.show(frame("two"));
    assertEquals("two", memory.text());
    AsciiChatException failure = assertThrows(AsciiChatException.class, recorder::finish);
    assertEquals(ErrorCode.FILE, failure.code());
    assertEquals(line, failure.getMessage());
    display.close();
    assertTrue(memory.isClosed());
  }

  @Test
  @Needs(Need.DEV_FULL)
  void aFullDiskAtTheEndIsToldByTheEnd() throws Exception {
    Path full = Files.createSymbolicLink(file("a.png"), Path.of("/dev/full"));
    Recorder recorder = Recorder.open(full, SETTINGS, clock);
    Display display = recorder.around(new MemoryDisplay(SMALL));
    display.show(frame("one"));
    AsciiChatException failure = assertThrows(AsciiChatException.class, recorder::finish);
    assertEquals(ErrorCode.FILE, failure.code());
    display.close();
  }
}
