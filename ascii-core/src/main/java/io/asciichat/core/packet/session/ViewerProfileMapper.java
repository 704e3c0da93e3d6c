package io.asciichat.core.packet.session;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PayloadRules;
import io.asciichat.core.packet.PlainText;
import io.asciichat.core.packet.WireText;
import io.asciichat.core.packet.session.ClientCapabilities.Codecs;
import io.asciichat.core.packet.session.ClientCapabilities.Colors;
import io.asciichat.core.packet.session.ClientCapabilities.Drawing;
import io.asciichat.core.packet.session.ClientCapabilities.Terminal;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.PaletteType;
import io.asciichat.core.render.ViewerProfile;
import java.nio.charset.StandardCharsets;

/** Translates between what a client announces and what a renderer needs to know. */
public final class ViewerProfileMapper {
  private static final PaletteType[] PALETTES = PaletteType.values();

  private ViewerProfileMapper() {}

  /**
   * Returns the profile to render for a client. An unset palette becomes the standard one, so that
   * no client is left without a picture.
   *
   * @throws MalformedPacketException when a custom palette is not UTF-8, has fewer than two
   *     characters, or holds one that is not {@linkplain PlainText#isPrintable printable}
   */
  public static ViewerProfile profileOf(ClientCapabilities capabilities)
      throws MalformedPacketException {
    Terminal terminal = capabilities.terminal();
    Drawing drawing = capabilities.drawing();
    ViewerWishes wishes = capabilities.wishes();
    return new ViewerProfile(
        new ViewerProfile.Terminal(
            terminal.columns(),
            terminal.rows(),
            wishes == null ? capabilities.colors().level() : wishes.colorLevel(),
            terminal.utf8Support() != 0),
        wishes == null ? drawing.mode() : wishes.renderMode(),
        characters(drawing),
        drawing.padding() != 0,
        drawing.framesPerSecond(),
        wishes == null ? Look.ACIP : wishes.look());
  }

  private static ViewerProfile.Characters characters(Drawing drawing)
      throws MalformedPacketException {
    PaletteType palette =
        drawing.palette() == 0 ? PaletteType.STANDARD : PALETTES[drawing.palette() - 1];
    return new ViewerProfile.Characters(
        palette, palette == PaletteType.CUSTOM ? ramp(drawing.customCharacters()) : "");
  }

  /**
   * Returns the announcement to a server of the extended dialect.
   *
   * @param term the variable TERM, or empty
   * @param colorTerm the variable COLORTERM, or empty
   * @throws AsciiChatException when the custom palette does not fit its field of 63 bytes
   */
  public static ClientCapabilities capabilitiesOf(
      ViewerProfile profile, String term, String colorTerm) {
    return capabilitiesOf(profile, term, colorTerm, 0, false);
  }

  /**
   * Returns the announcement to a server of the extended dialect for a client that listens, too.
   *
   * @param term the variable TERM, or empty
   * @param colorTerm the variable COLORTERM, or empty
   * @param soundFrameMillis as in {@link ViewerWishes}
   * @param soundLevels whether to be told how loud the others are
   * @throws AsciiChatException when the custom palette does not fit its field of 63 bytes
   */
  public static ClientCapabilities capabilitiesOf(
      ViewerProfile profile,
      String term,
      String colorTerm,
      int soundFrameMillis,
      boolean soundLevels) {
    ViewerWishes wishes =
        profile.look().dialect() == Dialect.EXTENDED
            ? new ViewerWishes(
                profile.renderMode(),
                profile.colorLevel(),
                profile.look(),
                soundFrameMillis,
                soundLevels,
                true)
            : null;
    return new ClientCapabilities(
        new Colors(
            terminalBits(profile),
            profile.colorLevel().announced(),
            colorCount(profile.colorLevel())),
        new Terminal(
            profile.columns(),
            profile.rows(),
            WireText.field(term, ClientCapabilities.TERM_SIZE),
            WireText.field(colorTerm, ClientCapabilities.TERM_SIZE),
            1,
            profile.utf8() ? 1 : 0),
        new Drawing(
            profile.renderMode().announced(),
            profile.palette().wireValue(),
            customField(profile.customCharacters()),
            profile.framesPerSecond(),
            PayloadRules.numberOf(profile.look().filter()),
            profile.padding() ? 1 : 0),
        Codecs.ALL,
        wishes);
  }

  /**
   * Returns the announcement to a C server: ACIP's fields alone, the render mode that comes nearest
   * to what the terminal can show, and the standard palette instead of a custom one, because C
   * servers end the session of a client that announces one.
   *
   * @param term the variable TERM, or empty
   * @param colorTerm the variable COLORTERM, or empty
   */
  public static ClientCapabilities capabilitiesForCServer(
      ViewerProfile profile, String term, String colorTerm) {
    ViewerProfile accepted =
        profile.palette() == PaletteType.CUSTOM
            ? profile.withPalette(PaletteType.STANDARD)
            : profile;
    return capabilitiesOf(
        accepted.withLook(Look.ACIP).withRenderMode(profile.shownMode().announced()),
        term,
        colorTerm);
  }

  private static String ramp(WireText characters) throws MalformedPacketException {
    String ramp = characters.exact();
    if (ramp.codePointCount(0, ramp.length()) < 2) {
      throw new MalformedPacketException("custom palette has fewer than two characters");
    }
    if (!ramp.codePoints().allMatch(PlainText::isPrintable)) {
      throw new MalformedPacketException("custom palette holds a control or invisible character");
    }
    return ramp;
  }

  private static WireText customField(String characters) {
    int bytes = characters.getBytes(StandardCharsets.UTF_8).length;
    if (bytes >= ClientCapabilities.CUSTOM_SIZE) {
      throw new AsciiChatException(
          ErrorCode.USAGE,
          "the custom palette takes "
              + bytes
              + " bytes as UTF-8, at most "
              + (ClientCapabilities.CUSTOM_SIZE - 1)
              + " fit: use fewer characters");
    }
    return WireText.field(characters, ClientCapabilities.CUSTOM_SIZE);
  }

  private static int terminalBits(ViewerProfile profile) {
    int colors =
        switch (profile.colorLevel()) {
          case NONE -> 0;
          case EIGHT, SIXTEEN -> ClientCapabilities.BIT_16_COLORS;
          case COLORS_256 -> ClientCapabilities.BIT_16_COLORS | ClientCapabilities.BIT_256_COLORS;
          case TRUECOLOR ->
              ClientCapabilities.BIT_16_COLORS
                  | ClientCapabilities.BIT_256_COLORS
                  | ClientCapabilities.BIT_TRUECOLOR;
        };
    return colors
        | (profile.utf8() ? ClientCapabilities.BIT_UTF8 : 0)
        | (profile.colorLevel() == ColorLevel.NONE ? 0 : ClientCapabilities.BIT_BACKGROUND);
  }

  private static int colorCount(ColorLevel level) {
    return switch (level) {
      case NONE -> 2;
      case EIGHT, SIXTEEN -> 16;
      case COLORS_256 -> 256;
      case TRUECOLOR -> 1 << 24;
    };
  }
}
