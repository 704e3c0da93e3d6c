package io.asciichat.benchmarks.quality;

import io.asciichat.benchmarks.quality.Field.Contestant;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.ColorFilter;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.PaletteType;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.ViewerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The pictures of docs/picture.md. */
final class Sheets {
  private final Path folder;

  /**
   * @param folder where to write them; made if need be
   */
  Sheets(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Every render mode in truecolor. */
  void modes(Picture picture) throws IOException {
    ContactSheet sheet = new ContactSheet(4);
    for (RenderMode mode : RenderMode.values()) {
      if (mode == RenderMode.FOREGROUND) {
        add(sheet, Ours.of(mode, GlyphChoice.RAMP, ColorLevel.TRUECOLOR), picture);
      }
      add(sheet, Ours.of(mode, GlyphChoice.SHAPE, ColorLevel.TRUECOLOR), picture);
    }
    PictureFiles.write(sheet.image(), folder.resolve("modes.png"));
  }

  private static void add(ContactSheet sheet, Contestant contestant, Picture picture)
      throws IOException {
    sheet.add(contestant, picture, contestant.name());
  }

  /** Characters, half blocks and octants at every colour level. */
  void colors(Picture picture) throws IOException {
    ContactSheet sheet = new ContactSheet(ColorLevel.values().length);
    for (RenderMode mode :
        List.of(RenderMode.FOREGROUND, RenderMode.HALF_BLOCK, RenderMode.OCTANT)) {
      for (ColorLevel level : ColorLevel.values()) {
        Ours ours = Ours.of(mode, GlyphChoice.SHAPE, level);
        sheet.add(ours, picture, ours.name() + ", " + QualityTables.name(level));
      }
    }
    PictureFiles.write(sheet.image(), folder.resolve("colors.png"));
  }

  /** Palettes, filters and rain. */
  void looks(Picture picture) throws IOException {
    ContactSheet sheet = new ContactSheet(4);
    ViewerProfile usual =
        Ours.of(RenderMode.FOREGROUND, GlyphChoice.SHAPE, ColorLevel.TRUECOLOR).profile();
    for (PaletteType palette : PaletteType.values()) {
      if (palette != PaletteType.CUSTOM) {
        String name = palette.name().toLowerCase(Locale.ROOT);
        add(sheet, new Ours("--palette " + name, usual.withPalette(palette)), picture);
      }
    }
    for (ColorFilter filter : List.of(ColorFilter.GREEN, ColorFilter.RAINBOW)) {
      String name = filter.name().toLowerCase(Locale.ROOT);
      ViewerProfile profile = usual.withLook(usual.look().withFilter(filter));
      add(sheet, new Ours("--color-filter " + name, profile), picture);
    }
    // The bundled font lacks the characters that rain where UTF-8 is shown.
    ViewerProfile rain =
        usual.withUtf8(false).withLook(usual.look().withRain(true).withFilter(ColorFilter.GREEN));
    add(sheet, new Ours("--matrix --color-filter green", rain), picture);
    PictureFiles.write(sheet.image(), folder.resolve("looks.png"));
  }
}
