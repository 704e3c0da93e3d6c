package io.asciichat.core.color;

/**
 * The light of sRGB values (IEC 61966-2-1). Seen from afar light mixes, not values: half of the
 * light of white has the value 188.
 */
public final class Light {
  private static final int STEPS = 1 << 14;
  private static final float[] LIGHT = new float[256];
  private static final byte[] VALUES = new byte[STEPS + 1];

  static {
    for (int value = 0; value < LIGHT.length; value++) {
      double part = value / 255.0;
      LIGHT[value] =
          (float) (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    for (int step = 0; step <= STEPS; step++) {
      double light = step / (double) STEPS;
      double part = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
      VALUES[step] = (byte) Math.round(255 * part);
    }
  }

  private Light() {}

  /**
   * The light of a channel's value.
   *
   * @param value 0 to 255
   * @return 0 to 1
   */
  public static float of(int value) {
    return LIGHT[value];
  }

  /**
   * The value whose light is nearest; of the light of a value that value.
   *
   * @param light 0 to 1
   * @return 0 to 255
   */
  public static int value(float light) {
    return VALUES[(int) (light * STEPS + 0.5f)] & 0xff;
  }
}
