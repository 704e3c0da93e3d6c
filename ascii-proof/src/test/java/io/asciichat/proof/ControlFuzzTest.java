package io.asciichat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.asciichat.cli.control.ControlRequest;
import io.asciichat.cli.json.JsonReader;
import io.asciichat.cli.json.JsonWriter;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What comes through a control socket, both ways, is read or refused with a code that names the
 * trouble; nothing else is thrown. Classes are loaded late, as {@link PacketFuzzTest} says.
 */
class ControlFuzzTest {
  @MethodSource("requests")
  @FuzzTest
  void request(byte[] input) {
    Targets.request(new String(input, StandardCharsets.UTF_8));
  }

  static Stream<byte[]> requests() {
    return Stream.of(
            "ascii-chat 1 status",
            "ascii-chat 1 kick 3 too loud, 漢字",
            "ascii-chat 2 later  words ",
            "ascii-chat 1 locks \u001b[2J")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void requestsInEveryBuild() throws Exception {
    Mutations.search(requests(), this::request);
  }

  @MethodSource("answers")
  @FuzzTest
  void json(byte[] input) {
    Targets.json(new String(input, StandardCharsets.UTF_8));
  }

  static Stream<byte[]> answers() {
    return Stream.of(
            "{\"a\":[1,-2.5e3,true,false,null,{\"b\":\"x\\u00e9\\n\"}],\"c\":{}}",
            "{\"name\":\"\\ud83d\\ude00\\\\\\\"\"}",
            " { } ",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void answersInEveryBuild() throws Exception {
    Mutations.search(answers(), this::json);
  }

  /** The uses of an input. */
  private static final class Targets {
    private static final Set<ErrorCode> REFUSALS = Set.of(ErrorCode.USAGE, ErrorCode.NOT_SUPPORTED);

    static void request(String line) {
      ControlRequest read;
      try {
        read = ControlRequest.parse(line);
      } catch (AsciiChatException refused) {
        assertTrue(REFUSALS.contains(refused.code()), refused.code().toString());
        return;
      }
      assertEquals(line, read.line());
      assertTrue(read.toString().codePoints().allMatch(PlainText::isPrintable), line);
    }

    /** Any text is read or refused, and one that the writer has written is read as it was. */
    static void json(String text) {
      try {
        JsonReader.object(text);
      } catch (AsciiChatException refused) {
        assertEquals(ErrorCode.PROTOCOL, refused.code());
      }
      String written = new JsonWriter().beginObject().member("a", text).endObject().toString();
      assertEquals(text, JsonReader.object(written).text("a"));
    }
  }
}
