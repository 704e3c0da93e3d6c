package io.asciichat.media.image;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import org.jspecify.annotations.Nullable;

/**
 * The ways to turn stored rows so that they stand upright. The order is that of the eight values of
 * Exif's Orientation tag (CIPA DC-008, 4.6.4), the first being 1.
 */
public enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  HALF_TURN(false, true, true),
  MIRRORED_HALF_TURN(false, false, true),
  TRANSPOSED(true, false, false),
  QUARTER_TURN_RIGHT(true, true, false),
  TRANSVERSED(true, true, true),
  QUARTER_TURN_LEFT(true, false, true);

  private final boolean swapsSides;
  private final boolean fromRight;
  private final boolean fromBottom;

  /** The sides are swapped first; then the picture is mirrored in its new directions. */
  Orientation(boolean swapsSides, boolean fromRight, boolean fromBottom) {
    this.swapsSides = swapsSides;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  /** The constant for Exif's value; {@link #UPRIGHT} for values outside 1 to 8. */
  public static Orientation ofExif(int value) {
    return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
  }

  /**
   * How a picture has to be turned: telephones store what the sensor sees and note how they were
   * held. Whatever is missing or odd means {@link #UPRIGHT}.
   *
   * @param exif holds the note, which begins with its byte order mark at {@code offset}
   */
  static Orientation ofNote(byte[] exif, int offset) {
    Metadata found = new Metadata();
    try {
      new ExifReader().extract(new ByteArrayReader(exif, offset), found);
    } catch (RuntimeException e) {
      // A damaged note; what was found before the damage counts.
    }
    ExifIFD0Directory directory = found.getFirstDirectoryOfType(ExifIFD0Directory.class);
    @Nullable Integer value =
        directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    return value == null ? UPRIGHT : ofExif(value);
  }

  /**
   * The constant that is nearest to a matrix. A stored pixel {@code (x, y)} is shown at {@code (a·x
   * + c·y, b·x + d·y)}, apart from scale and shift.
   */
  public static Orientation ofMatrix(double a, double b, double c, double d) {
    boolean swapped = Math.abs(b) + Math.abs(c) > Math.abs(a) + Math.abs(d);
    boolean right = swapped ? c < 0 : a < 0;
    boolean bottom = swapped ? b < 0 : d < 0;
    for (Orientation candidate : values()) {
      if (candidate.swapsSides == swapped
          && candidate.fromRight == right
          && candidate.fromBottom == bottom) {
        return candidate;
      }
    }
    throw new AssertionError("all eight combinations are constants");
  }

  /** Returns whether width and height change places. */
  public boolean swapsSides() {
    return swapsSides;
  }

  /**
   * Puts one stored row of packed RGB where it belongs in the upright picture.
   *
   * @param row holds the row from index 0 on
   * @param y the stored row's number
   * @param width of the stored picture
   * @param height of the stored picture
   * @param upright gets the pixels, from {@code offset} on
   */
  public void place(byte[] row, int y, int width, int height, byte[] upright, int offset) {
    if (this == UPRIGHT) {
      System.arraycopy(row, 0, upright, offset + y * width * 3, width * 3);
      return;
    }
    int uprightWidth = swapsSides ? height : width;
    int uprightHeight = swapsSides ? width : height;
    int across = fromRight ? -1 : 1;
    int down = fromBottom ? -uprightWidth : uprightWidth;
    int corner =
        (fromRight ? uprightWidth - 1 : 0) + (fromBottom ? uprightHeight - 1 : 0) * uprightWidth;
    int step = swapsSides ? down : across;
    int pixel = corner + y * (swapsSides ? across : down);
    for (int x = 0; x < width; x++) {
      System.arraycopy(row, x * 3, upright, offset + pixel * 3, 3);
      pixel += step;
    }
  }
}
