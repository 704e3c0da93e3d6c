package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.crypto.keys.IdentityKey;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.KnownHosts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCheckTest {
  private static final String ADDRESS = "192.0.2.7:27224";
  private static final String NAME = "chat.example.org";
  private static final IdentityKey ONE = key(1);
  private static final IdentityKey TWO = key(2);

  @TempDir Path home;

  private KnownHosts hosts;

  @BeforeEach
  void open() {
    hosts = KnownHosts.of(KeyEnvironment.of(Map.of(), home));
  }

  @Test
  void everyServerPassesWhereNoneIsExpectedAndNoneIsVerified() throws Exception {
    assertFalse(ServerCheck.ANY.check(ADDRESS, ONE));
    assertFalse(ServerCheck.ANY.check(ADDRESS, null));
  }

  @Test
  void oneOfTheExpectedIdentitiesHasToBeShown() throws Exception {
    ServerCheck check = ServerCheck.expecting(List.of(ONE, TWO));
    assertTrue(check.check(ADDRESS, TWO));
    assertEquals(List.of(ONE, TWO), check.expected());
    assertRefused(check, null, "shows no identity");
    assertRefused(check, key(3), key(3).fingerprint());
  }

  @Test
  void aServerThatWasNotMetIsLeftToAPersonAndKnownFromThenOn() throws Exception {
    ServerCheck check = ServerCheck.known(hosts, NAME, false);
    UnknownServerException unknown =
        assertThrows(UnknownServerException.class, () -> check.check(ADDRESS, ONE));
    assertEquals(ADDRESS, unknown.server());
    assertEquals(ONE, unknown.shown());
    hosts.accept(unknown.server(), NAME, unknown.shown());
    assertTrue(check.check(ADDRESS, ONE));
    assertTrue(check.check("198.51.100.1:27224", ONE));
  }

  @Test
  void anotherIdentityThanBeforeIsRefusedWithTheLineAndTheFile() {
    hosts.accept(ADDRESS, null, ONE);
    String where = "remove line 1 of " + home.resolve(".config/ascii-chat/known_hosts");
    ServerCheck check = ServerCheck.known(hosts, null, false);
    assertRefused(check, TWO, where);
    assertRefused(check, TWO, "has another identity than before, " + TWO.fingerprint());
    assertRefused(check, null, where);
    assertRefused(check, null, "shows no identity any more");
  }

  @Test
  void aServerThatWasMetByNameHasTwoLinesToRemove() {
    hosts.accept(ADDRESS, NAME, ONE);
    assertRefused(ServerCheck.known(hosts, NAME, false), TWO, "remove lines 1 and 2 of ");
  }

  @Test
  void aServerWithoutIdentityPassesUnverifiedUnlessOneIsRequired() throws Exception {
    assertFalse(ServerCheck.known(hosts, null, false).check(ADDRESS, null));
    assertRefused(ServerCheck.known(hosts, null, true), null, "--require-server-identity");
  }

  private static void assertRefused(ServerCheck check, @Nullable IdentityKey shown, String part) {
    HandshakeException refusal =
        assertThrows(HandshakeException.class, () -> check.check(ADDRESS, shown));
    assertEquals(ErrorCode.AUTH, refusal.code());
    assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(ADDRESS), refusal.getMessage());
  }

  private static IdentityKey key(int value) {
    return TestIdentities.of(value).key();
  }
}
