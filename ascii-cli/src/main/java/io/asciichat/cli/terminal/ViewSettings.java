package io.asciichat.cli.terminal;

import io.asciichat.core.render.ColorLevel;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.PaletteType;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.ViewerProfile;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * The viewer's profile as it is now: the terminal's traits and size, the user's preferences, and
 * what was changed by keys since. Thread-safe.
 */
final class ViewSettings {
  private final ColorLevel bestColorLevel;
  private final ViewPreferences preferences;
  private final AtomicReference<ViewerProfile> profile;

  /**
   * @param padding whether pictures are centred
   */
  ViewSettings(
      TerminalTraits traits, ViewPreferences preferences, int columns, int rows, boolean padding) {
    this.preferences = preferences;
    ColorLevel wanted = preferences.colorLevel();
    ColorLevel level = wanted == null ? traits.colorLevel() : wanted;
    Boolean utf8Wanted = preferences.utf8();
    boolean utf8 = utf8Wanted == null ? traits.utf8() : utf8Wanted;
    this.bestColorLevel = level.compareTo(traits.colorLevel()) > 0 ? level : traits.colorLevel();
    PaletteType palette = preferences.palette();
    boolean shown = utf8 || palette == PaletteType.CUSTOM || !palette.needsUtf8();
    this.profile =
        new AtomicReference<>(
            new ViewerProfile(
                clamp(columns),
                clamp(rows),
                level,
                mode(preferences.renderMode(), utf8),
                shown ? palette : PaletteType.STANDARD,
                preferences.customCharacters(),
                utf8,
                padding,
                preferences.framesPerSecond(),
                Look.USUAL));
  }

  ViewerProfile profile() {
    return Objects.requireNonNull(profile.get());
  }

  void resize(int columns, int rows) {
    profile.updateAndGet(p -> p.withSize(clamp(columns), clamp(rows)));
  }

  /** The next way to draw a cell that the terminal can show. */
  void nextRenderMode() {
    update(
        p -> {
          RenderMode[] modes = RenderMode.values();
          RenderMode next = modes[(p.renderMode().ordinal() + 1) % modes.length];
          return p.withRenderMode(mode(next, p.utf8()));
        });
  }

  /** One level more, after the best one none. */
  void nextColorLevel() {
    update(
        p ->
            p.withColorLevel(
                ColorLevel.values()[
                    (p.colorLevel().ordinal() + 1) % (bestColorLevel.ordinal() + 1)]));
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
              ? p.withCustomPalette(preferences.customCharacters())
              : p.withPalette(types[next]);
        });
  }

  private boolean available(PaletteType type, boolean utf8) {
    return type == PaletteType.CUSTOM
        ? !preferences.customCharacters().isEmpty()
        : utf8 || !type.needsUtf8();
  }

  private void update(UnaryOperator<ViewerProfile> change) {
    profile.updateAndGet(change);
  }

  private static RenderMode mode(RenderMode wanted, boolean utf8) {
    return wanted == RenderMode.HALF_BLOCK && !utf8 ? RenderMode.FOREGROUND : wanted;
  }

  private static int clamp(int size) {
    return Math.clamp(size, 1, ViewerProfile.MAX_SIZE);
  }
}
