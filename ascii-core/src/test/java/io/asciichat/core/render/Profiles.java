package io.asciichat.core.render;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.packet.Dialect;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every kind of viewer, for property tests. */
final class Profiles {
  private Profiles() {}

  /** Looks of programs of the extended dialect and the one of C programs. */
  static Arbitrary<Look> looks() {
    return Combinators.combine(
            Arbitraries.of(GlyphChoice.class),
            Arbitraries.of(SymbolSet.class),
            Arbitraries.integers().between(0, Look.MAX_STEADINESS),
            Arbitraries.of(ColorFilter.class),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 5))
        .as(
            (glyphs, symbols, steadiness, filter, rain, stretched, names, dialect) ->
                dialect == 0
                    ? Look.ACIP
                    : new Look(
                        glyphs,
                        symbols,
                        steadiness,
                        new Look.Effects(filter, rain),
                        new Look.Arrangement(stretched, names),
                        Dialect.EXTENDED))
        .withoutEdgeCases();
  }

  /** Viewers with terminals of up to so many columns and rows. */
  static Arbitrary<ViewerProfile> upTo(int columns, int rows) {
    return Combinators.combine(
            Arbitraries.integers().between(1, columns),
            Arbitraries.integers().between(1, rows),
            Arbitraries.of(ColorLevel.class),
            Arbitraries.of(RenderMode.class),
            Arbitraries.of("", "", "", " .:#", "漢字", " ░█", " ⠁", " ,", "  "),
            Arbitraries.of(PaletteType.class).filter(type -> type != PaletteType.CUSTOM),
            Arbitraries.of(true, false),
            looks())
        .as(
            (width, height, level, mode, custom, palette, flag, look) -> {
              ViewerProfile profile =
                  ViewerProfile.ofSize(width, height)
                      .withColorLevel(level)
                      .withRenderMode(mode)
                      .withUtf8(flag || width % 2 == 0)
                      .withPadding(height % 2 == 0)
                      .withLook(look);
              return custom.isEmpty()
                  ? profile.withPalette(palette)
                  : profile.withCustomPalette(custom);
            })
        .withoutEdgeCases();
  }
}
