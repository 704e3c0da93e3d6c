package io.asciichat.core.server;

import io.asciichat.core.render.Scene;
import io.asciichat.core.video.RgbFrame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which pictures were shown last, to notice when nothing has changed. Keeps their
 * identities alone, no reference to their buffers. One thread at a time.
 */
final class ShownScene {
  private @Nullable RgbFrame[] pictures = new RgbFrame[16];
  private @Nullable String[] names = new String[16];
  private boolean[] speaking = new boolean[16];
  private int count;
  private int page;
  private int pages;

  /**
   * Returns whether the scene has the very pictures, names, speakers and page that were remembered.
   */
  boolean is(Scene scene) {
    if (scene.count() != count || scene.page() != page || scene.pages() != pages) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (scene.picture(i) != pictures[i]
          || scene.isSpeaking(i) != speaking[i]
          || !scene.name(i).equals(names[i])) {
        return false;
      }
    }
    return true;
  }

  /** Takes a scene in place of the last one. */
  void remember(Scene scene) {
    if (pictures.length < scene.count()) {
      pictures = new RgbFrame[scene.count() * 2];
      names = new String[scene.count() * 2];
      speaking = new boolean[scene.count() * 2];
    }
    Arrays.fill(pictures, null);
    count = scene.count();
    page = scene.page();
    pages = scene.pages();
    for (int i = 0; i < count; i++) {
      pictures[i] = scene.picture(i);
      names[i] = scene.name(i);
      speaking[i] = scene.isSpeaking(i);
    }
  }
}
