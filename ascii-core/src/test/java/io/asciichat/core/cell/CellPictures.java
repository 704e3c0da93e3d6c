package io.asciichat.core.cell;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rasters of one row of cells with 2 × 4 pixels each. */
final class CellPictures {
  /** All printable characters of ASCII. */
  static final String ASCII =
      IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining());

  private CellPictures() {}

  /**
   * A raster of these cells.
   *
   * @param cells for each cell its eight pixels, row by row
   */
  static PixelRaster of(int[]... cells) {
    int[] pixels = new int[cells.length * ShapeTable.FIELDS];
    for (int x = 0; x < cells.length; x++) {
      for (int field = 0; field < ShapeTable.FIELDS; field++) {
        pixels[(field >> 1) * 2 * cells.length + 2 * x + (field & 1)] = cells[x][field];
      }
    }
    PixelRaster raster = new PixelRaster(2 * cells.length);
    raster.show(pixels);
    return raster;
  }

  /** Random cells: noise, edges, single spots, soft greys. */
  static int[][] random(int count, Random random) {
    int[][] cells = new int[count][ShapeTable.FIELDS];
    for (int[] cell : cells) {
      int kind = random.nextInt(4);
      int one = random.nextInt(1 << 24);
      int other = random.nextInt(1 << 24);
      for (int field = 0; field < cell.length; field++) {
        cell[field] =
            switch (kind) {
              case 0 -> random.nextInt(1 << 24);
              case 1 -> random.nextBoolean() ? one : other;
              case 2 -> field == (one & 7) ? other : 0;
              default -> (100 + random.nextInt(20)) * 0x010101;
            };
      }
    }
    return cells;
  }

  /** What has been read of the cells. */
  static CellFields fields(int[]... cells) {
    CellFields fields = new CellFields(cells.length);
    fields.read(of(cells), 0, 0, cells.length);
    return fields;
  }
}
