package io.asciichat.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyWebTest {
  private static final Duration PATIENT = Duration.ofSeconds(60);

  @TempDir Path folder;

  private KeySite site;
  private Path cache;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private KeyWeb web;

  @BeforeEach
  void start() throws Exception {
    site = new KeySite();
    cache = folder.resolve("cache/keys");
    web = web(PATIENT);
    site.page("/me.keys", "some keys\n");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private KeyWeb web(Duration timeout) {
    return new KeyWeb(cache, () -> now, site.trust(), timeout);
  }

  @Test
  void aPageIsReadAndKeptForItsOwner() throws Exception {
    KeyWeb.Page page = web.get(site.address("/me.keys"));
    assertEquals("some keys\n", page.text());
    assertNull(page.note());
    assertEquals(
        PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(cache));
    try (Stream<Path> files = Files.list(cache)) {
      Path kept = files.reduce((a, b) -> null).orElseThrow();
      assertEquals("some keys\n", Files.readString(kept));
      assertEquals(
          PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(kept));
    }
  }

  @Test
  void theNetworkIsAskedFirst() {
    web.get(site.address("/me.keys"));
    site.page("/me.keys", "other keys\n");
    assertEquals("other keys\n", web.get(site.address("/me.keys")).text());
  }

  @Test
  void withoutNetworkTheKeptPageIsUsedForAWeek() {
    URI address = site.address("/me.keys");
    web.get(address);
    site.close();
    now = now.plus(KeyWeb.MAX_CACHE_AGE);
    KeyWeb.Page page = web.get(address);
    assertEquals("some keys\n", page.text());
    String note = page.note();
    assertNotNull(note);
    assertTrue(note.contains("no connection") && note.contains("7 days ago"), note);
    now = now.plusSeconds(1);
    assertRefused(address, ErrorCode.NETWORK, "no connection");
  }

  @Test
  void aServerInTroubleDoesNotTakeTheKeysAway() {
    URI address = site.address("/me.keys");
    web.get(address);
    for (int status : new int[] {500, 503, 429}) {
      site.fail(status);
      String note = web.get(address).note();
      assertNotNull(note);
      assertTrue(note.contains("status " + status), note);
    }
  }

  @Test
  void aPageThatIsGoneIsNotKept() {
    URI address = site.address("/me.keys");
    web.get(address);
    site.remove("/me.keys");
    assertRefused(address, ErrorCode.NETWORK, "status 404");
    site.close();
    assertRefused(address, ErrorCode.NETWORK, "no connection");
  }

  @Test
  void aServerThatSaysNothingIsLeft() {
    site.fallSilent();
    AsciiChatException refusal =
        assertThrows(
            AsciiChatException.class,
            () -> web(Duration.ofMillis(300)).get(site.address("/me.keys")));
    assertEquals(ErrorCode.TIMEOUT, refusal.code());
  }

  @Test
  void aPageWithoutEndIsRefused() {
    site.page("/me.keys", "x".repeat(KeyWeb.MAX_BYTES + 1));
    assertRefused(site.address("/me.keys"), ErrorCode.SIZE, "larger");
  }

  @Test
  void aRedirectIsFollowedToHttpsAlone() {
    site.redirect("/old.keys", "/me.keys");
    assertEquals("some keys\n", web.get(site.address("/old.keys")).text());
    site.redirect("/open.keys", site.address("/me.keys").toString().replace("https", "http"));
    assertRefused(site.address("/open.keys"), ErrorCode.NETWORK, "status 302");
    site.redirect("/ring.keys", "/ring.keys");
    assertRefused(site.address("/ring.keys"), ErrorCode.NETWORK, "");
  }

  @Test
  void anUnknownCertificateIsRefused() {
    KeyWeb usual = new KeyWeb(cache, () -> now, null, PATIENT);
    AsciiChatException refusal =
        assertThrows(AsciiChatException.class, () -> usual.get(site.address("/me.keys")));
    assertEquals(ErrorCode.NETWORK, refusal.code());
  }

  @Test
  void aCacheThatCannotBeWrittenDoesNotMatter() throws Exception {
    Files.writeString(folder.resolve("cache"), "a file");
    assertEquals("some keys\n", web.get(site.address("/me.keys")).text());
  }

  private void assertRefused(URI address, ErrorCode code, String words) {
    AsciiChatException refusal = assertThrows(AsciiChatException.class, () -> web.get(address));
    assertEquals(code, refusal.code());
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }
}
