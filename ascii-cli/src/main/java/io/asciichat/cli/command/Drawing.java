package io.asciichat.cli.command;

import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SceneRenderer;

/**
 * How the picture is drawn, in words, and whether the one who draws it can. This program's own
 * renderer draws some modes only; a C server draws all. Thread-safe.
 */
final class Drawing {
  private volatile boolean ours = true;

  /** Who draws from now on: this program's renderer, here or on the server, or a C server. */
  void by(boolean ownRenderer) {
    ours = ownRenderer;
  }

  /** Whether the mode is what will be seen. */
  boolean shows(RenderMode mode) {
    return !ours || SceneRenderer.draws(mode);
  }

  /** One line that names the mode, and says so when another one is drawn. */
  String describe(RenderMode mode) {
    String name = RenderChoice.values()[mode.ordinal()].toString();
    return shows(mode)
        ? "render mode: " + name
        : "render mode: " + name + " (only C servers draw it so far; this is foreground)";
  }
}
