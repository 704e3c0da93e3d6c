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
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
  @Needs(Need.FFMPEG_LIBRARIES)
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
    assertFails(folder, "is a folder; give a picture or a video in it");
  }

  @Test
  void saysThatALinkLeadsNowhere() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("a.png"), folder.resolve("gone.png"));
    assertFails(link, "is a link to a file that does not exist");
  }

  /** Opening one would wait for its writer, perhaps for ever. */
  @Test
  void saysThatAPipeIsNoFile() throws Exception {
    Path pipe = folder.resolve("a.png");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    assertFails(pipe, "is a pipe or a device; save what it gives to a file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE html><html> | is a web page; download what it shows",
        "<svg xmlns='http://www.w3.org/2000/svg'> | save it as PNG",
        "%PDF-1.7 and so on and on | is a PDF; save the page as PNG",
        "P6 320 240 255 and pixels | is a PNM picture; save it as PNG",
        "ID3 and so on and so forth | is sound without a picture",
        "RIFFxxxxWAVEfmt and samples | is sound without a picture",
        "OggS and so on and so forth | convert it to WebM",
        "FLV and so on and so forth | is a Flash video, which cannot be read; convert it to MP4",
        "Rar! and so on and so forth | is an archive; unpack it first",
        "version https://git-lfs.github.com/spec/v1 | run 'git lfs pull'",
      })
  void saysWhatAFileIs(String content, String problem) throws IOException {
    Path file = folder.resolve("picture.png");
    Files.writeString(file, content, StandardCharsets.ISO_8859_1);
    assertFails(file, problem);
  }

  /** What a broken download leaves. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void saysThatAFewBytesAreDamaged(int count) throws IOException {
    for (String beginning : List.of("\211PNG\r\n\032\n", "GIF89a", "RIFF", "\032E\337\243")) {
      Path file = folder.resolve("cut");
      Files.writeString(file, beginning.substring(0, count), StandardCharsets.ISO_8859_1);
      assertFails(file, "is damaged, there are a few bytes of it only");
    }
  }

  /** However little of it there is: saving a PNG as PNG would not help. */
  @Test
  void neverAsksToSaveAPngAsPng() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", whole);
    Path file = folder.resolve("cut.png");
    for (int length = 8; length < whole.size() / 2; length++) {
      Files.write(file, Arrays.copyOf(whole.toByteArray(), length));
      AsciiChatException e =
          assertThrows(AsciiChatException.class, () -> MediaFiles.open(file, pool, true));
      assertEquals("'" + file + "' is damaged; use another copy of it", e.getMessage());
    }
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
  @ValueSource(strings = {"I'm free today", "You skip that", "RIFF....RMIDdata", "So wide a gap"})
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
