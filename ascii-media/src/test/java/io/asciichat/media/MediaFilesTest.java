package io.asciichat.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.VideoSource;
import io.asciichat.media.image.GifAnimation;
import io.asciichat.media.image.StillImage;
import io.asciichat.media.video.VideoFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaFilesTest {
  private final BufferPool pool = new BufferPool();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"png", "jpg", "bmp", "gif"})
  void goesByTheContentNotByTheName(String format) throws IOException {
    Path file = folder.resolve("really.mp4");
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, file.toFile());
    try (VideoSource source = MediaFiles.open(file, pool, true)) {
      Class<?> expected = format.equals("gif") ? GifAnimation.class : StillImage.class;
      assertInstanceOf(expected, source);
      assertEquals("really.mp4", source.name());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps.mp4", "steps.webm", "steps.mkv"})
  void opensVideosUnderAnyName(String sample) throws IOException {
    Path file = folder.resolve("concat:ÄÖ picture.png");
    try (InputStream in = MediaFilesTest.class.getResourceAsStream("video/" + sample)) {
      assertTrue(in != null);
      Files.copy(in, file);
    }
    try (VideoSource source = MediaFiles.open(file, pool, true)) {
      assertInstanceOf(VideoFile.class, source);
    }
  }

  @Test
  void saysThatAFileIsMissing() {
    assertFails(folder.resolve("none.png"), "does not exist");
  }

  @Test
  void saysThatAFolderIsNoFile() {
    assertFails(folder, "is not a file");
  }

  @Test
  void saysThatAFileIsEmpty() throws IOException {
    assertFails(Files.createFile(folder.resolve("empty.png")), "is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"BMW is a car", "hello, this is text", "#EXTM3U\n/etc/passwd", "x", "ftyp"})
  void saysThatAFileIsNoMedia(String content) throws IOException {
    Path file = folder.resolve("notes.mp4");
    Files.writeString(file, content, StandardCharsets.ISO_8859_1);
    assertFails(file, "is not a picture or video");
  }

  @ParameterizedTest
  @ValueSource(strings = {"heic", "heix", "mif1", "avif", "avis", "msf1"})
  void refusesPicturesInMovieContainers(String brand) throws IOException {
    Path file = folder.resolve("picture.jpg");
    Files.writeString(
        file, "\0\0\0\u0018ftyp" + brand + "\0\0\0\0mif1heic", StandardCharsets.ISO_8859_1);
    assertFails(file, "HEIC or AVIF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"I'm free today", "You skip that", "RIFF....WAVEfmt ", "So wide a gap"})
  void doesNotTakeTextForAMovie(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("notes"), content);
    assertFails(file, "is not a picture or video");
  }

  @Test
  void keepsControlCharactersOutOfMessages() {
    AsciiChatException e = assertFails(folder.resolve("a\u001b[2J\nb\u202e.png"), "does not exist");
    assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl));
    assertFalse(e.getMessage().contains("\u202e"));
  }

  private AsciiChatException assertFails(Path file, String problem) {
    AsciiChatException e =
        assertThrows(AsciiChatException.class, () -> MediaFiles.open(file, pool, true));
    assertEquals(ErrorCode.MEDIA_OPEN, e.code());
    assertTrue(e.getMessage().contains(problem), e::getMessage);
    assertEquals(1, e.getMessage().lines().count());
    return e;
  }
}
