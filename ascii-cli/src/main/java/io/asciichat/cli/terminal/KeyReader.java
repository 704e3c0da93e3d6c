package io.asciichat.cli.terminal;

import io.asciichat.core.port.Clock;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads keys and calls the action that belongs to each. Its thread sleeps in the kernel between
 * keys, and being a daemon never keeps the process alive.
 */
public final class KeyReader implements Runnable, TerminalInput.Listener {
  private static final int CTRL_L = 12;

  private final InputStream keys;
  private final Actions actions;
  private final Clock clock;
  private final TerminalInput input = new TerminalInput(this);

  /**
   * @param clock tells sequences that broke off
   */
  KeyReader(InputStream keys, Actions actions, Clock clock) {
    this.keys = keys;
    this.actions = actions;
    this.clock = clock;
  }

  static void start(InputStream keys, Actions actions, Clock clock) {
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
      case 'v', 'V' -> actions.showCheckWords();
      default -> {
        // Not a key of this program.
      }
    }
  }

  /** Actions of keys; most do nothing unless told. Called on the key reader's thread. */
  public interface Actions {
    /** q or Ctrl+C: leave. */
    void quit();

    /** Escape: closes what lies over the picture, if anything does. */
    default void escape() {}

    /** Ctrl+L: draws the screen anew. */
    void redraw();

    /** ? shows or hides the help. */
    default void toggleHelp() {}

    /** r: the next way to draw a cell. */
    default void nextRenderMode() {}

    /** c: the next number of colours. */
    default void nextColorLevel() {}

    /** p: the next palette. */
    default void nextPalette() {}

    /** g: characters by form or by brightness. */
    default void nextGlyphs() {}

    /** f: the next colour filter. */
    default void nextFilter() {}

    /** n: show or hide names. */
    default void toggleNames() {}

    /** x: rain on or off. */
    default void toggleRain() {}

    /** m: swap left and right of the user's picture. */
    default void toggleMirror() {}

    /** a: fall silent or speak again. */
    default void toggleMute() {}

    /** Space: stop and go on. */
    default void toggleFreeze() {}

    /** v: what to compare with the server's operator. */
    default void showCheckWords() {}
  }
}
