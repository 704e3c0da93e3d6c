package io.asciichat.cli.terminal;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.PaletteType;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SymbolSet;
import io.asciichat.core.render.ViewerProfile;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The viewer's profile as it is now: the terminal's traits and size, the user's preferences, and
 * what was changed by keys since. Thread-safe.
 */
final class ViewSettings {
  private final ColorLevel bestColorLevel;
  private final String customCharacters;
  private final TerminalTraits.AutoMode auto;
  private final Paint paint;
  private final AtomicReference<State> state;

  /**
   * The state of things.
   *
   * @param automatic whether the render mode follows what the terminal shows
   */
  private record State(ViewerProfile profile, boolean automatic) {
    State with(ViewerProfile other) {
      return new State(other, automatic);
    }
  }

  /**
   * @param padding whether pictures are centred
   */
  ViewSettings(
      TerminalTraits traits, ViewPreferences preferences, int columns, int rows, boolean padding) {
    ViewPreferences.Abilities told = preferences.abilities();
    ColorLevel level = either(told.colorLevel(), traits.colorLevel());
    boolean utf8 = either(told.utf8(), traits.utf8());
    SymbolSet symbols = either(told.symbols(), traits.blocks().usable());
    SymbolSet known = either(told.symbols(), traits.blocks().known());
    ViewPreferences.Style style = preferences.style();
    this.auto = new TerminalTraits.AutoMode(utf8, known, traits.cursorAddressing());
    // Without colours and without a screen no escapes are wanted at all.
    boolean escapes = level != ColorLevel.NONE || traits.cursorAddressing();
    this.paint =
        escapes ? Paint.on(either(told.background(), traits.background()), level) : Paint.OWN;
    this.bestColorLevel = level.compareTo(traits.colorLevel()) > 0 ? level : traits.colorLevel();
    this.customCharacters = style.customCharacters();
    RenderMode mode = style.renderMode();
    PaletteType palette = either(style.palette(), PaletteType.STANDARD);
    ViewerProfile profile =
        new ViewerProfile(
            new ViewerProfile.Terminal(clamp(columns), clamp(rows), level, utf8),
            mode == null ? auto.at(level) : mode,
            new ViewerProfile.Characters(
                available(palette, utf8) ? palette : PaletteType.STANDARD, customCharacters),
            padding,
            preferences.framesPerSecond(),
            style.look().withSymbols(symbols));
    this.state = new AtomicReference<>(new State(profile, mode == null));
  }

  ViewerProfile profile() {
    return now().profile;
  }

  /** What cells without colours look like. */
  Paint paint() {
    return paint;
  }

  void resize(int columns, int rows) {
    update(p -> p.withSize(clamp(columns), clamp(rows)));
  }

  /**
   * The next way to draw a cell that the terminal can show; letters after the one that was chosen
   * for it.
   *
   * @param drawn whether the server or program that draws knows a mode; foreground at least
   */
  void nextRenderMode(Predicate<RenderMode> drawn) {
    state.updateAndGet(
        s -> {
          ViewerProfile p = s.profile;
          RenderMode[] modes = RenderMode.values();
          boolean begins = s.automatic && p.shownMode() != RenderMode.FOREGROUND;
          int next = begins ? modes.length - 1 : p.shownMode().ordinal();
          do {
            next = (next + 1) % modes.length;
          } while (!drawn.test(modes[next]) || !p.shows(modes[next]));
          return new State(p.withRenderMode(modes[next]), false);
        });
  }

  /** One level more, after the best one none. */
  void nextColorLevel() {
    state.updateAndGet(
        s -> {
          ColorLevel level =
              ColorLevel.values()[
                  (s.profile.colorLevel().ordinal() + 1) % (bestColorLevel.ordinal() + 1)];
          ViewerProfile next = s.profile.withColorLevel(level);
          return s.with(s.automatic ? next.withRenderMode(auto.at(level)) : next);
        });
  }

  /** The next palette that the terminal can show; the custom one when there is one. */
  void nextPalette() {
    update(
        p -> {
          PaletteType[] types = PaletteType.values();
          int next = p.palette().ordinal();
          do {
            next = (next + 1) % types.length;
          } while (!available(types[next], p.utf8()));
          return types[next] == PaletteType.CUSTOM
              ? p.withCustomPalette(customCharacters)
              : p.withPalette(types[next]);
        });
  }

  /** Changes what goes beyond ACIP. */
  void changeLook(UnaryOperator<Look> change) {
    update(p -> p.withLook(change.apply(p.look())));
  }

  private boolean available(PaletteType type, boolean utf8) {
    return type == PaletteType.CUSTOM ? !customCharacters.isEmpty() : utf8 || !type.needsUtf8();
  }

  private void update(UnaryOperator<ViewerProfile> change) {
    state.updateAndGet(s -> s.with(change.apply(s.profile)));
  }

  private State now() {
    return Objects.requireNonNull(state.get());
  }

  private static <T> T either(@Nullable T told, T detected) {
    return told == null ? detected : told;
  }

  private static int clamp(int size) {
    return Math.clamp(size, 1, ViewerProfile.MAX_SIZE);
  }
}
