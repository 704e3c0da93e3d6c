package io.asciichat.cli.command;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.media.audio.device.SoundCards;
import io.asciichat.media.camera.Cameras;
import java.io.PrintStream;
import java.util.List;

/** {@code --list-webcams}, {@code --list-microphones} and {@code --list-speakers}. */
final class DeviceLists {
  private DeviceLists() {}

  static void webcams(PrintStream out) {
    print(new Cameras(new BufferPool()).list(), "no cameras", out);
  }

  static void microphones(PrintStream out) {
    print(new SoundCards().microphones(), "no microphones", out);
  }

  static void speakers(PrintStream out) {
    print(new SoundCards().speakers(), "no speakers", out);
  }

  private static void print(List<String> names, String none, PrintStream out) {
    if (names.isEmpty()) {
      out.println(none);
    }
    for (int i = 0; i < names.size(); i++) {
      out.println(i + "  " + names.get(i));
    }
  }
}
