package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingOptionsTest {
  private static final String SNAPSHOT =
      "mirror --test-pattern --snapshot --snapshot-delay 0 --width 30 --height 8";

  @TempDir private Path folder;
  private TestShell shell;

  @BeforeEach
  void open() {
    shell = new TestShell(folder);
  }

  private Path snapshot(String name, String... more) {
    Path file = folder.resolve(name);
    List<String> line = new ArrayList<>(List.of(SNAPSHOT.split(" ")));
    line.addAll(List.of("--render-file", file.toString()));
    line.addAll(List.of(more));
    assertEquals(0, shell.run(line.toArray(String[]::new)), shell.err());
    assertEquals("", shell.err());
    return file;
  }

  private static long colors(BufferedImage picture) {
    return IntStream.range(0, picture.getWidth() * picture.getHeight())
        .map(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()))
        .distinct()
        .count();
  }

  @Test
  void aPictureIsInColourWhileThePipeHasNone() throws IOException {
    BufferedImage picture = ImageIO.read(snapshot("a.png").toFile());
    assertEquals(300, picture.getWidth(), "cells of 10 by 20");
    assertEquals(160, picture.getHeight());
    assertTrue(colors(picture) > 100);
    assertFalse(shell.out().contains("\u001b"), shell.out());
    assertTrue(shell.out().lines().count() >= 7);
  }

  /** However little of the size the picture fills, and whatever it is drawn with. */
  @ParameterizedTest
  @CsvSource({"80,24", "40,10", "20,40", "7,3", "200,9"})
  void pictureAndAnimationHaveTheWholeSize(int columns, int rows) throws IOException {
    String width = Integer.toString(columns);
    String height = Integer.toString(rows);
    for (String mode : List.of("foreground", "half-block", "braille")) {
      for (String name : List.of("a.png", "a.gif")) {
        BufferedImage picture =
            ImageIO.read(
                snapshot(name, "--width", width, "--height", height, "--render-mode", mode)
                    .toFile());
        assertEquals(columns * 10, picture.getWidth(), name + " " + mode);
        assertEquals(rows * 20, picture.getHeight(), name + " " + mode);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"6,5", "9,7", "12,10", "40,32"})
  void cellsAreAsLargeAsTheFont(String points, int cell) throws IOException {
    BufferedImage picture = ImageIO.read(snapshot("a.png", "--render-font-size", points).toFile());
    assertEquals(30 * cell, picture.getWidth());
    assertEquals(8 * 2 * cell, picture.getHeight());
  }

  @Test
  void aPrivatePictureStaysPrivate() throws IOException {
    Path file = Files.createFile(folder.resolve("me.png"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Path link = Files.createSymbolicLink(folder.resolve("link.png"), file);
    snapshot("link.png");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.size(file) > 0);
  }

  @Test
  void aFileIsNotRecordedOverItself() throws IOException {
    BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    Path input = folder.resolve("cat.gif");
    ImageIO.write(picture, "gif", input.toFile());
    byte[] before = Files.readAllBytes(input);
    Path link = Files.createLink(folder.resolve("link.gif"), input);
    Path symbolic = Files.createSymbolicLink(folder.resolve("symbolic.gif"), input);
    for (Path target : List.of(input, link, symbolic, folder.resolve("./cat.gif"))) {
      shell = new TestShell(folder);
      assertEquals(
          2,
          shell.run(
              "mirror", "--no-audio", "-f", input.toString(), "--render-file", target.toString()));
      assertTrue(shell.err().contains("would overwrite"), shell.err());
    }
    assertArrayEquals(before, Files.readAllBytes(input));
  }

  /** Whatever writes: a recording of the demo, the log. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo --no-audio --file IN --render-file IN",
        "demo --no-audio --file IN --log-file IN",
        "mirror --no-audio IN --log-file IN",
        "client --no-audio --file IN --log-file IN",
        "mirror --test-pattern --render-file IN --log-file IN",
        "mirror --test-pattern --render-file NEW --log-file NEW"
      })
  void nothingElseWritesIntoAFileThatIsPlayedOrRecorded(String line) throws IOException {
    Path input = Files.writeString(folder.resolve("cat.gif"), "precious");
    Path fresh = folder.resolve("new.gif");
    String command = line.replace("IN", input.toString()).replace("NEW", fresh.toString());
    assertEquals(2, shell.run(command.split(" ")), shell.err());
    assertTrue(shell.err().contains("choose another name"), shell.err());
    assertEquals("precious", Files.readString(input));
    assertFalse(Files.exists(fresh));
  }

  @Test
  void theTextIsWhatThePipeGets() throws IOException {
    String file = Files.readString(snapshot("a.txt"));
    assertEquals(shell.out(), file);
  }

  @Test
  void colourModeIsForBoth() throws IOException {
    String text = Files.readString(snapshot("a.ans", "--color-mode", "256"));
    assertTrue(text.contains("\u001b[38;5;"), text);
    assertFalse(text.contains("38;2;"));
    assertTrue(shell.out().contains("\u001b[38;5;"));
  }

  /** A picture of characters shows all that this program can draw, a pipe beside it only text. */
  @Test
  void aPictureFileGetsTheFinestBlocks() throws IOException {
    ImageIO.read(snapshot("a.png").toFile());
    assertTrue(shell.out().codePoints().anyMatch(c -> c >= 0x1cd00), shell.out());
    assertFalse(shell.out().contains("\u001b["), shell.out());
  }

  /** Also when the pipe has colours of its own, or the locale is not one of UTF-8. */
  @ParameterizedTest
  @ValueSource(strings = {"truecolor", "256", "16", "8"})
  void aPictureFileGetsTheFinestBlocksWhateverTheColours(String colors) throws IOException {
    ImageIO.read(snapshot("a.png", "--color-mode", colors).toFile());
    assertTrue(shell.out().codePoints().anyMatch(c -> c >= 0x1cd00), shell.out());
    assertTrue(shell.out().contains("\u001b["), shell.out());
  }

  @Test
  void aPictureFileNeedsNoLocale() throws IOException {
    shell.with("LANG", "C");
    ImageIO.read(snapshot("a.png").toFile());
    assertTrue(shell.out().codePoints().anyMatch(c -> c >= 0x1cd00), shell.out());
    shell = new TestShell(folder).with("LANG", "C");
    String text = Files.readString(snapshot("a.ans"));
    assertTrue(text.contains("▀") || text.contains("▄"), text);
    shell = new TestShell(folder);
    ImageIO.read(snapshot("a.png", "--utf8", "false").toFile());
    assertTrue(shell.out().codePoints().allMatch(c -> c < 0x80), shell.out());
  }

  @Test
  void fontSizeAndThemeAreKept() throws IOException {
    BufferedImage picture =
        ImageIO.read(
            snapshot("a.png", "--render-font-size", "6", "--render-theme", "light", "--ascii")
                .toFile());
    assertEquals(80, picture.getHeight());
    long white =
        IntStream.range(0, picture.getWidth())
            .filter(x -> picture.getRGB(x, 0) == 0xffffffff)
            .count();
    assertTrue(white > 0);
  }

  @Test
  void aWholeFilmIsRecorded() throws IOException {
    Path picture = folder.resolve("dot.png");
    ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
    Path cast = folder.resolve("film.cast");
    String line = "mirror " + picture + " --no-loop --width 20 --height 5 --render-file " + cast;
    assertEquals(0, shell.run(line.split(" ")), shell.err());
    assertTrue(Files.readAllLines(cast).size() >= 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x.mp4          | 2   | must end with .txt, .ans, .cast, .png, .gif",
        "no/such/x.png  | 105 | no/such/x.png': the folder does not exist; choose another file",
        "no/such/x.cast | 105 | the folder does not exist",
      })
  void aFileThatCannotBeWrittenIsToldBeforeAnythingIsShown(String name, int code, String expected) {
    Path file = folder.resolve(name);
    assertEquals(code, shell.run((SNAPSHOT + " --render-file " + file).split(" ")));
    assertTrue(shell.err().contains(expected), shell.err());
    assertEquals(1, shell.err().lines().count(), shell.err());
    assertEquals("", shell.out());
  }

  @Test
  @Needs(Need.DEV_FULL)
  void aFullDiskIs105AndThePictureIsShown() throws IOException {
    Path file = Files.createSymbolicLink(folder.resolve("x.gif"), Path.of("/dev/full"));
    assertEquals(105, shell.run((SNAPSHOT + " --render-file " + file).split(" ")));
    assertTrue(shell.err().contains("no space left on device"), shell.err());
    assertTrue(shell.out().lines().count() >= 7, shell.out());
  }

  @Test
  void aFailedCommandLeavesNothingBehind() throws IOException {
    String line =
        "client 127.0.0.1:1 --test-pattern --no-audio --render-file " + folder.resolve("x.png");
    assertEquals(42, shell.run(line.split(" ")));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
