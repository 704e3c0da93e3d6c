package io.asciichat.cli.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  @Test
  void readsWhatTheWriterWrites() {
    String name = "a\"\\\n\t\u001b é█𜴀\u202e";
    String json =
        new JsonWriter()
            .beginObject()
            .member("name", name)
            .member("rate", 59.94)
            .member("count", 1_234_567_890_123L)
            .member("here", true)
            .member("nothing", (String) null)
            .name("names")
            .beginArray()
            .value("x")
            .value("y")
            .endArray()
            .name("inner")
            .beginArray()
            .beginObject()
            .member("id", 7)
            .endObject()
            .endArray()
            .endObject()
            .toString();
    JsonObject read = JsonReader.object(json);
    assertEquals(name, read.text("name"));
    assertEquals(59.94, read.number("rate"));
    assertEquals(1_234_567_890_123L, read.whole("count"));
    assertTrue(read.truth("here"));
    assertFalse(read.has("nothing"));
    assertEquals(List.of("x", "y"), read.texts("names"));
    assertEquals(7, read.objects("inner").getFirst().whole("id"));
  }

  @Test
  void readsWhatOthersWrite() {
    JsonObject read =
        JsonReader.object(
            " { \"a\" : [ ] ,\r\n\t\"b\":{},\"c\":-1.5E+2,\"\\u0064\\/\\b\\f\":\"\\ud83d\\ude00\" }"
                + " ");
    assertEquals(List.of(), read.texts("a"));
    assertEquals(-150, read.number("c"));
    assertEquals("😀", read.text("d/\b\f"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "[]",
        "null",
        "{",
        "{}x",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,\"a\":2}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":0x1}",
        "{\"a\":NaN}",
        "{\"a\":tru}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\":[1",
        "{\"a\":\"x}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\u12",
        "{\"a\":\"\\u\u0661234\"}"
      })
  void anythingElseIsRefused(String text) {
    AsciiChatException refused =
        assertThrows(AsciiChatException.class, () -> JsonReader.object(text));
    assertEquals(ErrorCode.PROTOCOL, refused.code());
  }

  @Test
  void depthHasABound() {
    assertTrue(JsonReader.object(nested(31)).has("a"));
    assertThrows(AsciiChatException.class, () -> JsonReader.object(nested(1_000_000)));
  }

  private static String nested(int depth) {
    return "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
  }

  @Test
  void aMemberThatIsMissingOrOfAnotherTypeIsTold() {
    JsonObject read = JsonReader.object("{\"a\":1,\"b\":[1]}");
    assertThrows(AsciiChatException.class, () -> read.text("a"));
    assertThrows(AsciiChatException.class, () -> read.number("c"));
    AsciiChatException told = assertThrows(AsciiChatException.class, () -> read.texts("b"));
    assertTrue(String.valueOf(told.getMessage()).contains("'b'"));
  }
}
