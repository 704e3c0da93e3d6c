package io.asciichat.testkit.video;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import org.jspecify.annotations.Nullable;

/**
 * A camera without a camera: slow waves in the participant's own colours, a ball that wanders
 * behind the participant's name in block letters, and colour bars at the bottom.
 *
 * <p>The picture depends on the constructor's arguments and on the time alone: the same time gives
 * the same bytes, in any order of calls, on any machine. One thread at a time.
 */
public final class TestPattern implements VideoSource {
  private static final long SECOND = 1_000_000_000L;
  private static final int SHADES = 16;
  private static final int WAVES = 256;
  private static final int BALL = 64;
  private static final int LETTERS = 0xfffdf4;

  /** What is left of the picture's light behind the name. */
  private static final double BEHIND_LETTERS = 0.34;

  /** Part of the picture's height that the colour bars take: two of seventeen rows of text. */
  private static final double BARS_HEIGHT = 0.12;

  /** The bars of a classic test card at three quarters of full light, from the brightest. */
  private static final int[] BARS = {
    0xe6e6e6, 0xbfbf00, 0x00bfbf, 0x00bf00, 0xbf00bf, 0xbf0000, 0x1a1abf, 0x101010
  };

  /** One turn in so many steps. */
  private static final int TURN = 2048;

  private static final int[] SINE = sine();

  private final String name;
  private final int width;
  private final int height;
  private final double framesPerSecond;
  private final long interval;
  private final BufferPool pool;
  private final Caption caption;
  private final int barsTop;
  private final int[][] wavePalettes;
  private final int[][] ballPalettes;
  private final byte[] shadeOfRow;
  private final int[] waveOfColumn;
  private final int[] waveOfDiagonal;
  private final double phase;
  private final double pace;
  private long shown = Long.MIN_VALUE;

  /**
   * @param name shown in the picture: capitals, digits, spaces; up to two lines of twelve letters
   * @param width pixels in a row, 1 or more
   * @param height rows, 1 or more
   * @param framesPerSecond pictures per second, above 0 and up to 1000
   * @param seed whose picture: consecutive numbers get clearly different colours and motion
   * @param pool where the pictures' memory comes from
   * @throws IllegalArgumentException for a size or rate outside these ranges
   */
  public TestPattern(
      String name, int width, int height, double framesPerSecond, long seed, BufferPool pool) {
    if (width < 1 || height < 1 || !(framesPerSecond > 0 && framesPerSecond <= 1000)) {
      throw new IllegalArgumentException(width + "x" + height + " at " + framesPerSecond);
    }
    this.name = name;
    this.width = width;
    this.height = height;
    this.framesPerSecond = framesPerSecond;
    this.pool = pool;
    interval = Math.round(SECOND / framesPerSecond);
    caption = Caption.overPattern(name, width, height);
    barsTop = (int) Math.round(height * (1 - BARS_HEIGHT));
    double hue = Hues.ofSeed(seed);
    wavePalettes =
        shaded(
            Hues.ramp(
                WAVES,
                Hues.hsv(hue + 0.12, 0.90, 0.20),
                Hues.hsv(hue + 0.05, 0.82, 0.50),
                Hues.hsv(hue, 0.62, 0.82),
                Hues.hsv(hue - 0.08, 0.40, 1.0)));
    ballPalettes =
        shaded(
            Hues.ramp(
                BALL,
                Hues.hsv(hue + 0.45, 0.25, 1.0),
                Hues.hsv(hue + 0.48, 0.75, 0.95),
                Hues.hsv(hue + 0.55, 0.90, 0.45)));
    shadeOfRow = new byte[height];
    for (int y = 0; y < height; y++) {
      shadeOfRow[y] = (byte) Math.round(caption.shade(y) * (SHADES - 1));
    }
    waveOfColumn = new int[width];
    waveOfDiagonal = new int[width + height];
    phase = hue * 40;
    pace = 0.85 + 0.3 * Hues.ofSeed(seed + 1);
  }

  private static int[] sine() {
    int[] sine = new int[TURN];
    for (int i = 0; i < TURN; i++) {
      sine[i] = (int) Math.round(StrictMath.sin(2 * Math.PI * i / TURN) * 1024);
    }
    return sine;
  }

  private static int[][] shaded(int[] colors) {
    int[][] shaded = new int[SHADES][colors.length];
    for (int shade = 0; shade < SHADES; shade++) {
      double darker = (1 - BEHIND_LETTERS) * shade / (SHADES - 1);
      for (int i = 0; i < colors.length; i++) {
        shaded[shade][i] = Hues.mix(colors[i], 0, darker);
      }
    }
    return shaded;
  }

