package io.asciichat.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhitelistTest {
  private static final IdentityKey ONE = TestKeys.ofSeed(1);
  private static final IdentityKey TWO = TestKeys.ofSeed(2);
  private static final IdentityKey THREE = TestKeys.ofSeed(3);

  @TempDir Path folder;

  private Path file;
  private Whitelist list;

  @BeforeEach
  void read() throws Exception {
    file = Files.writeString(folder.resolve("allowed"), ONE.hex() + "\n" + TWO.hex() + "\n");
    PublicKeys reader = new PublicKeys(TestKeys.environment(folder, Map.of()), 32);
    list = Whitelist.of(reader, file.toString());
  }

  @Test
  void theKeysOfTheListAreAllowedAndNoOthers() {
    assertTrue(list.allows(ONE.bytes()));
    assertTrue(list.allows(TWO.bytes()));
    assertFalse(list.allows(THREE.bytes()));
    assertFalse(list.allows(new byte[32]));
    assertFalse(list.allows(new byte[0]));
    assertEquals(List.of(ONE, TWO), list.found().keys());
  }

  @Test
  void aReloadTellsWhoHasToGo() throws Exception {
    Files.writeString(file, TWO.hex() + "\n" + THREE.hex() + "\n");
    assertTrue(list.allows(ONE.bytes()));
    Whitelist.Reload reload = list.reload();
    assertNull(reload.mistake());
    assertEquals(List.of(ONE), reload.removed());
    assertFalse(list.allows(ONE.bytes()));
    assertTrue(list.allows(TWO.bytes()));
    assertTrue(list.allows(THREE.bytes()));
  }

  @Test
  void aMistakeLeavesTheListAsItWas() throws Exception {
    for (String mistaken : List.of("", THREE.hex() + "\nnot a key\n", "ssh-rsa AAAA")) {
      Files.writeString(file, mistaken);
      assertKept();
    }
    Files.delete(file);
    assertKept();
  }

  private void assertKept() {
    Whitelist.Reload reload = list.reload();
    String mistake = reload.mistake();
    assertNotNull(mistake);
    assertTrue(mistake.startsWith("the keys of 2 clients stay as they were: "), mistake);
    assertEquals(List.of(), reload.removed());
    assertTrue(list.allows(ONE.bytes()) && list.allows(TWO.bytes()));
    assertFalse(list.allows(THREE.bytes()));
  }

  @Test
  void aListWithAMistakeIsNotMade() {
    PublicKeys reader = new PublicKeys(TestKeys.environment(folder, Map.of()), 32);
    assertThrows(AsciiChatException.class, () -> Whitelist.of(reader, "none"));
  }
}
