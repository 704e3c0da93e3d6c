package io.asciichat.core.render;

import io.asciichat.core.video.RgbFrame;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer is shown: pictures in order, each with its sender's name. Filled anew for each
 * frame and reused, so that filling it allocates nothing; one thread at a time. Pictures are
 * borrowed: whoever fills it owns their references.
 */
public final class Scene {
  private @Nullable RgbFrame[] pictures = new RgbFrame[16];
  private String[] names = new String[16];
  private int count;

  /** Nobody. */
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
    Objects.requireNonNull(picture, "picture");
    Objects.requireNonNull(name, "name");
    if (count == pictures.length) {
      @Nullable RgbFrame[] morePictures = Arrays.copyOf(pictures, count * 2);
      names = Arrays.copyOf(names, count * 2);
      pictures = morePictures;
    }
    pictures[count] = picture;
    names[count++] = name;
  }

  /** Takes all pictures out. */
  public void clear() {
    Arrays.fill(pictures, 0, count, null);
    count = 0;
  }

  /** How many pictures there are. */
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
}
