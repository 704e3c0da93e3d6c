package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.asciichat.cli.terminal.TerminalTraits.Repeat;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.packet.PlainText;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.text.FramePieces;
import io.asciichat.proof.Mutations;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of a frame's text nothing reaches a terminal but printable characters, line feeds, colours (SGR),
 * repetition (REP) and the movements of this program.
 */
class FrameTextFuzzTest {
  private static final int COLUMNS = 12;
  private static final int ROWS = 4;

  /** Written without the code under test: what may stand in a text that has passed. */
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;:]*m");

  private static final Pattern REPETITION = Pattern.compile("\u001b\\[[0-9]{0,4}b");
  private static final Pattern MOVEMENT = Pattern.compile("\u001b\\[[1-4];(1[0-3]|[1-9])H");

  @MethodSource("texts")
  @FuzzTest
  void frame(byte[] input) throws CharacterCodingException {
    if (new FramePieces().allPass(input, 0, input.length)) {
      check(input, 0, input.length, false);
    }
    for (Repeat repeat : Repeat.values()) {
      for (boolean positioned : new boolean[] {true, false}) {
        OutputBuffer out = new OutputBuffer(16);
        FrameText text = new FrameText(repeat, Paint.OWN);
        text.write(
            new AsciiFrame(PooledBuffer.unpooled(input.clone()), 0, input.length, COLUMNS, ROWS),
            COLUMNS,
            ROWS,
            positioned,
            out);
        assertTrue(text.rows() <= ROWS);
        for (int row = 0; row < text.rows(); row++) {
          assertTrue(text.width(row) <= COLUMNS);
        }
        check(out.array(), 0, out.length(), positioned);
      }
    }
  }

  private static void check(byte[] bytes, int offset, int length, boolean moves)
      throws CharacterCodingException {
    String shown =
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes, offset, length))
            .toString();
    int at = 0;
    while (at < shown.length()) {
      int codePoint = shown.codePointAt(at);
      if (codePoint == 0x1b) {
        int end = Math.max(end(COLOURS, shown, at), end(REPETITION, shown, at));
        end = moves ? Math.max(end, end(MOVEMENT, shown, at)) : end;
        assertTrue(end > at, "a sequence at " + at + " of " + shown);
        at = end;
      } else {
        assertTrue(
            codePoint == '\n' || PlainText.isPrintable(codePoint),
            () -> "U+" + Integer.toHexString(codePoint));
        at += Character.charCount(codePoint);
      }
    }
    assertEquals(shown.length(), at);
  }

  private static int end(Pattern pattern, String text, int at) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? matcher.end() : -1;
  }

  static Stream<byte[]> texts() {
    return Stream.of(
            "plain\ntext",
            "\u001b[38;2;1;2;3m█\u001b[0m▄\u001b[9b\n",
            "\u001b[48:5:200m漢字e\u0301\u001b[m",
            "\u001b]0;title\u0007\u001b[2J\u009b1m\u202eabc",
            "abcdefghijklmnop\u001b[31mq\nrow\n\n\n\nbelow",
            "a\u001b[1234b\u001b[?25lb")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void framesInEveryBuild() throws Exception {
    Mutations.search(texts(), this::frame);
  }
}
