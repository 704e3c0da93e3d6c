package io.asciichat.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads keys and calls the action that belongs to each. Its thread sleeps in the kernel between
 * keys, and being a daemon never keeps the process alive.
 */
final class KeyReader implements Runnable {
  /** One line a key, for the help box. */
  static final List<String> HELP =
      List.of(
          "ascii-chat",
          "",
          "q, Ctrl+C  leave",
          "?          show or hide this",
          "r          render mode",
          "c          colours",
          "p          palette",
          "m          mirror my picture",
          "space      freeze");

  private static final int CTRL_C = 3;
  private static final int ESC = 0x1b;

  private final InputStream keys;
  private final KeyActions actions;

  KeyReader(InputStream keys, KeyActions actions) {
    this.keys = keys;
    this.actions = actions;
  }

  static void start(InputStream keys, KeyActions actions) {
    Thread.ofPlatform().daemon().name("keys").start(new KeyReader(keys, actions));
  }

  @Override
  public void run() {
    byte[] typed = new byte[64];
    try {
      for (int count = keys.read(typed); count >= 0; count = keys.read(typed)) {
        // A function key arrives as one piece that begins with ESC: its letters are not keys.
        for (int i = 0; i < count && typed[i] != ESC; i++) {
          act(typed[i]);
        }
      }
    } catch (IOException e) {
      // The terminal went away; SIGHUP ends the process.
      return;
    }
  }

  private void act(int key) {
    switch (key) {
      case 'q', 'Q', CTRL_C -> actions.quit();
      case '?', 'h', 'H' -> actions.toggleHelp();
      case 'r', 'R' -> actions.nextRenderMode();
      case 'c', 'C' -> actions.nextColorLevel();
      case 'p', 'P' -> actions.nextPalette();
      case 'm', 'M' -> actions.toggleMirror();
      case ' ' -> actions.toggleFreeze();
      default -> {
        // Not a key of ours.
      }
    }
  }
}
