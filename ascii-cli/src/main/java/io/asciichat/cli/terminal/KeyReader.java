package io.asciichat.cli.terminal;

import io.asciichat.core.port.Clock;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads keys and calls the action that belongs to each. Its thread sleeps in the kernel between
 * keys, and being a daemon never keeps the process alive.
 */
final class KeyReader implements Runnable, TerminalInput.Listener {
  private static final int CTRL_L = 12;

  private final InputStream keys;
  private final KeyActions actions;
  private final Clock clock;
  private final TerminalInput input = new TerminalInput(this);

  /**
   * @param clock tells sequences that broke off
   */
  KeyReader(InputStream keys, KeyActions actions, Clock clock) {
    this.keys = keys;
    this.actions = actions;
    this.clock = clock;
  }

  static void start(InputStream keys, KeyActions actions, Clock clock) {
    Thread.ofPlatform().daemon().name("keys").start(new KeyReader(keys, actions, clock));
  }

  @Override
  public void run() {
    byte[] typed = new byte[64];
    try {
      for (int count = keys.read(typed); count >= 0; count = keys.read(typed)) {
        input.accept(typed, count, clock.nanos());
      }
    } catch (IOException e) {
      // The terminal went away; SIGHUP ends the process.
      return;
    }
  }

  @Override
  public void escape() {
    actions.escape();
  }

  @Override
  public void key(int key) {
    switch (key) {
      case 'q', 'Q', TerminalInput.CTRL_C -> actions.quit();
      case CTRL_L -> actions.redraw();
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
}
