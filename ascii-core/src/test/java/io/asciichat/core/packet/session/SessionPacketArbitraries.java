package io.asciichat.core.packet.session;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.WireText;
import io.asciichat.core.packet.session.ClientCapabilities.Codecs;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Valid session packets of every type, for properties. */
final class SessionPacketArbitraries {
  private SessionPacketArbitraries() {}

  static Arbitrary<SessionPacket> any() {
    return Arbitraries.oneOf(
        Combinators.combine(u32(), text(0, 512, true)).as(ErrorMessage::new),
        Combinators.combine(
                Arbitraries.of(RemoteLog.Level.class),
                Arbitraries.of(RemoteLog.Direction.class),
                Arbitraries.of(true, false),
                text(0, 512, true))
            .as(RemoteLog::new),
        asciiFrames(),
        imageFrames(),
        Combinators.combine(u8(), u16(), u16(), slice(0, 300)).as(H265FramePacket::new),
        audioBatches(),
        opusBatches(),
        soundLevels(),
        rosters(),
        capabilities(),
        Arbitraries.of(SessionSignal.class),
        Combinators.combine(u32(), nonEmptyField(32), Arbitraries.integers().between(1, 15))
            .as(ClientJoin::new),
        text(0, 256, false).map(ClientLeave::new),
        Arbitraries.of(
            StreamChange.start(true, false),
            StreamChange.start(false, true),
            StreamChange.start(true, true),
            StreamChange.stop(true, false),
            StreamChange.stop(false, true),
            StreamChange.stop(true, true)),
        Combinators.combine(u32(), u32(), Arbitraries.of(Dialect.class)).as(ServerState::new));
  }

  static Arbitrary<ClientCapabilities> capabilities() {
    Arbitrary<ClientCapabilities.Colors> colors =
        Combinators.combine(
                Arbitraries.integers(),
                Arbitraries.of(ColorLevel.class).map(ColorLevel::announced),
                u32())
            .as(ClientCapabilities.Colors::new);
    Arbitrary<ClientCapabilities.Terminal> terminal =
        Combinators.combine(
                size(4096), size(4096), field(32), field(32), u8(), Arbitraries.integers())
            .as(ClientCapabilities.Terminal::new);
    Arbitrary<ClientCapabilities.Drawing> drawing =
        Combinators.combine(
                Arbitraries.of(RenderMode.FOREGROUND, RenderMode.BACKGROUND, RenderMode.HALF_BLOCK),
                Arbitraries.integers().between(0, 6),
                field(64),
                size(144),
                u8(),
                u8())
            .as(ClientCapabilities.Drawing::new);
    return Combinators.combine(
            colors,
            terminal,
            drawing,
            Combinators.combine(Arbitraries.integers(), Arbitraries.integers())
                .as(Codecs::new)
                .injectNull(0.3))
        .as(
            (shown, size, wanted, codecs) ->
                new ClientCapabilities(
                    shown,
                    size,
                    wanted,
                    codecs,
                    codecs == null || wanted.palette() < 3 ? null : wishes(shown, wanted)));
  }

  private static ViewerWishes wishes(
      ClientCapabilities.Colors colors, ClientCapabilities.Drawing drawing) {
    int palette = drawing.palette();
    return new ViewerWishes(
        RenderMode.values()[palette],
        colors.level() == ColorLevel.SIXTEEN && drawing.customCharacters().isEmpty()
            ? ColorLevel.EIGHT
            : colors.level(),
        Look.USUAL.withSteadiness(palette),
        palette == 3 ? 0 : 5 * (1 << palette - 4),
        palette % 2 == 0,
        palette % 3 == 0);
  }

  private static Arbitrary<AsciiFramePacket> asciiFrames() {
    return Combinators.combine(
            size(16_384), size(16_384), Arbitraries.of(0, 1, 4, 5, 8, 9, 12, 13), slice(0, 300))
        .as(AsciiFramePacket::new);
  }

  private static Arbitrary<ImageFramePacket> imageFrames() {
    return Combinators.combine(
            size(12),
            size(12),
            size(4),
            Combinators.combine(u32(), Arbitraries.integers(), u32())
                .as(ImageFramePacket.Ignored::new))
        .flatAs(
            (w, h, format, ignored) ->
                slice(w * h * 3, w * h * 3 + 5)
                    .map(pixels -> new ImageFramePacket(w, h, format, ignored, pixels)));
  }

  private static Arbitrary<AudioBatch> audioBatches() {
    return Combinators.combine(
            u32(), Arbitraries.of(8000, 44_100, 48_000, 192_000), size(8), slice(4, 200))
        .as(
            (count, rate, channels, samples) ->
                new AudioBatch(
                    count,
                    rate,
                    channels,
                    new ByteSlice(samples.array(), samples.offset(), samples.length() / 4 * 4)));
  }

  private static Arbitrary<OpusBatch> opusBatches() {
    return Combinators.combine(
            Arbitraries.of(8000, 48_000),
            Arbitraries.of(10, 20, 60),
            slice(1, 60).list().ofMinSize(1).ofMaxSize(12))
        .as(OpusBatch::new);
  }

  private static Arbitrary<SoundLevels> soundLevels() {
    return Combinators.combine(u32(), u8(), text(0, SoundLevels.NAME_SIZE, true))
        .as(SoundLevels.Participant::new)
        .list()
        .ofMaxSize(SoundLevels.MAX_PARTICIPANTS)
        .map(SoundLevels::new);
  }

  private static Arbitrary<Roster> rosters() {
    return Combinators.combine(u32(), text(0, Roster.NAME_SIZE, true))
        .as(Roster.Member::new)
        .list()
        .ofMaxSize(Roster.MAX_MEMBERS)
        .map(Roster::new);
  }

  private static Arbitrary<Long> u32() {
    return Arbitraries.longs().between(0, 0xFFFFFFFFL);
  }

  private static Arbitrary<Integer> u16() {
    return Arbitraries.integers().between(0, 0xFFFF);
  }

  private static Arbitrary<Integer> u8() {
    return Arbitraries.integers().between(0, 0xFF);
  }

  private static Arbitrary<Integer> size(int largest) {
    return Arbitraries.integers().between(1, largest);
  }

  private static Arbitrary<byte[]> bytes(int min, int max) {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(min).ofMaxSize(max);
  }

  private static Arbitrary<ByteSlice> slice(int min, int max) {
    return bytes(min, max).map(ByteSlice::of);
  }

  private static Arbitrary<WireText> field(int size) {
    return bytes(size, size).map(WireText::ofBytes);
  }

  private static Arbitrary<WireText> nonEmptyField(int size) {
    return field(size).filter(field -> !field.isEmpty());
  }

  /** Any bytes up to the limit; without NUL where the packet forbids it. */
  private static Arbitrary<WireText> text(int min, int max, boolean withoutNul) {
    Arbitrary<WireText> utf8 =
        Arbitraries.strings()
            .ofMaxLength(max)
            .map(text -> WireText.of(text.replace("\0", "") + "x", max))
            .filter(text -> text.size() >= min);
    Arbitrary<WireText> broken =
        bytes(min, max)
            .map(raw -> new String(raw, StandardCharsets.ISO_8859_1))
            .map(text -> withoutNul ? text.replace('\0', (char) 0xFF) : text)
            .map(text -> WireText.ofBytes(text.getBytes(StandardCharsets.ISO_8859_1)));
    return Arbitraries.oneOf(utf8, broken);
  }
}
