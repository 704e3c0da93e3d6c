package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.media.picture.FrameScanner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A terminal and a recording of the same size show the same of a frame, whatever is in it. */
class AlikeTest {
  @Property(tries = 2000)
  void terminalAndRecordingKeepTheSame(
      @ForAll("frames") byte[] text,
      @ForAll @IntRange(min = 1, max = 12) int columns,
      @ForAll @IntRange(min = 1, max = 5) int rows) {
    OutputBuffer out = new OutputBuffer(16);
    AsciiFrame frame = new AsciiFrame(PooledBuffer.unpooled(text), 0, text.length, columns, rows);
    new TerminalText(TerminalTraits.Repeat.NONE, Paint.OWN).write(frame, columns, rows, false, out);
    String shown = new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
    assertEquals(withoutPadding(shown), withoutPadding(recorded(text, columns, rows)));
  }

  /** Half a wide character is a space in a terminal and nothing in a recording. */
  private static String withoutPadding(String text) {
    return text.replaceAll(" (?=(\u001b\\[0m)?(\n|$))", "");
  }

  private static String recorded(byte[] text, int columns, int rows) {
    StringBuilder recorded = new StringBuilder();
    FrameScanner.scan(
        text,
        0,
        text.length,
        columns,
        rows,
        new FrameScanner.Sink() {
          @Override
          public void character(int codePoint, int width) {
            recorded.appendCodePoint(codePoint);
          }

          @Override
          public void style(byte[] bytes, int from, int to) {
            recorded.append(new String(bytes, from, to - from, StandardCharsets.UTF_8));
          }

          @Override
          public void lineFeed() {
            recorded.append('\n');
          }
        });
    return recorded.toString();
  }

  @Provide
  Arbitrary<byte[]> frames() {
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
    Arbitrary<byte[]> parts =
        Arbitraries.of(
                List.of(
                    "a",
                    "b",
                    "█",
                    "漢",
                    "e\u0301",
                    "\u0301",
                    "\n",
                    "\u001b",
                    "[",
                    "\u001b[",
                    "1",
                    ";",
                    "m",
                    "\u001b[31m",
                    "\u001b[0m",
                    "\u001b[8m",
                    "\u001b[5;1m",
                    "\u001b[3b",
                    "\u001b[b",
                    "\u001b[99999b",
                    "\u001b[2J",
                    "\u202e",
                    "\u200b",
                    "\ufe0f",
                    "\ue0b0",
                    "\u0378",
                    "\udb40\udc41",
                    "\u0301".repeat(9)))
            .list()
            .ofMaxSize(30)
            .map(list -> String.join("", list).getBytes(StandardCharsets.UTF_8));
    return Arbitraries.oneOf(noise, parts);
  }
}
