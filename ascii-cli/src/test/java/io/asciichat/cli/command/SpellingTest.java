package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "a, '', 1",
    "'', ab, 2",
    "kitten, sitting, 3",
    "client, clinet, 1",
    "ca, abc, 3"
  })
  void distanceCountsLetters(String a, String b, int letters) {
    assertEquals(letters, Spelling.distance(a, b));
  }

  @Test
  void onlyWordsThatAreLikeItAreSuggested() {
    List<String> words = List.of("server", "client", "mirror", "demo");
    assertEquals("mirror", Spelling.closest("miror", words));
    assertEquals("client", Spelling.closest("clinet", words));
    assertNull(Spelling.closest("nonsense", words));
    assertNull(Spelling.closest("x", words));
  }
}
