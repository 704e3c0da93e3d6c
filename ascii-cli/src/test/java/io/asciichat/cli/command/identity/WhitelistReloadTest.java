package io.asciichat.cli.command.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.crypto.keys.Identities;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.IdentityKey;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.PublicKeys;
import io.asciichat.crypto.keys.Whitelist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that are taken out of a list while their clients are in a call. */
class WhitelistReloadTest implements WhitelistReload.ListedServer {
  private static final IdentityKey ANN = key(1);
  private static final IdentityKey BEN = key(2);

  @TempDir private Path folder;
  private Path file;
  private Whitelist list;
  private WhitelistReload reload;
  private final List<Whitelist.Reload> reloads = new ArrayList<>();
  private final List<Predicate<SessionInfo>> dismissals = new ArrayList<>();

  private static IdentityKey key(int value) {
    byte[] seed = new byte[IdentityKey.SIZE];
    Arrays.fill(seed, (byte) value);
    try (Identity identity = Identities.ofSeed(seed)) {
      return identity.key();
    }
  }

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("clients");
    write(ANN.openSshLine() + "\n" + BEN.openSshLine() + "\n");
    KeyEnvironment environment = KeyEnvironment.of(Map.of(), folder);
    list = Whitelist.of(new PublicKeys(environment, 32), file.toString());
    reload = new WhitelistReload(list, this);
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
  }

  @Override
  public void reloaded(Whitelist.Reload read) {
    reloads.add(read);
  }

  @Override
  public void dismiss(Predicate<SessionInfo> whom) {
    dismissals.add(whom);
  }

  private static SessionInfo session(@Nullable IdentityKey key) {
    String hex = key == null ? null : key.hex();
    return SessionInfo.arrived(1, "192.0.2.7:1")
        .withPeer(new SessionInfo.Peer("192.0.2.7:1", true, hex, null));
  }

  @Test
  void nothingIsReadUnasked() throws IOException {
    write("nonsense");
    assertEquals(Loop.WHEN_WOKEN, reload.step(0));
    assertEquals(List.of(), reloads);
  }

  @Test
  void thoseWhoseKeyIsGoneHaveToGoAndNoOthers() throws IOException {
    write(ANN.openSshLine());
    reload.ask();
    long next = reload.step(5);
    assertEquals(List.of(BEN), reloads.getFirst().removed());
    assertEquals(1, dismissals.size());
    Predicate<SessionInfo> whom = dismissals.getFirst();
    assertTrue(whom.test(session(BEN)));
    assertFalse(whom.test(session(ANN)));
    assertFalse(whom.test(session(null)), "still in its handshake");

    assertEquals(5 + WhitelistReload.SECOND_LOOK.toNanos(), next);
    assertEquals(Loop.WHEN_WOKEN, reload.step(next));
    assertEquals(2, dismissals.size(), "those whose handshake took long");
    assertEquals(1, reloads.size());
  }

  @Test
  void aMistakeOrAnAdditionSendsNoClientAway() throws IOException {
    write("nonsense");
    reload.ask();
    assertEquals(Loop.WHEN_WOKEN, reload.step(0));
    assertNotNull(reloads.getFirst().mistake());
    assertEquals(2, list.found().keys().size());

    write(ANN.openSshLine() + "\n" + BEN.openSshLine() + "\n" + key(3).openSshLine());
    reload.ask();
    assertEquals(Loop.WHEN_WOKEN, reload.step(0));
    assertNull(reloads.getLast().mistake());
    assertEquals(3, list.found().keys().size());
    assertEquals(List.of(), dismissals);
  }
}
