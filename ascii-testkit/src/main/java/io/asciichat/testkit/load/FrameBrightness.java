package io.asciichat.testkit.load;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.color.ColorTable;
import io.asciichat.core.color.Rgb;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.text.FrameCharacters;
import io.asciichat.core.text.FramePieces;
import java.util.Arrays;

/**
 * How bright the cells of a frame look, roughly: enough to tell black from white in every colour
 * level, in the render modes of ACIP. For one thread.
 */
final class FrameBrightness {
  /** Neither set by the frame nor known here. */
  private static final int DEFAULT = -1;

  /** What terminals commonly write in. */
  private static final int DEFAULT_INK = 192;

  private static final int FULL = 256;
  private static final int HALF = FULL / 2;

  private final ViewerProfile viewer;
  private final RenderMode mode;
  private final int[] ramp;
  private final int[] cells;
  private final FramePieces pieces = new FramePieces();
  private int foreground = DEFAULT;
  private int background = DEFAULT;

  FrameBrightness(ViewerProfile viewer) {
    this.viewer = viewer;
    mode = viewer.shownMode();
    String characters =
        viewer.customCharacters().isEmpty()
            ? viewer.palette().characters()
            : viewer.customCharacters();
    ramp = characters.codePoints().toArray();
    cells = new int[viewer.columns() * viewer.rows()];
  }

  /** The brightness of a cell of the last frame, 0 to 255. */
  int at(int column, int row) {
    return cells[row * viewer.columns() + column];
  }

  /** Reads a frame; cells that it does not draw are dark. */
  void read(ByteSlice text) {
    Arrays.fill(cells, 0);
    reset();
    byte[] bytes = text.array();
    pieces.begin(bytes, text.offset(), text.length(), viewer.columns(), viewer.rows());
    int rowStart = 0;
    while (true) {
      switch (pieces.next()) {
        case CHARACTER -> put(bytes, rowStart, pieces.characterWidth());
        case REPEAT -> put(bytes, rowStart, pieces.times() * pieces.characterWidth());
        case STYLE -> style(bytes, pieces.start() + 2, pieces.stop() - 1);
        case RESET -> reset();
        case ROW -> rowStart += viewer.columns();
        case PADDING, REFUSED -> {} // nothing that is bright
        case END -> {
          return;
        }
      }
    }
  }

  private void put(byte[] bytes, int rowStart, int columns) {
    int start = pieces.characterStart();
    int count = FrameCharacters.length(bytes, start, pieces.characterStop());
    int ink = ink(FrameCharacters.codePoint(bytes, start, count));
    int ground = background == DEFAULT ? 0 : background;
    int look = ((foreground == DEFAULT ? DEFAULT_INK : foreground) * ink + ground * (FULL - ink));
    int end = rowStart + pieces.column();
    Arrays.fill(cells, end - columns, end, look / FULL);
  }

  /** How much of a cell a character's colour decides, of {@link #FULL}. */
  private int ink(int glyph) {
    if (glyph == ' ') {
      return 0;
    }
    return switch (mode) {
      case BACKGROUND -> background == DEFAULT ? FULL : 0;
      case FOREGROUND -> viewer.colorLevel() == ColorLevel.NONE ? rank(glyph) : FULL;
      default -> glyph == '█' ? FULL : HALF;
    };
  }

  private int rank(int glyph) {
    for (int i = ramp.length - 1; i >= 0; i--) {
      if (ramp[i] == glyph) {
        return FULL * i / (ramp.length - 1);
      }
    }
    return HALF;
  }

  private void reset() {
    foreground = DEFAULT;
    background = DEFAULT;
  }

  /** Follows a colour change whose grammar {@link FramePieces} has checked. */
  private void style(byte[] bytes, int from, int end) {
    int at = from;
    while (at <= end) {
      int number = number(bytes, at, end);
      at = next(bytes, at, end);
      if (number == 38 || number == 48) {
        boolean indexed = number(bytes, at, end) == 5;
        at = next(bytes, at, end);
        int color = number(bytes, at, end);
        at = next(bytes, at, end);
        if (indexed) {
          set(number == 48, ofIndex(color));
        } else {
          int green = number(bytes, at, end);
          at = next(bytes, at, end);
          int blue = number(bytes, at, end);
          at = next(bytes, at, end);
          set(number == 48, Rgb.luminance(color << 16 | green << 8 | blue));
        }
      } else if (number == 0) {
        reset();
      } else if (number == 39 || number == 49) {
        set(number == 49, DEFAULT);
      } else if (number >= 30) {
        int color = (number >= 90 ? 8 : 0) + number % 10;
        set(number / 10 == 4 || number >= 100, ofIndex(color));
      }
    }
  }

  private void set(boolean ground, int value) {
    if (ground) {
      background = value;
    } else {
      foreground = value;
    }
  }

  private static int ofIndex(int index) {
    ColorTable table = index < ColorTable.XTERM.first() ? ColorTable.SIXTEEN : ColorTable.XTERM;
    return Rgb.luminance(table.rgb(index));
  }

  private static int number(byte[] bytes, int from, int end) {
    int number = 0;
    for (int at = from; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      number = number * 10 + bytes[at] - '0';
    }
    return number;
  }

  /** Index behind the separator that ends the number here. */
  private static int next(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at + 1;
  }
}
