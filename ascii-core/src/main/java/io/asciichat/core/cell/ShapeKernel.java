package io.asciichat.core.cell;

/**
 * Measures how much the pixels of a row's cells have in common with a form: for each cell the sum,
 * over its eight fields, of luminance times a number for the field.
 *
 * <p>Two loops over few arrays of floats, because that is what HotSpot turns into vector
 * instructions; one over all eight, or over whole numbers, it leaves as it is (several times
 * slower). Java's float arithmetic gives the same result on every machine.
 */
final class ShapeKernel {
  private ShapeKernel() {}

  /**
   * Computes the sums.
   *
   * @param numbers holds the eight numbers of the form
   * @param at index of the first of them
   * @param sums takes one sum for each column
   */
  static void multiply(CellFields fields, float[] numbers, int at, float[] sums, int from, int to) {
    first(
        sums,
        fields.light(0),
        fields.light(1),
        fields.light(2),
        fields.light(3),
        numbers[at],
        numbers[at + 1],
        numbers[at + 2],
        numbers[at + 3],
        from,
        to);
    add(
        sums,
        fields.light(4),
        fields.light(5),
        fields.light(6),
        fields.light(7),
        numbers[at + 4],
        numbers[at + 5],
        numbers[at + 6],
        numbers[at + 7],
        from,
        to);
  }

  private static void first(
      float[] sums,
      float[] one,
      float[] two,
      float[] three,
      float[] four,
      float times1,
      float times2,
      float times3,
      float times4,
      int from,
      int to) {
    for (int x = from; x < to; x++) {
      sums[x] = one[x] * times1 + two[x] * times2 + three[x] * times3 + four[x] * times4;
    }
  }

  private static void add(
      float[] sums,
      float[] one,
      float[] two,
      float[] three,
      float[] four,
      float times1,
      float times2,
      float times3,
      float times4,
      int from,
      int to) {
    for (int x = from; x < to; x++) {
      sums[x] += one[x] * times1 + two[x] * times2 + three[x] * times3 + four[x] * times4;
    }
  }
}
