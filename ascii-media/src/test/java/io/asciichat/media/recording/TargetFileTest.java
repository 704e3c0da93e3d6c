package io.asciichat.media.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Random;
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

  private void rewrite(Path file, boolean atOnce) throws IOException {
    TargetFile target = TargetFile.open(file, atOnce);
    write(target, "new");
    target.commit();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theModeStays(boolean atOnce) throws IOException {
    for (String mode : List.of("rw-------", "rw-r--r--", "rw-rw-rw-", "rwxr-x--x")) {
      Path file = Files.writeString(folder.resolve("a.txt"), "old and long");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      rewrite(file, atOnce);
      assertEquals("new", Files.readString(file));
      assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  /** While it is written, too: no other user gets a look at a private picture. */
  @Test
  void whatGoesBesideIsAsPrivateAsTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    TargetFile target = TargetFile.open(file, true);
    write(target, "new");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
      }
    }
    target.discard();
    assertEquals("old", Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherNameOfTheFileStaysOne(boolean atOnce) throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old and long");
    Path other = Files.createLink(folder.resolve("b.txt"), file);
    rewrite(file, atOnce);
    assertEquals("new", Files.readString(other));
    assertEquals(List.of("a.txt", "b.txt"), names());
  }

  @Test
  void aFileWithTwoNamesStaysUntilAllIsKnown() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    Path other = Files.createLink(folder.resolve("b.txt"), file);
    TargetFile target = TargetFile.open(file, true);
    write(target, "half");
    assertEquals("old", Files.readString(other));
    target.discard();
    assertEquals("old", Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLinkToNothingLeadsToANewFile(boolean atOnce) throws IOException {
    Path file = folder.resolve("later");
    Path link = Files.createSymbolicLink(folder.resolve("a.txt"), Path.of("later"));
    rewrite(link, atOnce);
    assertEquals("new", Files.readString(file));
    assertTrue(Files.isSymbolicLink(link));
    Files.delete(file);
    TargetFile.open(link, atOnce).discard();
    assertEquals(List.of("a.txt"), names());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aChainOfLinksIsFollowed(boolean atOnce) throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "old and long");
    Files.createSymbolicLink(folder.resolve("b"), Path.of("real"));
    Path link = Files.createSymbolicLink(folder.resolve("a.txt"), Path.of("b"));
    rewrite(link, atOnce);
    assertEquals("new", Files.readString(real));
    assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(folder.resolve("b")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCircleOfLinksIsRefused(boolean atOnce) throws IOException {
    Files.createSymbolicLink(folder.resolve("b"), Path.of("a.txt"));
    Path link = Files.createSymbolicLink(folder.resolve("a.txt"), Path.of("b"));
    assertThrows(AsciiChatException.class, () -> TargetFile.open(link, atOnce));
    assertEquals(List.of("a.txt", "b"), names());
  }

  /** The superuser may write everywhere, and the file is replaced. */
  @Test
  void aFileInAFolderThatCannotBeWrittenIsOverwritten() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path file = Files.writeString(closed.resolve("a.txt"), "old and long");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      rewrite(file, true);
      assertEquals("new", Files.readString(file));
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** Opening one would wait for its reader. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPipeIsRefused(boolean atOnce) throws Exception {
    Path pipe = folder.resolve("a.cast");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    AsciiChatException refused =
        assertThrows(AsciiChatException.class, () -> TargetFile.open(pipe, atOnce));
    assertTrue(refused.getMessage().contains("it is a pipe"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDeviceIsWrittenThroughItsLink(boolean atOnce) throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("a.txt"), Path.of("/dev/null"));
    rewrite(link, atOnce);
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void aLongNameIsNoObstacle() throws IOException {
    Path file = folder.resolve("x".repeat(251) + ".txt");
    rewrite(file, true);
    assertEquals("new", Files.readString(file));
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

  @Test
  void whatAKilledProcessHasLeftIsRemovedByTheNext() throws Exception {
    Path file = folder.resolve("a.txt");
    Path left = leftBehind(file);
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(3600)));
    Path young =
        folder.resolve(left.getFileName().toString().replaceFirst("-[^-]*.part", "-y.part"));
    Files.writeString(young, "half");
    Path ofAnother = folder.resolve(".ascii-chat-1234-0.part");
    Files.writeString(ofAnother, "half");
    Files.setLastModifiedTime(ofAnother, FileTime.from(Instant.now().minusSeconds(3600)));
    rewrite(file, true);
    assertEquals(
        List.of(ofAnother.getFileName().toString(), young.getFileName().toString(), "a.txt"),
        names());
  }

  /** One process, two recordings to the same name: neither takes the other's file away. */
  @Test
  void whatIsStillBeingWrittenIsLeftAlone() throws Exception {
    Path file = folder.resolve("a.txt");
    TargetFile first = TargetFile.open(file, true);
    write(first, "first");
    for (String name : names()) {
      Files.setLastModifiedTime(
          folder.resolve(name), FileTime.from(Instant.now().minusSeconds(3600)));
    }
    rewrite(file, true);
    first.commit();
    assertEquals("first", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
  }

  /** The name that the file beside this one has, under which it stays. */
  private Path leftBehind(Path file) throws IOException {
    TargetFile killed = TargetFile.open(file, true);
    Path part = folder.resolve(names().getFirst());
    killed.discard();
    return Files.writeString(part, "half");
  }

  /** The old file is larger than what is kept of files in memory, and the disk ends behind it. */
  @Test
  void anOverwrittenFileIsPutBackWhenThatFails() throws Exception {
    Path file = folder.resolve("a.txt");
    byte[] old = new byte[65 << 20];
    new Random(1).nextBytes(old);
    Files.write(file, old);
    Files.createLink(folder.resolve("b.txt"), file);
    // In units of 512 bytes: half a MiB more than the old file.
    String limited = "ulimit -f " + (131 << 10) + "; exec \"$0\" \"$@\"";
    Process writer =
        new ProcessBuilder(
                "sh",
                "-c",
                limited,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Overwriting.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String told = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(Overwriting.FAILED, writer.waitFor(), told);
    assertArrayEquals(old, Files.readAllBytes(file));
  }

  /** Writes 66 MiB over a file. */
  static final class Overwriting {
    static final int FAILED = 3;

    private Overwriting() {}

    public static void main(String[] args) throws IOException {
      TargetFile target = TargetFile.open(Path.of(args[0]), true);
      target.stream().write(new byte[66 << 20]);
      try {
        target.commit();
      } catch (IOException e) {
        System.exit(FAILED);
      }
    }
  }
}
