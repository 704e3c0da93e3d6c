package io.asciichat.cli.command;

import io.asciichat.cli.terminal.KeyActions;
import io.asciichat.cli.terminal.TerminalDisplay;
import io.asciichat.core.client.OwnVideo;

/** What keys do while a picture is shown. */
final class PictureKeys implements KeyActions {
  private final TerminalDisplay screen;
  private final OwnVideo own;
  private final Outcome outcome;

  PictureKeys(TerminalDisplay screen, OwnVideo own, Outcome outcome) {
    this.screen = screen;
    this.own = own;
    this.outcome = outcome;
  }

  @Override
  public void quit() {
    outcome.quit();
  }

  @Override
  public void toggleHelp() {
    screen.toggleHelp();
  }

  @Override
  public void nextRenderMode() {
    screen.nextRenderMode();
  }

  @Override
  public void nextColorLevel() {
    screen.nextColorLevel();
  }

  @Override
  public void nextPalette() {
    screen.nextPalette();
  }

  @Override
  public void toggleMirror() {
    own.toggleFlipX();
  }

  @Override
  public void toggleFreeze() {
    own.toggleFrozen();
    screen.status(own.isFrozen() ? "your picture is frozen; space lets it go on" : null);
  }
}
