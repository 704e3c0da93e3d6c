package io.asciichat.cli.command;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.media.camera.Cameras;
import java.io.PrintStream;
import java.util.List;

/** {@code --list-webcams}. */
final class Webcams {
  private Webcams() {}

  static void list(PrintStream out) {
    List<String> names = new Cameras(new BufferPool()).list();
    if (names.isEmpty()) {
      out.println("no cameras");
    }
    for (int i = 0; i < names.size(); i++) {
      out.println(i + "  " + names.get(i));
    }
  }
}