  @Override
  public @Nullable RgbFrame next(long now) {
    long frame = Math.floorDiv(now, interval);
    if (frame == shown) {
      return null;
    }
    shown = frame;
    double seconds = frame * (double) interval / SECOND * pace + phase;
    PooledBuffer buffer = pool.take(width * height * 3).length(width * height * 3);
    byte[] rgb = buffer.array();
    paintWaves(rgb, seconds);
    paintBall(rgb, seconds);
    paintBars(rgb);
    caption.paint(rgb, 0, LETTERS);
    return new RgbFrame(buffer, 0, width, height);
  }

  /** The sine of so many turns, from -1024 to 1024. */
  private static int wave(double turns) {
    return SINE[(int) Math.floor(turns * TURN) & (TURN - 1)];
  }

  private void paintWaves(byte[] rgb, double seconds) {
    for (int x = 0; x < width; x++) {
      waveOfColumn[x] = wave((double) x / width * 0.9 + seconds * 0.09) * 36;
    }
    for (int i = 0; i < waveOfDiagonal.length; i++) {
      waveOfDiagonal[i] = wave((double) i / width * 1.3 - seconds * 0.19) * 42;
    }
    int at = 0;
    for (int y = 0; y < barsTop; y++) {
      int[] palette = wavePalettes[shadeOfRow[y]];
      int waveOfRow = wave((double) y / height * 0.7 - seconds * 0.06 + 0.2) * 40 + (124 << 10);
      for (int x = 0; x < width; x++) {
        // The three waves together reach 118 at the most, so the index stays within 6 to 242.
        int color = palette[(waveOfColumn[x] + waveOfDiagonal[x + y] + waveOfRow) >> 10];
        rgb[at] = (byte) (color >> 16);
        rgb[at + 1] = (byte) (color >> 8);
        rgb[at + 2] = (byte) color;
        at += 3;
      }
    }
  }

  private void paintBall(byte[] rgb, double seconds) {
    double radius = height * 0.155;
    double centreX = width * 0.5 + (width * 0.5 - radius * 1.2) * wave(seconds * 0.11) / 1024;
    double centreY = height * (0.28 + 0.11 * wave(seconds * 0.31) / 1024);
    int top = Math.max((int) (centreY - radius), 0);
    int bottom = Math.min((int) (centreY + radius) + 2, barsTop);
    int left = Math.max((int) (centreX - radius), 0);
    int right = Math.min((int) (centreX + radius) + 2, width);
    double square = radius * radius;
    for (int y = top; y < bottom; y++) {
      int[] palette = ballPalettes[shadeOfRow[y]];
      double dy = y + 0.5 - centreY;
      for (int x = left; x < right; x++) {
        double dx = x + 0.5 - centreX;
        double inside = square - dx * dx - dy * dy;
        if (inside > 0) {
          double lightX = dx + radius * 0.35;
          double lightY = dy + radius * 0.4;
          double dark = (lightX * lightX + lightY * lightY) / (square * 2.4);
          int color = palette[Math.min((int) (dark * BALL), BALL - 1)];
          // The distance to the rim in pixels, near enough for a smooth edge.
          blend(rgb, (y * width + x) * 3, color, Math.min(inside / (2 * radius), 1));
        }
      }
    }
  }

  private static void blend(byte[] rgb, int at, int color, double part) {
    int weight = (int) (part * 256);
    for (int i = 0; i < 3; i++) {
      int below = rgb[at + i] & 0xff;
      int above = color >> (16 - 8 * i) & 0xff;
      rgb[at + i] = (byte) (below + ((above - below) * weight >> 8));
    }
  }

  private void paintBars(byte[] rgb) {
    if (barsTop == height) {
      return;
    }
    int start = barsTop * width * 3;
    for (int x = 0; x < width; x++) {
      int color = BARS[x * BARS.length / width];
      rgb[start + x * 3] = (byte) (color >> 16);
      rgb[start + x * 3 + 1] = (byte) (color >> 8);
      rgb[start + x * 3 + 2] = (byte) color;
    }
    for (int y = barsTop + 1; y < height; y++) {
      System.arraycopy(rgb, start, rgb, y * width * 3, width * 3);
    }
  }

  @Override
  public double framesPerSecond() {
    return framesPerSecond;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {}
}
