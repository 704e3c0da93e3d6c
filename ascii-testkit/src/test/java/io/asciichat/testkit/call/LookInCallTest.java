package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientListener;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.render.ColorFilter;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.SymbolSet;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.transport.LinkProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What viewers ask for beyond ACIP, through a whole call whose picture stands still. */
class LookInCallTest {
  private static final ViewerProfile CLASSIC =
      ViewerProfile.ofSize(60, 20).withColorLevel(ColorLevel.NONE);
  private static final ViewerProfile EXTENDED =
      CLASSIC.withLook(Look.USUAL.withSymbols(SymbolSet.OCTANTS));

  private final SimulatedCall call = new SimulatedCall(4);
  private final List<String> told = new ArrayList<>();

  private MemoryDisplay join(ViewerProfile profile, ClientListener listener) {
    MemoryDisplay display = new MemoryDisplay(profile);
    AsciiChatClient.builder(
            call.network().from("10.0.0.9", LinkProfile.PERFECT),
            new PlainSecurity(),
            call.endpoint(),
            display)
        .video(new OwnVideo(new StillPicture(call.pool()), false, false))
        .listener(listener)
        .runtime(call.runtime())
        .start();
    return display;
  }

  private MemoryDisplay join(ViewerProfile profile) {
    return join(profile, ClientListener.NONE);
  }

  private @Nullable ViewerProfile onServer() {
    return call.server().sessions().getFirst().profile();
  }

  /** What is shown at ten moments of the next second. */
  private List<String> shownInASecond(MemoryDisplay display) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      call.runFor(Duration.ofMillis(100));
      shown.add(display.text());
    }
    return shown;
  }

  @Test
  void rainFallsOverAStillPicture() {
    MemoryDisplay display = join(EXTENDED.withLook(EXTENDED.look().withRain(true)));
    call.runFor(Duration.ofSeconds(1));
    assertTrue(shownInASecond(display).stream().distinct().count() >= 9);
  }

  @Test
  void aRainbowMovesOverAStillPictureEveryTick() {
    ViewerProfile colored = EXTENDED.withColorLevel(ColorLevel.TRUECOLOR);
    MemoryDisplay display = join(colored.withLook(colored.look().withFilter(ColorFilter.RAINBOW)));
    call.runFor(Duration.ofSeconds(1));
    List<String> shown = new ArrayList<>();
    for (int tick = 0; tick < 30; tick++) {
      call.runFor(Duration.ofNanos(1_000_000_000L / 60));
      shown.add(display.text());
    }
    assertTrue(shown.stream().distinct().count() >= 28, "of 30 ticks");
  }

  @Test
  void aViewerMayBecomeOneOfOursAndBack() {
    MemoryDisplay display = join(CLASSIC);
    call.runFor(Duration.ofSeconds(1));
    assertEquals(CLASSIC, onServer());
    String classic = display.text();
    assertFalse(classic.contains("\033["), "neither colours nor repetitions");
    display.changeProfile(EXTENDED);
    call.runFor(Duration.ofSeconds(1));
    assertEquals(EXTENDED, onServer());
    assertTrue(display.text().matches("(?s).*\033\\[[0-9]+b.*"), display.text());
    display.changeProfile(CLASSIC);
    call.runFor(Duration.ofSeconds(1));
    assertEquals(classic, display.text());
  }

  /** Nothing in a plaintext session's beginning tells the dialect. */
  @Test
  void withoutEncryptionTheExtendedDialectIsLearnedAndTheServerToldEverything() {
    ViewerProfile octants =
        EXTENDED
            .withRenderMode(RenderMode.OCTANT)
            .withCustomPalette(" .:")
            .withLook(EXTENDED.look().withSteadiness(7).withStretched(true));
    MemoryDisplay display =
        join(
            octants,
            new ClientListener() {
              @Override
              public void dialectKnown(Dialect dialect) {
                told.add("dialect " + dialect);
              }

              @Override
              public void serverState(long clients, long sources) {
                told.add("state");
              }
            });
    call.runFor(Duration.ofSeconds(1));
    assertEquals(List.of("dialect EXTENDED", "state"), told.subList(0, 2));
    assertEquals(1, told.stream().filter("dialect EXTENDED"::equals).count());
    assertEquals(octants, onServer());
    assertNotEquals("", display.text());
  }

  @Test
  void whatIsDrawnIsWhatTheTerminalHas() {
    MemoryDisplay display = join(EXTENDED.withRenderMode(RenderMode.OCTANT));
    call.join("ANNA");
    call.runFor(Duration.ofSeconds(1));
    assertTrue(display.text().codePoints().anyMatch(c -> c >= 0x1cd00 && c < 0x1cde6));
    display.changeProfile(
        EXTENDED
            .withRenderMode(RenderMode.OCTANT)
            .withLook(EXTENDED.look().withSymbols(SymbolSet.QUADRANTS)));
    call.runFor(Duration.ofSeconds(1));
    assertTrue(display.text().codePoints().allMatch(c -> c < 0x2600));
    assertTrue(display.text().codePoints().anyMatch(c -> c >= 0x2596 && c <= 0x259f));
  }
}
