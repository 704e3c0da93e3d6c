package io.asciichat.core.packet.session;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.PayloadRules;
import io.asciichat.core.render.ColorFilter;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SymbolSet;

/**
 * The requests of a client to a server in the extended dialect: bytes behind those of
 * CLIENT_CAPABILITIES. Later versions may append more in steps of 16 bytes, which is passed over.
 *
 * @param renderMode how cells are to be drawn; the field in CLIENT_CAPABILITIES holds its
 *     {@linkplain RenderMode#announced() announced} stand-in
 * @param colorLevel the colours the terminal shows; the field in CLIENT_CAPABILITIES holds its
 *     {@linkplain ColorLevel#announced() announced} stand-in
 * @param look how the picture looks; its {@linkplain Look#dialect() dialect} is the extended one
 * @param soundFrameMillis how much sound a packet for this client is to hold, in milliseconds: 5,
 *     10 or 20, or 0 for {@value #DEFAULT_SOUND_FRAME_MILLIS}
 * @param soundLevels whether it wants {@link SoundLevels}
 * @param roster whether it wants {@link Roster}
 */
public record ViewerWishes(
    RenderMode renderMode,
    ColorLevel colorLevel,
    Look look,
    int soundFrameMillis,
    boolean soundLevels,
    boolean roster) {
  /** Milliseconds of sound in a packet when the client does not wish another length. */
  public static final int DEFAULT_SOUND_FRAME_MILLIS = 10;

  /** Bytes as written. */
  static final int SIZE = 16;

  /** Bytes as accepted: room for later versions. */
  static final int MAX_SIZE = 256;

  private static final int RAIN = 1;
  private static final int STRETCHED = 2;
  private static final int NAMES = 4;
  private static final int SOUND_LEVELS = 8;
  private static final int EIGHT_COLORS = 16;
  private static final int ROSTER = 32;

  private static final RenderMode[] RENDER_MODES = RenderMode.values();
  private static final GlyphChoice[] GLYPHS = GlyphChoice.values();
  private static final SymbolSet[] SYMBOLS = SymbolSet.values();
  private static final ColorFilter[] FILTERS = ColorFilter.values();

  /** Checks the dialect of the look, and the duration. */
  public ViewerWishes {
    PayloadRules.require(look.dialect() == Dialect.EXTENDED, "wishes outside the extended dialect");
    PayloadRules.require(
        soundFrameMillis == 0 || isSoundFrame(soundFrameMillis),
        "a sound frame lasts 5, 10 or 20 ms, not " + soundFrameMillis);
  }

  /** Returns whether packets of the extended dialect may hold so many milliseconds of sound. */
  public static boolean isSoundFrame(int millis) {
    return millis == 5 || millis == 10 || millis == 20;
  }

  /**
   * Reads the bytes behind the capabilities.
   *
   * @param announced the colour level that stands before them
   */
  static ViewerWishes read(PacketReader in, ColorLevel announced) throws MalformedPacketException {
    RenderMode mode = PayloadRules.constant("render mode", RENDER_MODES, in.u8());
    GlyphChoice glyphs = PayloadRules.constant("glyph choice", GLYPHS, in.u8());
    SymbolSet symbols = PayloadRules.constant("symbol set", SYMBOLS, in.u8());
    int steadiness = in.u8();
    ColorFilter filter = PayloadRules.constant("color filter", FILTERS, in.u8());
    int flags = in.u8();
    int soundFrameMillis = in.u8();
    in.skip(SIZE - 7);
    PayloadRules.require(in.remaining() % SIZE == 0, "wishes are not whole blocks");
    in.skip(in.remaining());
    return new ViewerWishes(
        mode,
        announced == ColorLevel.SIXTEEN && (flags & EIGHT_COLORS) != 0
            ? ColorLevel.EIGHT
            : announced,
        new Look(
            glyphs,
            symbols,
            steadiness,
            new Look.Effects(filter, (flags & RAIN) != 0),
            new Look.Arrangement((flags & STRETCHED) != 0, (flags & NAMES) != 0),
            Dialect.EXTENDED),
        soundFrameMillis,
        (flags & SOUND_LEVELS) != 0,
        (flags & ROSTER) != 0);
  }

  void write(PacketWriter out) {
    out.u8(PayloadRules.numberOf(renderMode)).u8(PayloadRules.numberOf(look.glyphs()));
    out.u8(PayloadRules.numberOf(look.symbols())).u8(look.steadiness());
    out.u8(PayloadRules.numberOf(look.filter()));
    out.u8(
        (look.rain() ? RAIN : 0)
            | (look.stretched() ? STRETCHED : 0)
            | (look.names() ? NAMES : 0)
            | (soundLevels ? SOUND_LEVELS : 0)
            | (roster ? ROSTER : 0)
            | (colorLevel == ColorLevel.EIGHT ? EIGHT_COLORS : 0));
    out.u8(soundFrameMillis).zeros(SIZE - 7);
  }
}
