package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.goterl.lazysodium.Sodium;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryCacheTest {
  private static final byte[] CONTENT = new byte[50_000];

  static {
    new Random(1).nextBytes(CONTENT);
  }

  @TempDir private Path folder;

  @Test
  void theFileIsWrittenOnceAndKept() throws IOException {
    Path root = folder.resolve("not/there/yet");
    Path file = LibraryCache.provide(root, "v1", "lib.so", CONTENT);
    assertEquals(root.resolve("v1/lib.so"), file);
    assertArrayEquals(CONTENT, Files.readAllBytes(file));
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(file, old);
    assertEquals(file, LibraryCache.provide(root, "v1", "lib.so", CONTENT));
    assertEquals(old, Files.getLastModifiedTime(file));
  }

  @Test
  void foldersBelongToTheOwnerAlone() throws IOException {
    Path root = folder.resolve("cache");
    Files.createDirectory(root);
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path file = LibraryCache.provide(root, "v1", "lib.so", CONTENT);
    for (Path each : new Path[] {root, file.getParent()}) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
    }
  }

  @Test
  void changedCutAndExchangedFilesAreReplaced() throws IOException {
    Path file = LibraryCache.provide(folder, "v1", "lib.so", CONTENT);
    byte[] changed = CONTENT.clone();
    changed[40_000] ^= 1;
    Files.write(file, changed);
    assertProvidedAgain(file);
    Files.write(file, new byte[10]);
    assertProvidedAgain(file);
    Path elsewhere = folder.resolve("elsewhere");
    Files.write(elsewhere, CONTENT);
    Files.delete(file);
    Files.createSymbolicLink(file, elsewhere);
    assertProvidedAgain(file);
    assertFalse(Files.isSymbolicLink(file));
  }

  @Test
  void nothingElseIsLeftBehind() throws IOException {
    Path file = LibraryCache.provide(folder, "v1", "lib.so", CONTENT);
    try (var entries = Files.list(file.resolveSibling("."))) {
      assertEquals(1, entries.count());
    }
  }

  @Test
  void withoutACacheATemporaryCopyServes() throws IOException {
    Path blocked = folder.resolve("blocked");
    Files.writeString(blocked, "a file where the folder should be");
    Path file = LibraryCache.provide(blocked, "v1", "lib.so", CONTENT);
    assertFalse(file.startsWith(folder.resolve("blocked")));
    assertArrayEquals(CONTENT, Files.readAllBytes(file));
    assertTrue(file.isAbsolute() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void theRootFollowsTheXdgRules() {
    assertEquals(Path.of("/xdg/ascii-chat"), LibraryCache.defaultRoot("/xdg", "/home/me"));
    assertEquals(Path.of("/home/me/.cache/ascii-chat"), LibraryCache.defaultRoot("", "/home/me"));
    assertEquals(
        Path.of("/home/me/.cache/ascii-chat"), LibraryCache.defaultRoot("relative", "/home/me"));
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux64/libsodium.so",
    "Linux, aarch64, arm64/libsodium.so",
    "Linux, arm, armv6/libsodium.so",
    "Linux, i386, linux/libsodium.so",
    "Mac OS X, aarch64, mac_arm/libsodium.dylib",
    "Mac OS X, x86_64, mac/libsodium.dylib",
    "Windows 11, amd64, windows64/libsodium.dll",
    "Windows 10, x86, windows/libsodium.dll"
  })
  void everyPlatformHasItsLibraryAndTheJarHasIt(String os, String arch, String resource) {
    assertEquals(resource, LibraryCache.libraryFor(os, arch));
    assertTrue(Sodium.class.getResource("/" + resource) != null, resource);
  }

  @ParameterizedTest
  @CsvSource({"Linux, riscv64", "Linux, s390x", "SunOS, sparcv9", "Windows 11, aarch64"})
  void otherPlatformsAreToldWhatWorks(String os, String arch) {
    AsciiChatException refusal =
        assertThrows(AsciiChatException.class, () -> LibraryCache.libraryFor(os, arch));
    assertEquals(ErrorCode.NOT_SUPPORTED, refusal.code());
    assertTrue(refusal.getMessage().contains(os + "/" + arch));
    assertFalse(refusal.getMessage().contains("--no-encrypt"), "no advice weakens security");
  }

  private void assertProvidedAgain(Path file) throws IOException {
    assertEquals(file, LibraryCache.provide(folder, "v1", "lib.so", CONTENT));
    assertArrayEquals(CONTENT, Files.readAllBytes(file));
  }
}
