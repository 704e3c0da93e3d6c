package io.asciichat.core.video;

import io.asciichat.core.layout.Area;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws several sources, each scaled to its own area, onto one black canvas of samples. What a
 * sample is (a terminal cell, a part of one) is up to the maker of the areas.
 *
 * <p>Made for one scene: the areas and the sources' sizes stay. Holds scratch memory: one thread at
 * a time. {@link #compose} allocates nothing.
 */
public final class Compositor {
  /**
   * Source rows or columns looked at for one sample at the most. Up to a reduction to a fifteenth
   * the average is exact; beyond it, sixteen evenly spread ones stand for all, which bounds the
   * time for large pictures in small cells and costs no visible quality.
   */
  private static final int MAX_TAPS = 16;

  private final int width;
  private final int height;
  private final int[] samples;
  private final Placement[] placements;
  private final Scaler scaler = new Scaler();

  private record Placement(
      int sourceWidth, int sourceHeight, Area area, Axis horizontal, Axis vertical) {}

  private record Span(int source, int length) {}

  /**
   * @param width samples in a row of the canvas
   * @param height rows of the canvas
   * @param areas where the sources go: within the canvas, without overlap
   * @param sources pictures of the sizes to come, at least as many as areas; only their sizes are
   *     read
   */
  public Compositor(int width, int height, List<Area> areas, RgbFrame... sources) {
    this.width = width;
    this.height = height;
    this.samples = new int[width * height];
    this.placements = new Placement[areas.size()];
    Map<Span, Axis> axes = new HashMap<>();
    for (int i = 0; i < placements.length; i++) {
      Area area = areas.get(i);
      if (area.right() > width || area.bottom() > height) {
        throw new IllegalArgumentException(area + " is outside " + width + "x" + height);
      }
      placements[i] =
          new Placement(
              sources[i].width(),
              sources[i].height(),
              area,
              axes.computeIfAbsent(new Span(sources[i].width(), area.width()), Compositor::axis),
              axes.computeIfAbsent(new Span(sources[i].height(), area.height()), Compositor::axis));
    }
  }

  private static Axis axis(Span span) {
    return new Axis(span.source(), span.length(), MAX_TAPS, false);
  }

  /**
   * Draws the sources' present pictures.
   *
   * @param sources as many as areas or more, in the same order and of the same sizes as before;
   *     borrowed for the call
   */
  public void compose(RgbFrame... sources) {
    for (int i = 0; i < placements.length; i++) {
      Placement placement = placements[i];
      RgbFrame source = sources[i];
      if (source.width() != placement.sourceWidth || source.height() != placement.sourceHeight) {
        throw new IllegalArgumentException("source " + i + " has become " + source);
      }
      Area area = placement.area;
      scaler.scale(
          source,
          placement.horizontal,
          placement.vertical,
          samples,
          area.y() * width + area.x(),
          width);
    }
  }

  /** Samples in a row of the canvas. */
  public int width() {
    return width;
  }

  /** Rows of the canvas. */
  public int height() {
    return height;
  }

  /**
   * The canvas: {@code 0xRRGGBB}, row by row, black where no source is. Not to be written; changes
   * with {@link #compose}.
   */
  public int[] samples() {
    return samples;
  }
}
