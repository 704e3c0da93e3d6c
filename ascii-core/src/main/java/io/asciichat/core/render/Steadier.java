package io.asciichat.core.render;

/**
 * Keeps a camera's noise from the screen. For each pixel it follows the mean of the last pictures
 * and holds the colour that is shown; the shown colour changes only when the mean has moved away
 * from it by more than a little. A pixel that jumps by more than noise can explain is taken over at
 * once, with no trace of what was there before, so moving things leave no trails.
 *
 * <p>The mean is exponential, a sixteenth for the newest picture, so noise of standard deviation σ
 * leaves 0.18 σ in it. With the usual steadiness a jump is 16 levels of a channel, and the shown
 * colour follows beyond 3. The loop is plain integer arithmetic on arrays without branches: HotSpot
 * vectorises it.
 */
final class Steadier implements PixelEffect {
  /** Levels of a channel that count as a jump, for each degree of steadiness. */
  private static final int JUMP = 4;

  /** Fraction bits of the means. */
  private static final int FRACTION = 8;

  /** The newest picture counts 1 in 2 to the power of this. */
  private static final int MEMORY = 4;

  private static final int HALF = 1 << FRACTION - 1;

  private final int jump;
  private final int slack;
  private final int[] red;
  private final int[] green;
  private final int[] blue;
  private final int[] shown;
  private boolean empty = true;

  /**
   * @param steadiness 1 to {@link Look#MAX_STEADINESS}
   * @param pixels of a frame
   */
  Steadier(int steadiness, int pixels) {
    jump = JUMP * steadiness << FRACTION;
    slack = steadiness + 2 << FRACTION - 1;
    red = new int[pixels];
    green = new int[pixels];
    blue = new int[pixels];
    shown = new int[pixels];
  }

  @Override
  public int[] apply(int[] pixels, long now) {
    if (empty) {
      empty = false;
      begin(pixels);
    } else {
      follow(pixels, red, green, blue, shown);
    }
    return shown;
  }

  private void begin(int[] pixels) {
    for (int i = 0; i < shown.length; i++) {
      int rgb = pixels[i];
      red[i] = (rgb >> 16 & 0xff) << FRACTION;
      green[i] = (rgb >> 8 & 0xff) << FRACTION;
      blue[i] = (rgb & 0xff) << FRACTION;
      shown[i] = rgb;
    }
  }

  private void follow(int[] pixels, int[] reds, int[] greens, int[] blues, int[] held) {
    int most = jump;
    int off = slack;
    for (int i = 0; i < held.length; i++) {
      int rgb = pixels[i];
      int stepRed = ((rgb >> 16 & 0xff) << FRACTION) - reds[i];
      int stepGreen = ((rgb >> 8 & 0xff) << FRACTION) - greens[i];
      int stepBlue = ((rgb & 0xff) << FRACTION) - blues[i];
      int step = Math.max(Math.max(Math.abs(stepRed), Math.abs(stepGreen)), Math.abs(stepBlue));
      int jumps = most - step >> 31;
      int newRed = reds[i] + (stepRed & jumps | stepRed >> MEMORY & ~jumps);
      int newGreen = greens[i] + (stepGreen & jumps | stepGreen >> MEMORY & ~jumps);
      int newBlue = blues[i] + (stepBlue & jumps | stepBlue >> MEMORY & ~jumps);
      reds[i] = newRed;
      greens[i] = newGreen;
      blues[i] = newBlue;
      int old = held[i];
      int gapRed = Math.abs(newRed - ((old >> 16 & 0xff) << FRACTION));
      int gapGreen = Math.abs(newGreen - ((old >> 8 & 0xff) << FRACTION));
      int gapBlue = Math.abs(newBlue - ((old & 0xff) << FRACTION));
      int changes = off - Math.max(Math.max(gapRed, gapGreen), gapBlue) >> 31;
      int now =
          (newRed + HALF >> FRACTION) << 16
              | (newGreen + HALF >> FRACTION) << 8
              | newBlue + HALF >> FRACTION;
      held[i] = now & changes | old & ~changes;
    }
  }
}
