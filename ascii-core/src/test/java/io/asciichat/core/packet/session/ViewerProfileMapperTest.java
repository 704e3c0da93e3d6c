package io.asciichat.core.packet.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.WireText;
import io.asciichat.core.packet.session.ClientCapabilities.Drawing;
import io.asciichat.core.packet.session.ClientCapabilities.Terminal;
import io.asciichat.core.render.ColorFilter;
import io.asciichat.core.render.GlyphChoice;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.PaletteType;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SymbolSet;
import io.asciichat.core.render.ViewerProfile;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewerProfileMapperTest {
  private static final ViewerProfile PROFILE = ViewerProfile.ofSize(80, 24);

  @Provide
  Arbitrary<ViewerProfile> profiles() {
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    return Combinators.combine(
            Arbitraries.integers().between(1, 4096),
            Arbitraries.integers().between(1, 4096),
            Arbitraries.of(ColorLevel.class),
            Arbitraries.of(RenderMode.class),
            Arbitraries.of(PaletteType.class),
            flag,
            Arbitraries.integers().between(1, 144),
            looks())
        .as(
            (columns, rows, level, mode, palette, utf8, rate, look) ->
                new ViewerProfile(
                    new ViewerProfile.Terminal(
                        columns,
                        rows,
                        look.dialect() == Dialect.EXTENDED ? level : level.announced(),
                        utf8),
                    look.dialect() == Dialect.EXTENDED ? mode : mode.announced(),
                    new ViewerProfile.Characters(
                        palette, palette == PaletteType.CUSTOM ? " ·●" : ""),
                    look.names(),
                    rate,
                    look.dialect() == Dialect.EXTENDED ? look : Look.ACIP));
  }

  private static Arbitrary<Look> looks() {
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    return Combinators.combine(
            Arbitraries.of(GlyphChoice.class),
            Arbitraries.of(SymbolSet.class),
            Arbitraries.integers().between(0, Look.MAX_STEADINESS),
            Combinators.combine(Arbitraries.of(ColorFilter.class), flag).as(Look.Effects::new),
            Combinators.combine(flag, flag).as(Look.Arrangement::new),
            Arbitraries.of(Dialect.class))
        .as(Look::new);
  }

  @Property(tries = 200)
  void whatIsAnnouncedIsUnderstood(@ForAll("profiles") ViewerProfile profile) throws Exception {
    ClientCapabilities announced =
        ViewerProfileMapper.capabilitiesOf(profile, "xterm-256color", "truecolor");
    assertEquals(profile, ViewerProfileMapper.profileOf(announced));
    assertEquals("xterm-256color", announced.terminal().term().shown());
    assertEquals("truecolor", announced.terminal().colorTerm().shown());
  }

  @Property(tries = 200)
  void cServersAreToldWhatTheyAccept(@ForAll("profiles") ViewerProfile profile) {
    ClientCapabilities announced = ViewerProfileMapper.capabilitiesForCServer(profile, "", "");
    int palette = announced.drawing().palette();
    assertTrue(palette >= 1 && palette <= 5);
    assertTrue(announced.drawing().customCharacters().isEmpty());
    assertEquals(ClientCapabilities.Codecs.ALL, announced.codecs());
    if (profile.palette() != PaletteType.CUSTOM) {
      ViewerProfile classic =
          profile.withLook(Look.ACIP).withRenderMode(profile.shownMode().announced());
      assertEquals(ViewerProfileMapper.capabilitiesOf(classic, "", ""), announced);
    }
  }

  @ParameterizedTest
  @EnumSource
  void terminalBitsFollowTheColorLevel(ColorLevel level) {
    ClientCapabilities announced =
        ViewerProfileMapper.capabilitiesOf(PROFILE.withColorLevel(level).withUtf8(false), "", "");
    int expected =
        switch (level) {
          case NONE -> 0;
          case EIGHT, SIXTEEN -> 0x11;
          case COLORS_256 -> 0x13;
          case TRUECOLOR -> 0x17;
        };
    assertEquals(expected, announced.colors().terminalBits());
  }

  @Test
  void anUnsetPaletteBecomesTheStandardOne() throws Exception {
    assertEquals(PaletteType.STANDARD, ViewerProfileMapper.profileOf(withPalette(0, "")).palette());
  }

  @Test
  void customCharactersBesideAFixedPaletteAreIgnored() throws Exception {
    assertEquals("", ViewerProfileMapper.profileOf(withPalette(2, "ab")).customCharacters());
  }

  @Test
  void utf8WrittenInHostOrderMeansYes() throws Exception {
    assertTrue(ViewerProfileMapper.profileOf(withUtf8(0x01000000)).utf8());
    assertTrue(ViewerProfileMapper.profileOf(withUtf8(1)).utf8());
    assertFalse(ViewerProfileMapper.profileOf(withUtf8(0)).utf8());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "█", "a\u001bb", "a\nb", "a\u009bb", "a\u202eb", "a\u200bb"})
  void customPalettesThatCannotBeDrawnAreRefused(String characters) {
    assertThrows(
        MalformedPacketException.class,
        () -> ViewerProfileMapper.profileOf(withPalette(6, characters)));
  }

  @Test
  void customPalettesThatAreNotUtf8AreRefused() {
    byte[] field = new byte[64];
    field[0] = 'a';
    field[1] = (byte) 0xE2;
    ClientCapabilities capabilities = withPalette(6, WireText.ofBytes(field));
    assertThrows(MalformedPacketException.class, () -> ViewerProfileMapper.profileOf(capabilities));
  }

  @Test
  void aCustomPaletteMayFillItsFieldAndNotMore() {
    String fits = "█".repeat(21);
    assertEquals(63, fits.getBytes(StandardCharsets.UTF_8).length);
    ViewerProfile profile = PROFILE.withCustomPalette(fits);
    assertEquals(
        fits,
        ViewerProfileMapper.capabilitiesOf(profile, "", "").drawing().customCharacters().shown());
    AsciiChatException refused =
        assertThrows(
            AsciiChatException.class,
            () ->
                ViewerProfileMapper.capabilitiesOf(PROFILE.withCustomPalette(fits + "x"), "", ""));
    assertEquals(ErrorCode.USAGE, refused.code());
  }

  private static ClientCapabilities withUtf8(int field) {
    ClientCapabilities c = ViewerProfileMapper.capabilitiesOf(PROFILE, "", "");
    return copy(c, field, c.drawing().palette(), c.drawing().customCharacters());
  }

  private static ClientCapabilities withPalette(int palette, String characters) {
    return withPalette(palette, WireText.field(characters, 64));
  }

  private static ClientCapabilities withPalette(int palette, WireText characters) {
    ClientCapabilities c = ViewerProfileMapper.capabilitiesOf(PROFILE, "", "");
    return copy(c, c.terminal().utf8Support(), palette, characters);
  }

  private static ClientCapabilities copy(
      ClientCapabilities c, int utf8, int palette, WireText characters) {
    Terminal terminal = c.terminal();
    Drawing drawing = c.drawing();
    return new ClientCapabilities(
        c.colors(),
        new Terminal(
            terminal.columns(),
            terminal.rows(),
            terminal.term(),
            terminal.colorTerm(),
            terminal.detectionReliable(),
            utf8),
        new Drawing(
            drawing.mode(),
            palette,
            characters,
            drawing.framesPerSecond(),
            drawing.colorFilter(),
            drawing.padding()),
        c.codecs(),
        null);
  }
}
