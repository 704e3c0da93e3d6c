package io.asciichat.core.color;

/**
 * Björn Ottosson's OKLab (2020), a space in which equal distances look about equally large:
 * lightness 0 to 1, and two opponent axes around 0. From sRGB with D65 white; the matrices are
 * those of the original publication.
 *
 * @param l lightness
 * @param a green to red
 * @param b blue to yellow
 */
record OkLab(float l, float a, float b) {
  /** The place of {@code 0xRRGGBB}. */
  static OkLab of(int rgb) {
    float red = Light.of(rgb >> 16 & 0xff);
    float green = Light.of(rgb >> 8 & 0xff);
    float blue = Light.of(rgb & 0xff);
    double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return new OkLab(
        (float) (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s),
        (float) (1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s),
        (float) (0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s));
  }

  /** Squared distance. */
  float distance(OkLab other) {
    float dl = l - other.l;
    float da = a - other.a;
    float db = b - other.b;
    return dl * dl + da * da + db * db;
  }

  /** The same place where hues count for less, or more, than lightness does. */
  OkLab withHues(float weight) {
    return new OkLab(l, a * weight, b * weight);
  }

  /**
   * How wrong another colour looks in place of this one: the squared distance, and once more by how
   * much it is more colourful. Colour that is missing is hardly noticed; a grey wall that turns
   * teal is.
   *
   * @param excess what a squared step towards more colour costs in addition
   */
  float error(OkLab shown, float excess) {
    float more = Math.max(0, shown.chroma() - chroma());
    return distance(shown) + excess * more * more;
  }

  private float chroma() {
    return (float) Math.sqrt(a * a + b * b);
  }

  /** Squared distance with weights for lightness and for both other axes. */
  float grain(OkLab other, float light, float hue) {
    float dl = l - other.l;
    float da = a - other.a;
    float db = b - other.b;
    return light * dl * dl + hue * (da * da + db * db);
  }

  /** What {@code (this − origin) · (end − origin)} is. */
  float along(OkLab origin, OkLab end) {
    return (l - origin.l) * (end.l - origin.l)
        + (a - origin.a) * (end.a - origin.a)
        + (b - origin.b) * (end.b - origin.b);
  }

  /** The place a part of the way to another: 0 is here, 1 is there. */
  OkLab towards(OkLab other, float part) {
    return new OkLab(l + (other.l - l) * part, a + (other.a - a) * part, b + (other.b - b) * part);
  }
}
