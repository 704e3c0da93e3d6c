package io.asciichat.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.session.Ban;
import io.asciichat.core.session.BanSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BanFileTest {
  private static final Ban ONE = Ban.forever(BanSubject.of("192.0.2.0/24"), "a note, with words");
  private static final Ban OTHER =
      new Ban(BanSubject.of("key:" + "ab".repeat(32)), Instant.parse("2026-12-24T18:00:00Z"), "");

  @TempDir private Path folder;
  private final List<String> skipped = new ArrayList<>();
  private Path path;
  private BanFile file;

  @BeforeEach
  void open() {
    path = folder.resolve("bans");
    file = new BanFile(path);
  }

  @Test
  void whatIsWrittenIsReadBackByItsOwnerAlone() throws IOException {
    assertEquals(List.of(), file.read(skipped::add));
    file.write(List.of(ONE, OTHER));
    assertEquals(List.of(ONE, OTHER), file.read(skipped::add));
    assertEquals(List.of(), skipped);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    file.write(List.of(OTHER));
    assertEquals(List.of(OTHER), file.read(skipped::add));
    try (var left = Files.list(folder)) {
      assertEquals(List.of(path), left.toList(), "nothing but the file itself");
    }
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path target = Files.createFile(folder.resolve("target"));
    Files.createSymbolicLink(path, target);
    file.write(List.of(ONE));
    assertTrue(Files.isSymbolicLink(path));
    assertEquals(List.of(ONE), new BanFile(target).read(skipped::add));
  }

  @Test
  void brokenLinesAreNamedAndSkipped() throws IOException {
    Files.writeString(
        path, "# note\n\n" + ONE.line() + "\nexample.org forever\n  " + OTHER.line() + "\nx");
    assertEquals(List.of(ONE, OTHER), file.read(skipped::add));
    assertEquals(2, skipped.size());
    assertTrue(skipped.getFirst().startsWith(path + " line 4 is not a ban: "), skipped::toString);
    assertTrue(skipped.getLast().startsWith(path + " line 6 "), skipped::toString);
  }

  @Test
  void whatCannotBeReadOrWrittenIsOneSentence() throws IOException {
    BanFile nowhere = new BanFile(folder.resolve("no/such/bans"));
    AsciiChatException failure =
        assertThrows(AsciiChatException.class, () -> nowhere.write(List.of(ONE)));
    assertEquals(ErrorCode.FILE, failure.code());
    Files.write(path, new byte[] {(byte) 0xC3, 0x28});
    assertThrows(AsciiChatException.class, () -> file.read(skipped::add));
  }
}
