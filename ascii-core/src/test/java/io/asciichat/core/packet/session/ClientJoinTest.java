package io.asciichat.core.packet.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientJoinTest {
  @ParameterizedTest
  @CsvSource({
    "'  ada\t', ada",
    "'', ''",
    "'   ', ''",
    "\u001b[2Jada\u202e, [2Jada",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaé, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "漢字漢字漢字漢字漢字漢字, 漢字漢字漢字漢字漢字",
    "aaa\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00, aaa\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00",
    "lone\uD83D, lone",
  })
  void aNameIsCutBetweenCharacters(String name, String expected) {
    assertEquals(expected, ClientJoin.plainName(name));
  }

  @Property(tries = 300)
  void everyNameFitsItsField(@ForAll String name) throws Exception {
    String plain = ClientJoin.plainName(name);
    assertTrue(plain.getBytes(StandardCharsets.UTF_8).length <= 31, plain);
    assertEquals(plain, ClientJoin.plainName(plain));
    if (!plain.isEmpty()) {
      ClientJoin join = ClientJoin.of(name, ClientJoin.VIDEO);
      assertEquals(plain, join.name().exact());
      assertEquals(plain, join.shownName());
    }
  }
}
