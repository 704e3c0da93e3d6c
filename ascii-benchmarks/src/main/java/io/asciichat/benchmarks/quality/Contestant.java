package io.asciichat.benchmarks.quality;

import io.asciichat.media.picture.TextGrid;
import java.io.IOException;

/** Something that draws pictures as text. */
interface Contestant {
  /** How the tables call it. */
  String name();

  /** Draws a picture over all cells of a terminal, whatever its shape. */
  TextGrid draw(Picture picture, int columns, int rows) throws IOException;
}
