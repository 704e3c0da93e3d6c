package io.asciichat.core.render;

import io.asciichat.core.buffer.PooledBuffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A frame's text taken apart as a terminal would, refusing what ACIP does not allow. */
final class FrameText {
  private static final Pattern TOKEN =
      Pattern.compile("\033\\[(?<sgr>[0-9;]*)m|(?<feed>\n)|(?<glyph>[^\\p{Cntrl}])");

  /** A character with the foreground it is shown in. */
  record Cell(int glyph, String sgr) {}

  private final String text;
  private final List<List<Cell>> rows = new ArrayList<>();
  private String lastSgr = "";

  FrameText(PooledBuffer buffer, int reserve) {
    this(decode(buffer, reserve));
  }

  private FrameText(String text) {
    this.text = text;
    rows.add(new ArrayList<>());
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (matcher.find()) {
      if (matcher.start() != at) {
        break;
      }
      at = matcher.end();
      String sgr = matcher.group("sgr");
      if (sgr != null) {
        lastSgr = sgr;
      } else if (matcher.group("feed") != null) {
        rows.add(new ArrayList<>());
      } else {
        rows.getLast().add(new Cell(matcher.group("glyph").codePointAt(0), lastSgr));
      }
    }
    if (at != text.length()) {
      throw new AssertionError("not allowed in a frame: " + (int) text.charAt(at) + " at " + at);
    }
  }

  private static String decode(PooledBuffer buffer, int reserve) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(buffer.array(), reserve, buffer.length() - reserve))
          .toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError("not UTF-8", e);
    }
  }

  String text() {
    return text;
  }

  List<List<Cell>> rows() {
    return rows;
  }

  /** The last SGR's parameters. */
  String lastSgr() {
    return lastSgr;
  }

  /** Columns of the widest row. */
  int width() {
    return rows.stream()
        .mapToInt(row -> row.stream().mapToInt(cell -> DisplayWidth.of(cell.glyph())).sum())
        .max()
        .orElse(0);
  }
}
