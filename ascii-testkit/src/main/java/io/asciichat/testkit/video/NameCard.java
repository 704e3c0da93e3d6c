package io.asciichat.testkit.video;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a participant without a camera: the name in block letters on a ground whose colour
 * comes from the name. It stands still: there is one picture, and nothing new after it.
 *
 * <p>A name that is too long for two lines becomes its initials. Words that the block letters do
 * not have, such as Chinese ones, are left out; where nothing is left a head and shoulders stand
 * in. One thread at a time.
 */
public final class NameCard implements VideoSource {
  private static final int LETTERS = 0xfffdf4;
  private static final double SATURATION = 0.62;

  /** Dark enough for the letters on any hue, light enough not to be taken for nothing. */
  private static final double GROUND = 0.36;

  /** Of the figure that stands in for a name. */
  private static final double FIGURE = 0.95;

  private static final int MAX_INITIALS = 3;

  private final String name;
  private @Nullable RgbFrame picture;

  /**
   * Draws the card.
   *
   * @param name any text, as the participant gives it
   * @param width pixels in a row, 1 or more
   * @param height rows, 1 or more
   * @param pool where the picture's memory comes from
   * @throws IllegalArgumentException for a size outside these ranges
   */
  public NameCard(String name, int width, int height, BufferPool pool) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(width + "x" + height);
    }
    this.name = name.isBlank() ? "no name" : name;
    PooledBuffer buffer = pool.take(width * height * 3).length(width * height * 3);
    double hue = hueOf(name);
    fill(buffer.array(), width * height, Hues.hsv(hue, SATURATION, GROUND));
    String label = label(name);
    if (label.isEmpty()) {
      paintFigure(buffer.array(), width, height, Hues.hsv(hue, SATURATION / 3, FIGURE));
    } else {
      Caption.alone(label, width, height).paint(buffer.array(), 0, LETTERS);
    }
    picture = new RgbFrame(buffer, 0, width, height);
  }

  /**
   * What a card says: the words of a name that block letters can draw, or their initials; empty
   * when there are none.
   */
  static String label(String name) {
    List<String> words = new ArrayList<>();
    for (String word : withoutSigns(name).split(" ", -1)) {
      String folded = BlockLetters.fold(word);
      if (folded.chars().anyMatch(Character::isLetterOrDigit) && folded.indexOf('?') < 0) {
        words.add(folded);
      }
    }
    String label = String.join(" ", words);
    return Caption.isWhole(label) || words.size() == 1
        ? label
        : words.stream()
            .limit(MAX_INITIALS)
            .map(word -> word.substring(0, 1))
            .collect(Collectors.joining());
  }

  /** Spaces in place of signs and pictures: they separate words, and no letters draw them. */
  private static String withoutSigns(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints().map(c -> isPartOfWord(c) ? c : ' ').forEach(text::appendCodePoint);
    return text.toString();
  }

  private static boolean isPartOfWord(int codePoint) {
    return Character.isLetterOrDigit(codePoint)
        || Character.getType(codePoint) == Character.NON_SPACING_MARK
        || "-.'’".indexOf(codePoint) >= 0;
  }

  /** The same for the same name, and seldom the same for two. */
  private static double hueOf(String name) {
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    return Hues.ofSeed(sum.getValue());
  }

  private static void fill(byte[] rgb, int pixels, int color) {
    for (int i = 0; i < pixels; i++) {
      set(rgb, i, color);
    }
  }

  private static void set(byte[] rgb, int pixel, int color) {
    rgb[pixel * 3] = (byte) (color >> 16);
    rgb[pixel * 3 + 1] = (byte) (color >> 8);
    rgb[pixel * 3 + 2] = (byte) color;
  }

  /** A disc for the head above half an ellipse for the shoulders. */
  private static void paintFigure(byte[] rgb, int width, int height, int color) {
    double head = height * 0.19;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double across = (x + 0.5 - width / 2.0) / head;
        double fromHead = (y + 0.5 - height * 0.36) / head;
        double fromShoulders = (y + 0.5 - height) / (height * 0.38);
        boolean inHead = across * across + fromHead * fromHead <= 1;
        boolean inShoulders = across * across / 4 + fromShoulders * fromShoulders <= 1;
        if (inHead || inShoulders) {
          set(rgb, y * width + x, color);
        }
      }
    }
  }

  @Override
  public @Nullable RgbFrame next(long now) {
    RgbFrame once = picture;
    picture = null;
    return once;
  }

  /** Nothing moves: asking once a second is plenty. */
  @Override
  public double framesPerSecond() {
    return 1;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    RgbFrame unshown = picture;
    picture = null;
    if (unshown != null) {
      unshown.release();
    }
  }
}
