package io.asciichat.benchmarks.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchArgumentsTest {
  @TempDir Path folder;

  private static void assertRefused(String message, String... words) {
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> BenchArguments.of(words));
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.startsWith(message) && said.endsWith(BenchArguments.USAGE), said);
  }

  @Test
  void bothFoldersMayBeLeftOut() {
    assertNull(BenchArguments.of().pictures());
    assertNull(BenchArguments.of("--pictures", folder.toString()).images());
    assertEquals(Path.of("new"), BenchArguments.of("--images", "new").images());
  }

  @Test
  void whatIsWrongIsSaid() {
    assertRefused("--images lacks its folder", "--images");
    assertRefused("unknown: --pics", "--pics", ".");
    assertRefused("nowhere is not a folder", "--pictures", "nowhere");
  }

  @Test
  void photosAreCutToTheShapeFromTheirUpperEdge() throws IOException {
    Picture tall = Picture.painted("tall", 60, 90, (x, y) -> y < 0.4 ? 0xffffff : 0);
    PictureFiles.write(tall, folder.resolve("tall.png"));
    Picture cut = PictureFiles.read(folder, List.of("tall.png"), 640, 384).getFirst();
    assertEquals(60, cut.frame().width());
    assertEquals(36, cut.frame().height());
    assertEquals(0xffffff, cut.rgb(30, 35));
  }

  @Test
  void filesThatAreNoPicturesAreRefused() throws IOException {
    Files.writeString(folder.resolve("text.png"), "no picture");
    assertThrows(IOException.class, () -> PictureFiles.read(folder, List.of("text.png"), 640, 384));
    assertThrows(
        IllegalArgumentException.class,
        () -> PictureFiles.read(folder, List.of("other.png"), 640, 384));
  }
}
