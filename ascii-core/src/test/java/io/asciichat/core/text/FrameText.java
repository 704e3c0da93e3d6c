package io.asciichat.core.text;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.glyph.DisplayWidth;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A frame's text taken apart as a terminal would, refusing what frames must not have. */
public final class FrameText {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\033\\[(?<sgr>[0-9;]+)m|\033\\[(?<times>[0-9]+)b|(?<feed>\n)|(?<glyph>[^\\p{Cntrl}])");

  /** A character with the colours it is shown in, see {@link Pen}. */
  public record Cell(int glyph, int foreground, int background) {}

  private final String text;
  private final List<List<Cell>> rows = new ArrayList<>();
  private final Pen pen = new Pen();
  private String lastSgr = "";
  private int colorings;
  private int repeats;
  private boolean coloredEnds;

  public FrameText(PooledBuffer buffer, int reserve) {
    this(buffer.array(), reserve, buffer.length());
  }

  public FrameText(byte[] bytes, int from, int to) {
    checkThatItPasses(bytes, from, to);
    this.text = decode(bytes, from, to);
    rows.add(new ArrayList<>());
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (matcher.find() && matcher.start() == at) {
      at = matcher.end();
      take(matcher);
    }
    if (at != text.length()) {
      throw new AssertionError("not allowed in a frame: " + (int) text.charAt(at) + " at " + at);
    }
    coloredEnds |= pen.background() != Pen.DEFAULT;
  }

  /** What clients drop must never be drawn. */
  private static void checkThatItPasses(byte[] bytes, int from, int to) {
    FramePieces pieces = new FramePieces();
    pieces.begin(bytes, from, to - from, FramePieces.UNLIMITED, FramePieces.UNLIMITED);
    for (FramePieces.Piece piece = pieces.next();
        piece != FramePieces.Piece.END;
        piece = pieces.next()) {
      if (piece == FramePieces.Piece.REFUSED) {
        throw new AssertionError("refused by clients: byte " + (pieces.start() - from));
      }
    }
  }

  private void take(Matcher token) {
    String sgr = token.group("sgr");
    String times = token.group("times");
    String glyph = token.group("glyph");
    if (sgr != null) {
      pen.set(sgr);
      lastSgr = sgr;
      colorings++;
    } else if (times != null) {
      repeats++;
      rows.getLast().addAll(Collections.nCopies(Integer.parseInt(times), rows.getLast().getLast()));
    } else if (glyph != null) {
      rows.getLast().add(new Cell(glyph.codePointAt(0), pen.foreground(), pen.background()));
    } else {
      coloredEnds |= pen.background() != Pen.DEFAULT;
      rows.add(new ArrayList<>());
    }
  }

  private static String decode(byte[] bytes, int from, int to) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError("not UTF-8", e);
    }
  }

  public String text() {
    return text;
  }

  public List<List<Cell>> rows() {
    return rows;
  }

  /** The cell in a column and row, of a frame without wide characters. */
  public Cell cell(int x, int y) {
    return rows.get(y).get(x);
  }

  /** The characters alone, row by row. */
  public String plain() {
    StringBuilder plain = new StringBuilder();
    for (int y = 0; y < rows.size(); y++) {
      plain.append(y == 0 ? "" : "\n");
      rows.get(y).forEach(cell -> plain.appendCodePoint(cell.glyph()));
    }
    return plain.toString();
  }

  /** The last SGR's parameters. */
  public String lastSgr() {
    return lastSgr;
  }

  /** How many SGR sequences there are. */
  public int colorings() {
    return colorings;
  }

  /** How many REP sequences there are. */
  public int repeats() {
    return repeats;
  }

  /** Whether some row ends while the background has a colour. */
  public boolean hasColoredEnds() {
    return coloredEnds;
  }

  /** Columns of the widest row. */
  public int width() {
    return rows.stream()
        .mapToInt(row -> row.stream().mapToInt(cell -> DisplayWidth.of(cell.glyph())).sum())
        .max()
        .orElse(0);
  }
}
