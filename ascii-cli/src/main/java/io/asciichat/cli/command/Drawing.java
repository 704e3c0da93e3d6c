package io.asciichat.cli.command;

import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SceneRenderer;

/**
 * How the picture is drawn, in words, and whether the one who draws it can. This program's own
 * renderer draws some modes only; a C server draws all. Thread-safe.
 */
final class Drawing {
  private volatile Painter painter = Painter.OURS;

  /** Who draws from now on. */
  void by(Painter who) {
    painter = who;
  }

  /** Whether the mode is surely what will be seen. */
  boolean shows(RenderMode mode) {
    return painter == Painter.C_SERVER || SceneRenderer.draws(mode);
  }

  /** One line that names the mode, and says so when another one is drawn. */
  String describe(RenderMode mode) {
    String name = "render mode: " + RenderChoice.values()[mode.ordinal()];
    if (shows(mode)) {
      return name;
    }
    return painter == Painter.OURS
        ? name + " (only C servers draw it so far; this is foreground)"
        : name + " (only if this is a C server, else foreground)";
  }

  /** Who draws. */
  enum Painter {
    /** This program's renderer, here or on the server. */
    OURS,
    C_SERVER,
    /** A server that has not said what it is: without encryption none does. */
    UNKNOWN
  }
}
