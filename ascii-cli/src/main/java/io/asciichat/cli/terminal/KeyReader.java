package io.asciichat.cli.terminal;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads keys and calls the action that belongs to each. Its thread sleeps in the kernel between
 * keys, and being a daemon never keeps the process alive.
 */
final class KeyReader implements Runnable {
  private static final int CTRL_C = 3;
  private static final int ESC = 0x1b;

  private final InputStream keys;
  private final KeyActions actions;
  private State state = State.KEYS;

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
        piece(typed, count);
      }
    } catch (IOException e) {
      // The terminal went away; SIGHUP ends the process.
      return;
    }
  }

  /**
   * What was typed at once. ESC alone is the key Escape, unless the next piece goes on with a
   * sequence: a slow line may cut one anywhere.
   */
  private void piece(byte[] typed, int count) {
    if (state == State.ESCAPE && typed[0] != '[' && typed[0] != 'O') {
      state = State.KEYS;
    }
    for (int i = 0; i < count; i++) {
      next(typed[i]);
    }
  }

  /** Tells keys from the letters inside of what function keys and a mouse send (ECMA-48, xterm). */
  private void next(int b) {
    if (b == ESC) {
      state = State.ESCAPE;
      return;
    }
    switch (state) {
      case KEYS -> act(b);
      case ESCAPE -> state = b == '[' ? State.BEGUN : b == 'O' ? State.LAST : State.KEYS;
      case BEGUN, PARAMETERS -> {
        boolean mouse = state == State.BEGUN && b == 'M';
        boolean complete = b >= 0x40 && b <= 0x7e;
        state = mouse ? State.MOUSE : complete ? State.KEYS : State.PARAMETERS;
      }
      case MOUSE -> state = State.MOUSE_COLUMN;
      case MOUSE_COLUMN -> state = State.LAST;
      case LAST -> state = State.KEYS;
    }
  }

  private void act(int key) {
    switch (key) {
      case 'q', 'Q', CTRL_C -> actions.quit();
      case '?', 'h', 'H' -> actions.toggleHelp();
      case 'r', 'R' -> actions.nextRenderMode();
      case 'c', 'C' -> actions.nextColorLevel();
      case 'p', 'P' -> actions.nextPalette();
      case 'g', 'G' -> actions.nextGlyphs();
      case 'f', 'F' -> actions.nextFilter();
      case 'n', 'N' -> actions.toggleNames();
      case 'x', 'X' -> actions.toggleRain();
      case 'm', 'M' -> actions.toggleMirror();
      case 'a', 'A' -> actions.toggleMute();
      case ' ' -> actions.toggleFreeze();
      default -> {
        // Not a key of ours.
      }
    }
  }

  /** What the next byte is. */
  private enum State {
    KEYS,
    /** After ESC. */
    ESCAPE,
    /** After ESC [. */
    BEGUN,
    PARAMETERS,
    /** The button of an old mouse report, ESC [ M and three bytes. */
    MOUSE,
    MOUSE_COLUMN,
    /** The one byte that ends it. */
    LAST
  }
}
