package io.asciichat.media.recording;

import static io.asciichat.media.recording.TestFrames.SETTINGS;
import static io.asciichat.media.recording.TestFrames.SMALL;
import static io.asciichat.media.recording.TestFrames.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class GifRecordingTest {
  private static final long MILLISECOND = 1_000_000;

  /** A composed frame and how long it stands, in hundredths of a second. */
  private record Shown(BufferedImage picture, int delay) {
    int color(int column, int row) {
      return picture.getRGB(column * 5 + 2, row * 10 + 5) & 0xffffff;
    }
  }

  @TempDir private Path folder;
  private Path file;
  private GifRecording recording;

  @BeforeEach
  void open() {
    file = folder.resolve("x.gif");
    recording = new GifRecording(TargetFile.open(file, false), SETTINGS);
  }

  private void show(String text, long milliseconds) throws IOException {
    recording.frame(frame(text), SMALL, milliseconds * MILLISECOND, false);
  }

  private static String block(String color) {
    return "E[38;2;" + color + "m████\n████E[0m";
  }

  private List<Shown> read() throws IOException {
    List<Shown> frames = new ArrayList<>();
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      BufferedImage screen =
          new BufferedImage(reader.getWidth(0), reader.getHeight(0), BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < reader.getNumImages(true); i++) {
        IIOMetadataNode root =
            (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
        Element place = (Element) root.getElementsByTagName("ImageDescriptor").item(0);
        Element control = (Element) root.getElementsByTagName("GraphicControlExtension").item(0);
        Graphics2D graphics = screen.createGraphics();
        graphics.drawImage(
            reader.read(i),
            Integer.parseInt(place.getAttribute("imageLeftPosition")),
            Integer.parseInt(place.getAttribute("imageTopPosition")),
            null);
        graphics.dispose();
        BufferedImage copy =
            new BufferedImage(screen.getWidth(), screen.getHeight(), BufferedImage.TYPE_INT_RGB);
        copy.setData(screen.getData());
        frames.add(new Shown(copy, Integer.parseInt(control.getAttribute("delayTime"))));
      }
    } finally {
      reader.dispose();
    }
    return frames;
  }

  @Test
  void everyFrameLastsUntilTheNext() throws IOException {
    show(block("255;0;0"), 0);
    show(block("0;255;0"), 100);
    show("E[44mabcd\nE[0m", 350);
    recording.finish(1000 * MILLISECOND);
    List<Shown> frames = read();
    assertEquals(List.of(10, 25, 65), frames.stream().map(Shown::delay).toList());
    assertEquals(20, frames.getFirst().picture.getWidth());
    assertEquals(20, frames.getFirst().picture.getHeight());
    assertEquals(0xff0000, frames.get(0).color(1, 1));
    assertEquals(0x00ff00, frames.get(1).color(3, 0));
    assertEquals(0, frames.get(2).color(0, 1), "the second row is empty again");
    assertEquals(0x000080, frames.get(2).picture.getRGB(0, 0) & 0xffffff);
  }

  @Test
  void repeatsForEver() throws IOException {
    show(block("1;2;3"), 0);
    recording.finish(MILLISECOND);
    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertTrue(bytes.startsWith("GIF89a"));
    assertTrue(bytes.contains("NETSCAPE2.0\u0003\u0001\u0000\u0000\u0000"));
    assertTrue(bytes.endsWith(";"));
  }

  @Test
  void onlyWhatHasChangedIsWritten() throws IOException {
    show(block("255;0;0"), 0);
    show("E[38;2;255;0;0m████\n██E[34m█E[31m█E[0m".replace("E[31m", "E[38;2;255;0;0m"), 100);
    recording.finish(200 * MILLISECOND);
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertEquals(5, reader.getWidth(1));
      assertEquals(10, reader.getHeight(1));
    }
    assertEquals(0x000080, read().get(1).color(2, 1));
    assertEquals(0xff0000, read().get(1).color(3, 1));
  }

  @Test
  void atMostFifteenFramesASecondAndTheNewestOfThem() throws IOException {
    for (int i = 0; i < 120; i++) {
      show(block(i + ";0;0"), i * 1000L / 60);
    }
    recording.finish(2000 * MILLISECOND);
    List<Shown> frames = read();
    assertEquals(30, frames.size(), 1);
    assertEquals(200, frames.stream().mapToInt(Shown::delay).sum(), 8);
    int previous = -1;
    for (Shown frame : frames) {
      assertTrue(frame.color(0, 0) >> 16 > previous);
      previous = frame.color(0, 0) >> 16;
    }
    assertEquals(119, previous, "the last one is there");
  }

  @Test
  void aFrameThatCameEarlyIsShownWhenNoneFollows() throws IOException {
    show(block("255;0;0"), 0);
    show(block("0;255;0"), 20);
    show(block("0;0;255"), 5000);
    recording.finish(6000 * MILLISECOND);
    List<Shown> frames = read();
    assertEquals(3, frames.size());
    assertEquals(0x00ff00, frames.get(1).color(0, 0));
    assertEquals(494, frames.get(1).delay, 1);
  }

  @Test
  void theSizeStaysTheFirstOnes() throws IOException {
    show(block("255;0;0"), 0);
    recording.frame(
        frame("E[44m      \n      \n      "), ViewerProfile.ofSize(6, 3), 100 * MILLISECOND, false);
    recording.frame(frame("E[42m  "), ViewerProfile.ofSize(2, 1), 200 * MILLISECOND, false);
    recording.finish(300 * MILLISECOND);
    List<Shown> frames = read();
    assertEquals(0x000080, frames.get(1).color(3, 1));
    assertEquals(0x008000, frames.get(2).color(1, 0));
    assertEquals(0, frames.get(2).color(2, 0));
  }

  @Test
  void everyFrameIsGivenBack() throws IOException {
    AsciiFrame frame = frame(block("9;9;9"));
    for (int i = 0; i < 20; i++) {
      recording.frame(frame, SMALL, 30L * i * MILLISECOND, false);
    }
    recording.finish(1000 * MILLISECOND);
    frame.release();
    assertFalse(frame.buffer().tryRetain());
  }
}
