package io.asciichat.cli.command.output;

import io.asciichat.cli.command.options.EnumConverter;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.terminal.KeyReader;
import io.asciichat.cli.terminal.StatusTopic;
import io.asciichat.cli.terminal.TerminalDisplay;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.client.ServerDescription;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.ColorFilter;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.ViewerProfile;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Actions of keys while a picture is shown. */
public final class PictureKeys implements KeyReader.Actions {
  private final TerminalDisplay screen;
  private final OwnVideo own;
  private final @Nullable OwnSound sound;
  private final Drawing drawing;
  private final Supplier<@Nullable ServerDescription> server;
  private final Outcome outcome;

  /**
   * @param sound what can be muted, or null
   * @param server the server at the moment; gives null where there is none
   */
  public PictureKeys(
      TerminalDisplay screen,
      OwnVideo own,
      @Nullable OwnSound sound,
      Drawing drawing,
      Supplier<@Nullable ServerDescription> server,
      Outcome outcome) {
    this.screen = screen;
    this.own = own;
    this.sound = sound;
    this.drawing = drawing;
    this.server = server;
    this.outcome = outcome;
  }

  @Override
  public void quit() {
    outcome.quit();
  }

  @Override
  public void escape() {
    screen.hideHelp();
  }

  @Override
  public void redraw() {
    screen.redrawAll();
  }

  @Override
  public void toggleHelp() {
    screen.toggleHelp();
  }

  @Override
  public void nextRenderMode() {
    RenderMode before = screen.profile().shownMode();
    screen.nextRenderMode(drawing::knows);
    ViewerProfile profile = screen.profile();
    boolean only = profile.shownMode() == before;
    tell(drawing.mode(profile) + (only ? " (no other can be drawn here)" : ""));
  }

  @Override
  public void nextColorLevel() {
    ColorLevel before = screen.profile().colorLevel();
    screen.nextColorLevel();
    ColorLevel level = screen.profile().colorLevel();
    boolean only = level == before;
    tell(
        "colours: " + EnumConverter.word(level) + (only ? " (this terminal shows no others)" : ""));
  }

  @Override
  public void nextPalette() {
    screen.nextPalette();
    tell(drawing.palette(screen.profile()));
  }

  @Override
  public void nextGlyphs() {
    screen.changeLook(look -> look.withGlyphs(next(GlyphChoice.values(), look.glyphs())));
    String line = "characters by: " + EnumConverter.word(look().glyphs());
    tellLook(drawing.characters(line, screen.profile()));
  }

  @Override
  public void nextFilter() {
    screen.changeLook(look -> look.withFilter(next(ColorFilter.values(), look.filter())));
    boolean seen = screen.profile().colorLevel() != ColorLevel.NONE;
    String line = "colour filter: " + EnumConverter.word(look().filter());
    tellLook(seen ? line : line + " (no effect without colours)");
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

  @Override
  public void showCheckWords() {
    ServerDescription met = server.get();
    String words = met == null ? null : met.checkWords();
    if (met == null) {
      tell("there is no server to verify");
    } else if (words != null && !(met.verified() && met.identity() == null)) {
      String whole = "compare with the server's operator: " + words;
      screen.news(StatusTopic.CHECK_WORDS, screen.hasColumns(whole.length()) ? whole : words);
    } else if (met.verified()) {
      tell("verified: the server knows the password");
    } else if (met.encrypted()) {
      tell("this server cannot show words to compare");
    } else {
      tell("not encrypted: there are no words to compare");
    }
  }

  private Look look() {
    return screen.profile().look();
  }

  private void tellLook(String line) {
    tell(drawing.look(line));
  }

  private void tell(String line) {
    screen.news(StatusTopic.KEYS, line);
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
    tell(own.isFlippedX() ? "mirrored" : "not mirrored");
  }

  @Override
  public void toggleMute() {
    if (sound == null) {
      tell("there is no sound to mute");
    } else {
      sound.toggleMuted();
      tell(sound.isMuted() ? "muted: the others do not hear you" : "the others hear you");
    }
  }

  @Override
  public void toggleFreeze() {
    own.toggleFrozen();
    screen.tell(
        StatusTopic.PICTURE_FROZEN,
        own.isFrozen() ? "your picture is frozen; space lets it go on" : null);
    if (!own.isFrozen()) {
      tell("your picture goes on");
    }
  }
}
