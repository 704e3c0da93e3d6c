package io.asciichat.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {
  private static final Duration LONG = Duration.ofDays(3650);

  @TempDir private Path folder;
  private Path path;
  private Instant now = Instant.now();

  @BeforeEach
  void open() {
    path = folder.resolve("log");
  }

  private RotatingFile file(long maxBytes, Duration maxAge, int maxOld) {
    return new RotatingFile(
        new LogFile(path, maxBytes, maxAge, maxOld), () -> now, lost -> bytes(lost + " lost"));
  }

  private static byte[] bytes(String line) {
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void write(RotatingFile file, String line) {
    byte[] bytes = bytes(line);
    file.write(bytes, 0, bytes.length);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void aFileThatIsFullIsPutAside() throws IOException {
    RotatingFile file = file(12, LONG, 2);
    for (int i = 1; i <= 7; i++) {
      write(file, "line" + i);
    }
    assertEquals("line7\n", text("log"));
    assertEquals("line5\nline6\n", text("log.1"));
    assertEquals("line3\nline4\n", text("log.2"));
    assertFalse(Files.exists(folder.resolve("log.3")));
  }

  @Test
  void aLineThatIsLargerThanAFileIsWrittenAllTheSame() throws IOException {
    RotatingFile file = file(4, LONG, 2);
    write(file, "the first");
    write(file, "the second");
    assertEquals("the second\n", text("log"));
    assertEquals("the first\n", text("log.1"));
  }

  @Test
  void aFileThatIsOldIsPutAside() throws IOException {
    RotatingFile file = file(1000, Duration.ofDays(2), 5);
    write(file, "monday");
    now = now.plus(Duration.ofHours(47));
    write(file, "tuesday");
    now = now.plus(Duration.ofHours(2));
    write(file, "wednesday");
    assertEquals("wednesday\n", text("log"));
    assertEquals("monday\ntuesday\n", text("log.1"));
  }

  @Test
  void theAgeOutlivesTheProcess() throws IOException {
    write(file(1000, Duration.ofDays(2), 5), "before");
    now = now.plus(Duration.ofDays(3));
    write(file(1000, Duration.ofDays(2), 5), "after");
    assertEquals("after\n", text("log"));
    assertEquals("before\n", text("log.1"));
  }

  @Test
  @Needs(Need.LINUX)
  void filesAreTheirOwnersAloneUntilThatIsChanged() throws IOException {
    RotatingFile file = file(6, LONG, 5);
    write(file, "one");
    assertEquals("rw-------", permissions("log"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
    write(file, "two");
    write(file, "three");
    assertEquals("rw-r-----", permissions("log"));
    assertEquals("rw-r-----", permissions("log.1"));
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  @Test
  void aFileThatOthersMoveOrDeleteIsBegunAnew() throws IOException {
    RotatingFile file = file(1000, LONG, 5);
    write(file, "one");
    Files.move(path, folder.resolve("moved"));
    now = now.plus(RotatingFile.PAUSE);
    write(file, "two");
    assertEquals("one\n", text("moved"));
    assertEquals("two\n", text("log"));
    Files.delete(path);
    now = now.plus(RotatingFile.PAUSE);
    write(file, "three");
    assertEquals("three\n", text("log"));
  }

  @Test
  void twoProcessesThatWriteIntoOneFileLoseNothing() throws IOException {
    RotatingFile one = file(20, LONG, 5);
    RotatingFile other = file(20, LONG, 5);
    for (int i = 0; i < 9; i++) {
      write(i % 2 == 0 ? one : other, "line" + i);
      now = now.plus(RotatingFile.PAUSE);
    }
    String all = text("log.2") + text("log.1") + text("log");
    assertEquals("line0\nline1\nline2\nline3\nline4\nline5\nline6\nline7\nline8\n", all);
  }

  @Test
  void goesOnWhenThereIsRoomAgain() throws IOException {
    RotatingFile file = file(1000, LONG, 5);
    write(file, "one");
    now = now.plus(RotatingFile.PAUSE);
    Files.move(folder, folder.resolveSibling("elsewhere"));
    write(file, "two");
    write(file, "three");
    Files.move(folder.resolveSibling("elsewhere"), folder);
    write(file, "four");
    assertEquals("one\n", text("log"), "not before a pause is over");
    now = now.plus(RotatingFile.PAUSE);
    write(file, "five");
    assertEquals("one\n3 lost\nfive\n", text("log"));
  }

  @Test
  void aLineThatWasCutOffIsEnded() throws IOException {
    Files.writeString(path, "one\ntw");
    write(file(1000, LONG, 5), "three");
    assertEquals("one\ntw\nthree\n", text("log"));
  }

  @Test
  @Needs(Need.DEV_FULL)
  void aFullDeviceStopsNothing() {
    path = Path.of("/dev/full");
    RotatingFile file = file(10, Duration.ofSeconds(1), 5);
    for (int i = 0; i < 1000; i++) {
      write(file, "line " + i);
      now = now.plus(RotatingFile.PAUSE);
    }
    assertTrue(Files.exists(path), "it is not put aside");
    assertFalse(Files.exists(Path.of("/dev/full.1")));
  }

  @Test
  void anInterruptedThreadWritesToo() throws IOException {
    RotatingFile file = file(1000, LONG, 5);
    Thread.currentThread().interrupt();
    write(file, "one");
    write(file, "two");
    assertTrue(Thread.interrupted());
    assertEquals("one\ntwo\n", text("log"));
  }

  @Test
  void aFolderThatIsNotThereIsToldBeforehand() {
    assertThrows(IOException.class, () -> RotatingFile.check(folder.resolve("none/log")));
  }
}
