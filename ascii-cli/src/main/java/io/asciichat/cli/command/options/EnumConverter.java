package io.asciichat.cli.command.options;

import io.asciichat.cli.log.LogSettings;
import io.asciichat.cli.terminal.Background;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.ColorFilter;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.PaletteType;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SymbolSet;
import io.asciichat.media.audio.opus.OpusCodecs;
import io.asciichat.media.picture.Theme;
import io.asciichat.testkit.load.TerminalMix;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Words for the values of an enum, whatever their case: what an option takes, and what help,
 * completions and messages offer. A subclass names the values, because picocli creates it.
 */
public abstract class EnumConverter<E extends Enum<E>>
    implements ITypeConverter<E>, Iterable<String> {
  private static final String AUTO = "auto";

  private final boolean automatic;
  private final List<E> values;

  private EnumConverter(boolean automatic, List<E> values) {
    this.automatic = automatic;
    this.values = values;
  }

  /** Returns the word that means a value. */
  public static String word(Enum<?> value) {
    if (value instanceof ColorLevel level) {
      return switch (level) {
        case NONE -> "none";
        case EIGHT -> "8";
        case SIXTEEN -> "16";
        case COLORS_256 -> "256";
        case TRUECOLOR -> "truecolor";
      };
    }
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the value of a word; null for {@code auto}, where that stands for none of them. */
  @Override
  public final @Nullable E convert(String text) {
    if (automatic && text.equalsIgnoreCase(AUTO)) {
      return null;
    }
    for (E value : values) {
      if (text.equalsIgnoreCase(word(value)) || text.equalsIgnoreCase(value.name())) {
        return value;
      }
    }
    throw new TypeConversionException("choose " + String.join(", ", this));
  }

  @Override
  public final Iterator<String> iterator() {
    List<String> words = new ArrayList<>(automatic ? List.of(AUTO) : List.of());
    values.forEach(value -> words.add(word(value)));
    return words.iterator();
  }

  /** Colour levels; {@code auto} is what the terminal shows. */
  static final class ColorLevels extends EnumConverter<ColorLevel> {
    ColorLevels() {
      super(true, List.of(ColorLevel.values()));
    }
  }

  /** Render modes; {@code auto} is what suits the terminal best. */
  static final class RenderModes extends EnumConverter<RenderMode> {
    RenderModes() {
      super(true, List.of(RenderMode.values()));
    }
  }

  /** Block characters; {@code auto} is those that the terminal is known to show. */
  static final class Symbols extends EnumConverter<SymbolSet> {
    Symbols() {
      super(true, List.of(SymbolSet.values()));
    }
  }

  /** A terminal's ground; {@code auto} is what the terminal says. */
  static final class Grounds extends EnumConverter<Background> {
    Grounds() {
      super(true, List.of(Background.DARK, Background.LIGHT));
    }
  }

  /** Palettes. */
  static final class Palettes extends EnumConverter<PaletteType> {
    Palettes() {
      super(false, List.of(PaletteType.values()));
    }
  }

  /** The ways to choose letters. */
  static final class Glyphs extends EnumConverter<GlyphChoice> {
    Glyphs() {
      super(false, List.of(GlyphChoice.values()));
    }
  }

  /** Colour filters. */
  static final class Filters extends EnumConverter<ColorFilter> {
    Filters() {
      super(false, List.of(ColorFilter.values()));
    }
  }

  /** Colours of a recording where its text sets none. */
  static final class Themes extends EnumConverter<Theme> {
    Themes() {
      super(false, List.of(Theme.values()));
    }
  }

  /** Forms of a server's figures. */
  static final class Reports extends EnumConverter<StatisticsOptions.Format> {
    Reports() {
      super(false, List.of(StatisticsOptions.Format.values()));
    }
  }

  /** How terminals of a load test differ. */
  static final class Mixes extends EnumConverter<TerminalMix> {
    Mixes() {
      super(false, List.of(TerminalMix.values()));
    }
  }

  /** Forms of log lines. */
  static final class LogFormats extends EnumConverter<LogSettings.Format> {
    LogFormats() {
      super(false, List.of(LogSettings.Format.values()));
    }
  }

  /** Codecs for sound. */
  static final class Codecs extends EnumConverter<OpusCodecs.Choice> {
    Codecs() {
      super(false, List.of(OpusCodecs.Choice.values()));
    }
  }
}
