package io.asciichat.cli.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {
  @Test
  void objectsArraysAndTheirValuesAreSeparated() {
    String json =
        new JsonWriter()
            .beginObject()
            .member("a", 1)
            .name("b")
            .beginArray()
            .value("x")
            .value(true)
            .beginArray()
            .endArray()
            .beginObject()
            .endObject()
            .endArray()
            .member("c", (String) null)
            .member("d", false)
            .endObject()
            .toString();
    assertEquals("{\"a\":1,\"b\":[\"x\",true,[],{}],\"c\":null,\"d\":false}", json);
  }

  @Test
  void stringsThatLookLikeBracketsDoNotEatACommaAndAreEscaped() {
    String json = new JsonWriter().beginArray().value("[").value("{\n\u001b").endArray().toString();
    assertEquals("[\"[\",\"{\\n\\u001b\"]", json);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "16.6, 16.6",
    "3, 3",
    "-2.5, -2.5",
    "1e-7, 1.0E-7",
    "1e300, 1.0E300",
    "9007199254740993, 9.007199254740992E15",
    "NaN, null",
    "Infinity, null"
  })
  void numbersAreShortAndThoseThatJsonLacksAreNull(double value, String expected) {
    assertEquals(expected, new JsonWriter().value(value).toString());
  }

  @Test
  void theLocaleHasNoSay() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertEquals(
          "[1234567,0.5]",
          new JsonWriter().beginArray().value(1_234_567L).value(0.5).endArray().toString());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whatWasNotEndedIsNotGivenOut() {
    assertThrows(IllegalStateException.class, () -> new JsonWriter().beginObject().toString());
  }
}
