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
 * What a client's terminal shows and how its owner wants to see it: the first packet of a session,
 * and sent again after every change. {@link ViewerProfileMapper} turns it into a profile and back.
 *
 * <p>Fields that C clients leave unset or write in their machine's byte order are kept as they came
 * and not judged.
 *
 * @param capabilityBits the terminal bits below, others allowed
 * @param colorLevel colours the terminal shows, one of ACIP's {@linkplain ColorLevel#announced()
 *     levels}
 * @param colorCount 2, 16, 256 or 16777216; for information, 0 to 2^32 − 1
 * @param renderMode how cells are to be drawn, one of ACIP's three modes
 * @param columns terminal columns, 1 to 4096
 * @param rows terminal rows, 1 to 4096
 * @param term the variable TERM, a field of 32 bytes
 * @param colorTerm the variable COLORTERM, a field of 32 bytes
 * @param detectionReliable 1 when the client is sure of the terminal's capabilities; one byte
 * @param utf8Support 0 without UTF-8; C clients write 1 in host order, so any other value means yes
 * @param palette 0 unset, 1 to 5 a fixed palette, 6 custom
 * @param customCharacters the custom palette as UTF-8, a field of 64 bytes
 * @param framesPerSecond how many frames a second the client wants, 1 to 144
 * @param colorFilter the viewer's colour filter, a local effect; uninitialised in C clients; one
 *     byte
 * @param padding 0 when the picture is not to be centred; one byte
 * @param codecs what media the client handles, or null in the 160-byte form of version 0.8
 * @param wishes what goes beyond ACIP, between programs of the extended dialect; else null
 */
public record ClientCapabilities(
    int capabilityBits,
    ColorLevel colorLevel,
    long colorCount,
    RenderMode renderMode,
    int columns,
    int rows,
    WireText term,
    WireText colorTerm,
    int detectionReliable,
    int utf8Support,
    int palette,
    WireText customCharacters,
    int framesPerSecond,
    int colorFilter,
    int padding,
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

  /** Checks the ranges above. */
  public ClientCapabilities {
    PayloadRules.u32("color count", colorCount);
    PayloadRules.range("columns", columns, 1, ViewerProfile.MAX_SIZE);
    PayloadRules.range("rows", rows, 1, ViewerProfile.MAX_SIZE);
    PayloadRules.range("size of TERM", term.size(), TERM_SIZE, TERM_SIZE);
    PayloadRules.range("size of COLORTERM", colorTerm.size(), TERM_SIZE, TERM_SIZE);
    PayloadRules.u8("detection flag", detectionReliable);
    PayloadRules.range("palette", palette, 0, CUSTOM_PALETTE);
    PayloadRules.range(
        "size of the custom palette", customCharacters.size(), CUSTOM_SIZE, CUSTOM_SIZE);
    PayloadRules.range(
        "frames per second", framesPerSecond, 1, ViewerProfile.MAX_FRAMES_PER_SECOND);
    PayloadRules.u8("color filter", colorFilter);
    PayloadRules.u8("padding flag", padding);
    PayloadRules.range(
        "render mode",
        PayloadRules.numberOf(renderMode),
        0,
        PayloadRules.numberOf(RenderMode.HALF_BLOCK));
    PayloadRules.require(
        colorLevel == colorLevel.announced(), "ACIP has no level of " + colorLevel);
    PayloadRules.require(codecs != null || wishes == null, "wishes without codecs");
    PayloadRules.require(
        wishes == null || wishes.colorLevel().announced() == colorLevel,
        "wishes for other colors than announced");
  }

  private static ClientCapabilities read(PacketReader in) throws MalformedPacketException {
    int capabilityBits = in.i32();
    ColorLevel colorLevel = PayloadRules.constant("color level", COLOR_LEVELS, in.u32());
    return new ClientCapabilities(
        capabilityBits,
        colorLevel,
        in.u32(),
        PayloadRules.constant("render mode", RENDER_MODES, in.u32()),
        in.u16(),
        in.u16(),
        WireText.ofBytes(in.bytes(TERM_SIZE)),
        WireText.ofBytes(in.bytes(TERM_SIZE)),
        in.u8(),
        in.i32(),
        (int) Math.min(in.u32(), Integer.MAX_VALUE),
        WireText.ofBytes(in.bytes(CUSTOM_SIZE)),
        in.u8(),
        in.u8(),
        in.u8(),
        in.remaining() == 0 ? null : new Codecs(in.i32(), in.i32()),
        in.remaining() == 0 ? null : ViewerWishes.read(in, colorLevel));
  }

  private static void write(ClientCapabilities packet, PacketWriter out) {
    out.u32(packet.capabilityBits).u32(packet.colorLevel.wireValue()).u32(packet.colorCount);
    out.u32(PayloadRules.numberOf(packet.renderMode)).u16(packet.columns).u16(packet.rows);
    packet.term.writeTo(out);
    packet.colorTerm.writeTo(out);
    out.u8(packet.detectionReliable).u32(packet.utf8Support).u32(packet.palette);
    packet.customCharacters.writeTo(out);
    out.u8(packet.framesPerSecond).u8(packet.colorFilter).u8(packet.padding);
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
