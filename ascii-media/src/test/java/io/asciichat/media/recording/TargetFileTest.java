package io.asciichat.media.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetFileTest {
  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void write(TargetFile target, String text) throws IOException {
    Writer out = target.writer();
    out.write(text);
    out.flush();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aNewFileHoldsWhatWasWrittenAndNothingIsLeftBeside(boolean atOnce) throws IOException {
    Path file = folder.resolve("a.txt");
    TargetFile target = TargetFile.open(file, atOnce);
    write(target, "new");
    target.commit();
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anOldFileStaysWhenNothingIsWritten(boolean atOnce) throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    TargetFile.open(file, atOnce).discard();
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileThatWasNeverWrittenDoesNotAppear(boolean atOnce) throws IOException {
    TargetFile.open(folder.resolve("a.txt"), atOnce).discard();
    assertEquals(List.of(), names());
  }

  @Test
  void aHalfWrittenFileDoesNotReplaceTheOldOne() throws IOException {
    Path file = Files.writeString(folder.resolve("a.png"), "old");
    TargetFile target = TargetFile.open(file, true);
    write(target, "half");
    target.discard();
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.png"), names());
  }

  @Test
  void aGrowingFileReplacesTheOldOneFromItsFirstByte() throws IOException {
    Path file = Files.writeString(folder.resolve("a.cast"), "old and long");
    TargetFile target = TargetFile.open(file, false);
    assertEquals("old and long", Files.readString(file));
    write(target, "new");
    assertEquals("new", Files.readString(file));
    target.discard();
    assertEquals("new", Files.readString(file), "what it has is kept");
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("a.txt"), real);
    TargetFile target = TargetFile.open(link, true);
    try (OutputStream out = target.stream()) {
      out.write('x');
    }
    target.commit();
    assertEquals("x", Files.readString(real));
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void nobodyElsesFileIsWrittenThroughALinkBeside() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "mine");
    Files.createSymbolicLink(folder.resolve(".a.txt.part"), victim);
    assertThrows(AsciiChatException.class, () -> TargetFile.open(folder.resolve("a.txt"), true));
    assertEquals("mine", Files.readString(victim));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatCannotBeWrittenIsToldAtOnce(boolean atOnce) throws IOException {
    for (String name : List.of("no/such/a.txt", "")) {
      Path file = folder.resolve(name);
      AsciiChatException refused =
          assertThrows(AsciiChatException.class, () -> TargetFile.open(file, atOnce));
      assertEquals(ErrorCode.FILE, refused.code());
      assertTrue(
          refused
              .getMessage()
              .matches(
                  "cannot write '.*': (the folder does not exist|it is a folder); choose another file"),
          refused.getMessage());
    }
    assertFalse(Files.exists(folder.resolve("no")));
  }
}
