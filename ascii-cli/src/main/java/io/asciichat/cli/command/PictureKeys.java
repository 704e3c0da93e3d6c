package io.asciichat.cli.command;

import io.asciichat.cli.terminal.KeyActions;
import io.asciichat.cli.terminal.StatusTopic;
import io.asciichat.cli.terminal.TerminalDisplay;
import io.asciichat.core.client.OwnVideo;

/** What keys do while a picture is shown. */
final class PictureKeys implements KeyActions {
  private final TerminalDisplay screen;
  private final OwnVideo own;
  private final Drawing drawing;
  private final Outcome outcome;

  PictureKeys(TerminalDisplay screen, OwnVideo own, Drawing drawing, Outcome outcome) {
    this.screen = screen;
    this.own = own;
    this.drawing = drawing;
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
    screen.news(drawing.describe(screen.profile().renderMode()));
  }

  @Override
  public void nextColorLevel() {
    screen.nextColorLevel();
    screen.news("colours: " + ColorMode.of(screen.profile().colorLevel()));
  }

  @Override
  public void nextPalette() {
    screen.nextPalette();
    screen.news("palette: " + PaletteChoice.of(screen.profile().palette()));
  }

  @Override
  public void toggleMirror() {
    own.toggleFlipX();
  }

  @Override
  public void toggleFreeze() {
    own.toggleFrozen();
    screen.tell(
        StatusTopic.OWN_PICTURE,
        own.isFrozen() ? "your picture is frozen; space lets it go on" : null);
  }
}
