package io.asciichat.benchmarks;

import io.asciichat.core.video.RgbFrame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The floor that the renderers are measured against: the plainest loop that gives coloured text at
 * all, and copying the source once.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FloorBenchmark {
  private static final byte[] RAMP = " .:-=+*#%@".getBytes(StandardCharsets.US_ASCII);

  private static final int MAX_CELL_BYTES = 20;

  /** Terminal size. */
  @Param({"200x60"})
  public String terminal = "200x60";

  private int columns;
  private int rows;
  private RgbFrame source = RgbFrame.of(1, 1, new byte[3]);
  private byte[] text = {};
  private byte[] copy = {};

  /** Draws the source. */
  @Setup
  public void prepare() {
    int cross = terminal.indexOf('x');
    columns = Integer.parseInt(terminal.substring(0, cross));
    rows = Integer.parseInt(terminal.substring(cross + 1));
    source = SyntheticPicture.of(640, 480, 0);
    text = new byte[columns * rows * MAX_CELL_BYTES + rows];
    copy = new byte[source.size()];
  }

  /** One pixel a cell, no averaging, a colour for every cell; returns the bytes of text. */
  @Benchmark
  public int scalar() {
    byte[] pixels = source.array();
    int at = 0;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int pixel =
            (y * source.height() / rows * source.width() + x * source.width() / columns) * 3;
        int red = pixels[pixel] & 0xff;
        int green = pixels[pixel + 1] & 0xff;
        int blue = pixels[pixel + 2] & 0xff;
        at = escape(at);
        at = number(at, red, ';');
        at = number(at, green, ';');
        at = number(at, blue, 'm');
        text[at++] = RAMP[(77 * red + 150 * green + 29 * blue >> 8) * (RAMP.length - 1) / 255];
      }
      text[at++] = '\n';
    }
    return at;
  }

  private int escape(int start) {
    int at = start;
    text[at++] = 0x1b;
    text[at++] = '[';
    text[at++] = '3';
    text[at++] = '8';
    text[at++] = ';';
    text[at++] = '2';
    text[at++] = ';';
    return at;
  }

  private int number(int start, int value, char end) {
    int at = start;
    if (value >= 100) {
      text[at++] = (byte) ('0' + value / 100);
    }
    if (value >= 10) {
      text[at++] = (byte) ('0' + value / 10 % 10);
    }
    text[at++] = (byte) ('0' + value % 10);
    text[at++] = (byte) end;
    return at;
  }

  /** The source's bytes, once; returns the last one. */
  @Benchmark
  public int memory() {
    System.arraycopy(source.array(), source.offset(), copy, 0, copy.length);
    return copy[copy.length - 1];
  }
}
