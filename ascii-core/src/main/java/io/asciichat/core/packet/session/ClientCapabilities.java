package io.asciichat.core.packet.session;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.PayloadRules;
import io.asciichat.core.packet.WireText;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.ViewerProfile;
import org.jspecify.annotations.Nullable;

/**
 * A client's terminal and the wishes of its owner: the first packet of a session, and sent again
 * after every change. {@link ViewerProfileMapper} turns it into a profile and back.
 *
 * <p>Fields that C clients leave unset or write in their machine's byte order are kept as they came
 * and not judged.
 *
 * @param colors the colours that the terminal shows
 * @param terminal the terminal itself
 * @param drawing how the client wants pictures to be drawn
 * @param codecs what media the client handles, or null in the 160-byte form of version 0.8
 * @param wishes what goes beyond ACIP, between programs of the extended dialect; else null
 */
public record ClientCapabilities(
    Colors colors,
    Terminal terminal,
    Drawing drawing,
    @Nullable Codecs codecs,
    @Nullable ViewerWishes wishes)
    implements SessionPacket {

  /** Terminal bit: the sixteen ANSI colours. */
  public static final int BIT_16_COLORS = 1;

  /** Terminal bit: the 256-colour palette. */
  public static final int BIT_256_COLORS = 2;

  /** Terminal bit: 24-bit colour. */
  public static final int BIT_TRUECOLOR = 4;

  /** Terminal bit: UTF-8. */
  public static final int BIT_UTF8 = 8;

  /** Terminal bit: coloured backgrounds. */
  public static final int BIT_BACKGROUND = 0x10;

  /** Bytes of the fields for TERM and COLORTERM. */
  public static final int TERM_SIZE = 32;

  /** Bytes of the field for a custom palette. */
  public static final int CUSTOM_SIZE = 64;

  /** The palette number of a custom palette. */
  public static final int CUSTOM_PALETTE = 6;

  private static final int SIZE = 168;
  private static final int CODECS_SIZE = 8;

  /** By their value on the wire. */
  private static final ColorLevel[] COLOR_LEVELS = {
    ColorLevel.NONE, ColorLevel.SIXTEEN, ColorLevel.COLORS_256, ColorLevel.TRUECOLOR
  };

  private static final RenderMode[] RENDER_MODES = {
    RenderMode.FOREGROUND, RenderMode.BACKGROUND, RenderMode.HALF_BLOCK
  };

  /** Strict codec; 168 bytes, 160 from version 0.8, or with {@link ViewerWishes} behind the 168. */
  public static final PacketCodec<ClientCapabilities> CODEC =
      new PacketCodec<>(
          PacketType.CLIENT_CAPABILITIES,
          SIZE - CODECS_SIZE,
          SIZE + ViewerWishes.MAX_SIZE,
          ClientCapabilities::read,
          ClientCapabilities::write);

  /**
   * The colours that a terminal shows.
   *
   * @param terminalBits the terminal bits above, others allowed
   * @param level one of ACIP's {@linkplain ColorLevel#announced() levels}
   * @param count 2, 16, 256 or 16777216; for information, 0 to 2^32 − 1
   */
  public record Colors(int terminalBits, ColorLevel level, long count) {
    /** Checks the ranges above. */
    public Colors {
      PayloadRules.u32("color count", count);
      PayloadRules.require(level == level.announced(), "ACIP has no level of " + level);
    }
  }

  /**
   * A terminal apart from its colours.
   *
   * @param columns 1 to 4096
   * @param rows 1 to 4096
   * @param term the variable TERM, a field of 32 bytes
   * @param colorTerm the variable COLORTERM, a field of 32 bytes
   * @param detectionReliable 1 when the client is sure of what it says of its terminal; one byte
   * @param utf8Support 0 without UTF-8; C clients write 1 in host order, so any other value means
   *     yes
   */
  public record Terminal(
      int columns,
      int rows,
      WireText term,
      WireText colorTerm,
      int detectionReliable,
      int utf8Support) {
    /** Checks the ranges above. */
    public Terminal {
      PayloadRules.range("columns", columns, 1, ViewerProfile.MAX_SIZE);
      PayloadRules.range("rows", rows, 1, ViewerProfile.MAX_SIZE);
      PayloadRules.range("size of TERM", term.size(), TERM_SIZE, TERM_SIZE);
      PayloadRules.range("size of COLORTERM", colorTerm.size(), TERM_SIZE, TERM_SIZE);
      PayloadRules.u8("detection flag", detectionReliable);
    }
  }

  /**
   * The client's choice of how pictures are drawn.
   *
   * @param mode how cells are to be drawn, one of ACIP's three modes
   * @param palette 0 unset, 1 to 5 a fixed palette, 6 custom
   * @param customCharacters the custom palette as UTF-8, a field of 64 bytes
   * @param framesPerSecond how many frames a second the client wants, 1 to 144
   * @param colorFilter the viewer's colour filter, a local effect; uninitialised in C clients; one
   *     byte
   * @param padding 0 when the picture is not to be centred; one byte
   */
  public record Drawing(
      RenderMode mode,
      int palette,
      WireText customCharacters,
      int framesPerSecond,
      int colorFilter,
      int padding) {
    /** Checks the ranges above. */
    public Drawing {
      PayloadRules.range(
          "render mode",
          PayloadRules.numberOf(mode),
          0,
          PayloadRules.numberOf(RenderMode.HALF_BLOCK));
      PayloadRules.range("palette", palette, 0, CUSTOM_PALETTE);
      PayloadRules.range(
          "size of the custom palette", customCharacters.size(), CUSTOM_SIZE, CUSTOM_SIZE);
      PayloadRules.range(
          "frames per second", framesPerSecond, 1, ViewerProfile.MAX_FRAMES_PER_SECOND);
      PayloadRules.u8("color filter", colorFilter);
      PayloadRules.u8("padding flag", padding);
    }
  }

  /**
   * Media a client handles, as bits.
   *
   * @param video 1 raw RGB, 2 H.265, 4 JPEG
   * @param audio 1 raw, 2 Opus
   */
  public record Codecs(int video, int audio) {
    /**
     * Everything, as C clients announce it: a code path of C servers refuses frames from clients
     * that left a bit out.
     */
    public static final Codecs ALL = new Codecs(7, 3);
  }

  /** Checks that the wishes go with the rest. */
  public ClientCapabilities {
    PayloadRules.require(codecs != null || wishes == null, "wishes without codecs");
    PayloadRules.require(
        wishes == null || wishes.colorLevel().announced() == colors.level,
        "wishes for other colors than announced");
  }

  private static ClientCapabilities read(PacketReader in) throws MalformedPacketException {
    Colors colors =
        new Colors(
            in.i32(), PayloadRules.constant("color level", COLOR_LEVELS, in.u32()), in.u32());
    RenderMode mode = PayloadRules.constant("render mode", RENDER_MODES, in.u32());
    Terminal terminal =
        new Terminal(
            in.u16(),
            in.u16(),
            WireText.ofBytes(in.bytes(TERM_SIZE)),
            WireText.ofBytes(in.bytes(TERM_SIZE)),
            in.u8(),
            in.i32());
    Drawing drawing =
        new Drawing(
            mode,
            (int) Math.min(in.u32(), Integer.MAX_VALUE),
            WireText.ofBytes(in.bytes(CUSTOM_SIZE)),
            in.u8(),
            in.u8(),
            in.u8());
    return new ClientCapabilities(
        colors,
        terminal,
        drawing,
        in.remaining() == 0 ? null : new Codecs(in.i32(), in.i32()),
        in.remaining() == 0 ? null : ViewerWishes.read(in, colors.level));
  }

  private static void write(ClientCapabilities packet, PacketWriter out) {
    Colors colors = packet.colors;
    Terminal terminal = packet.terminal;
    Drawing drawing = packet.drawing;
    out.u32(colors.terminalBits).u32(colors.level.wireValue()).u32(colors.count);
    out.u32(PayloadRules.numberOf(drawing.mode)).u16(terminal.columns).u16(terminal.rows);
    terminal.term.writeTo(out);
    terminal.colorTerm.writeTo(out);
    out.u8(terminal.detectionReliable).u32(terminal.utf8Support).u32(drawing.palette);
    drawing.customCharacters.writeTo(out);
    out.u8(drawing.framesPerSecond).u8(drawing.colorFilter).u8(drawing.padding);
    Codecs codecs = packet.codecs;
    if (codecs != null) {
      out.u32(codecs.video).u32(codecs.audio);
    }
    if (packet.wishes != null) {
      packet.wishes.write(out);
    }
  }

  @Override
  public PacketType type() {
    return PacketType.CLIENT_CAPABILITIES;
  }
}
