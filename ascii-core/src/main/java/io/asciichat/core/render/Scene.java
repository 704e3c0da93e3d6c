package io.asciichat.core.render;

import io.asciichat.core.video.RgbFrame;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of one viewer's frame: pictures in order, each with its sender's name. Filled anew
 * for each frame and reused, so that filling it allocates nothing; one thread at a time. Pictures
 * are borrowed: the caller that fills it owns their references.
 */
public final class Scene {
  private @Nullable RgbFrame[] pictures = new RgbFrame[16];
  private String[] names = new String[16];
  private boolean[] speaking = new boolean[16];
  private int count;
  private int page;
  private int pages = 1;

  /** An empty scene. */
  public Scene() {}

  /** Pictures without names. */
  public static Scene of(RgbFrame... pictures) {
    Scene scene = new Scene();
    for (RgbFrame picture : pictures) {
      scene.add(picture, "");
    }
    return scene;
  }

  /**
   * Adds the next picture.
   *
   * @param name of its sender, fit to be shown; empty for none
   */
  public void add(RgbFrame picture, String name) {
    add(picture, name, false);
  }

  /**
   * Adds the next picture.
   *
   * @param name of its sender, fit to be shown; empty for none
   * @param speaks whether its sender speaks at the moment
   */
  public void add(RgbFrame picture, String name, boolean speaks) {
    Objects.requireNonNull(picture, "picture");
    Objects.requireNonNull(name, "name");
    if (count == pictures.length) {
      @Nullable RgbFrame[] morePictures = Arrays.copyOf(pictures, count * 2);
      names = Arrays.copyOf(names, count * 2);
      speaking = Arrays.copyOf(speaking, count * 2);
      pictures = morePictures;
    }
    pictures[count] = picture;
    speaking[count] = speaks;
    names[count++] = name;
  }

  /**
   * Says that these pictures are one page of several.
   *
   * @param number of the page, from 0 to {@code all - 1}
   * @param all how many pages there are, 1 or more
   */
  public void page(int number, int all) {
    Objects.checkIndex(number, all);
    page = number;
    pages = all;
  }

  /** Takes all pictures out. */
  public void clear() {
    Arrays.fill(pictures, 0, count, null);
    count = 0;
    page = 0;
    pages = 1;
  }

  /** The number of pictures. */
  public int count() {
    return count;
  }

  /** The picture at this place, counted from 0. */
  public RgbFrame picture(int index) {
    return Objects.requireNonNull(pictures[Objects.checkIndex(index, count)]);
  }

  /** The name of the sender at this place. */
  public String name(int index) {
    return names[Objects.checkIndex(index, count)];
  }

  /** Returns whether the sender at this place speaks. */
  public boolean isSpeaking(int index) {
    return speaking[Objects.checkIndex(index, count)];
  }

  /** The number of this page, counted from 0. */
  public int page() {
    return page;
  }

  /** The number of pages; 1 when there is nothing to turn. */
  public int pages() {
    return pages;
  }
}
