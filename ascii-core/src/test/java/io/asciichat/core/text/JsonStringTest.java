package io.asciichat.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonStringTest {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9a-f]{4})|.)");

  /** The string that a literal means. */
  private static String parse(String literal) {
    return ESCAPE
        .matcher(literal.substring(1, literal.length() - 1))
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    switch (escape.group(1).charAt(0)) {
                      case 'n' -> "\n";
                      case 'r' -> "\r";
                      case 't' -> "\t";
                      case 'u' -> Character.toString(Integer.parseInt(escape.group(2), 16));
                      default -> escape.group(1);
                    }));
  }

  @Test
  void escapes() {
    assertEquals(
        "\"a\\\"b\\\\c\\u001b[0m\\r\\n\\u0000\\u007fé█𜴀\"",
        JsonString.of("a\"b\\c\u001b[0m\r\n\0\u007fé█𜴀"));
    assertEquals("\"\ufffdx\ufffd\"", JsonString.of("\ud800x\udfff"));
  }

  @Test
  void whatATerminalObeysIsEscaped() {
    assertEquals(
        "\"\\t\\u009b2J\\u202e\\u2028\\u200b\\udb40\\udc41\"",
        JsonString.of("\t\u009b2J\u202e\u2028\u200b" + Character.toString(0xe0041)));
  }

  @Property
  void anyStringComesBack(@ForAll String text) {
    String json = JsonString.of(text);
    assertFalse(json.chars().anyMatch(c -> c < 0x20), "no control character is left");
    assertFalse(
        Pattern.compile("(?<!\\\\)(\\\\\\\\)*\"")
            .matcher(json.substring(1))
            .region(0, json.length() - 2)
            .find());
    String whole = new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
    assertEquals(whole, parse(json));
  }
}
