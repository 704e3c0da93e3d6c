package io.asciichat.cli.command;

import io.asciichat.cli.terminal.KeyActions;
import io.asciichat.cli.terminal.StatusTopic;
import io.asciichat.cli.terminal.TerminalDisplay;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.render.ColorFilter;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.Look;
import org.jspecify.annotations.Nullable;

/** What keys do while a picture is shown. */
final class PictureKeys implements KeyActions {
  private final TerminalDisplay screen;
  private final OwnVideo own;
  private final @Nullable OwnSound sound;
  private final Drawing drawing;
  private final Outcome outcome;

  PictureKeys(
      TerminalDisplay screen,
      OwnVideo own,
      @Nullable OwnSound sound,
      Drawing drawing,
      Outcome outcome) {
    this.screen = screen;
    this.own = own;
    this.sound = sound;
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
    screen.nextRenderMode(drawing::knows);
    screen.news(drawing.mode(screen.profile()));
  }

  @Override
  public void nextColorLevel() {
    screen.nextColorLevel();
    screen.news("colours: " + ColorMode.of(screen.profile().colorLevel()));
  }

  @Override
  public void nextPalette() {
    screen.nextPalette();
    screen.news(drawing.palette(screen.profile()));
  }

  @Override
  public void nextGlyphs() {
    screen.changeLook(look -> look.withGlyphs(next(GlyphChoice.values(), look.glyphs())));
    tellLook("characters by: " + GlyphsOption.of(look().glyphs()));
  }

  @Override
  public void nextFilter() {
    screen.changeLook(look -> look.withFilter(next(ColorFilter.values(), look.filter())));
    tellLook("colour filter: " + FilterOption.of(look().filter()));
  }

  @Override
  public void toggleNames() {
    screen.changeLook(look -> look.withNames(!look.names()));
    tellLook("names: " + onOff(look().names()));
  }

  @Override
  public void toggleRain() {
    screen.changeLook(look -> look.withRain(!look.rain()));
    tellLook("matrix rain: " + onOff(look().rain()));
  }

  private Look look() {
    return screen.profile().look();
  }

  private void tellLook(String line) {
    screen.news(drawing.look(line));
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }

  private static <E extends Enum<E>> E next(E[] all, E one) {
    return all[(one.ordinal() + 1) % all.length];
  }

  @Override
  public void toggleMirror() {
    own.toggleFlipX();
  }

  @Override
  public void toggleMute() {
    if (sound == null) {
      screen.news("there is no sound to mute");
    } else {
      sound.toggleMuted();
      screen.news(sound.isMuted() ? "nobody hears you" : "the others hear you");
    }
  }

  @Override
  public void toggleFreeze() {
    own.toggleFrozen();
    screen.tell(
        StatusTopic.OWN_PICTURE,
        own.isFrozen() ? "your picture is frozen; space lets it go on" : null);
  }
}
