package io.asciichat.cli.terminal;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.port.Display;
import io.asciichat.core.render.RenderMode;
import io.asciichat.testkit.contract.DisplayContract;
import io.asciichat.testkit.sim.ManualClock;
import io.asciichat.testkit.sim.SimulatedScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TerminalDisplayTest extends DisplayContract {
  private static final TerminalTraits TRAITS = Traits.RICH;

  private FakeDevice device = new FakeDevice(40, 10);
  private final ManualClock clock = new ManualClock();
  private TerminalDisplay display = open(device, TRAITS, ViewPreferences.DEFAULTS);

  @Override
  protected Display create() {
    return display;
  }

  @Override
  protected String output() {
    return device.screen.text();
  }

  @Test
  void takesTheTerminalOverAndGivesItBack() {
    assertTrue(device.raw);
    assertEquals(Set.of(1049), device.screen.modes, "alternate screen, no cursor, no wrap");
    display.close();
    assertFalse(device.raw);
    assertEquals(Set.of(7, 25), device.screen.modes, "as it was");
    assertTrue(device.closed);
  }

  @Test
  void fillsTheLastCellWithoutScrolling() throws Exception {
    display.show(Frames.full('x', 40, 10));
    display.show(Frames.full('y', 40, 10));
    assertEquals(0, device.screen.scrolled);
    assertEquals(("y".repeat(40) + "\n").repeat(10), device.screen.text());
  }

  @Test
  void writesEachFrameAtOnce() throws Exception {
    int before = device.writes.size();
    display.status("waiting");
    display.show(Frames.full('x', 40, 10));
    assertEquals(before + 2, device.writes.size());
  }

  @Test
  void leavesNothingOfALargerPicture() throws Exception {
    display.show(Frames.full('x', 40, 10));
    display.show(Frames.of("ab\nc", 40, 10));
    assertEquals("ab\nc\n" + "\n".repeat(8), device.screen.text());
  }

  @Test
  void erasesOnlyWhereSomethingIsLeft() throws Exception {
    display.show(Frames.full('x', 39, 9));
    display.show(Frames.full('y', 39, 9));
    assertFalse(device.writes.getLast().contains("\u001b[K"), "a steady picture erases nothing");
  }

  @Test
  void leavesOutAFrameForALargerScreen() throws Exception {
    display.show(Frames.full('x', 40, 10));
    display.show(Frames.full('y', 41, 10));
    display.show(Frames.full('y', 40, 11));
    assertEquals("x".repeat(40), device.screen.row(0));
  }

  @Test
  void cutsOffWhatAFrameHasBeyondItsSize() throws Exception {
    display.show(Frames.of(("z".repeat(100) + "\n").repeat(50), 40, 10));
    assertEquals(0, device.screen.scrolled);
    assertEquals(("z".repeat(40) + "\n").repeat(10), device.screen.text());
  }

  @Test
  void aResizeClearsAndIsTold() throws Exception {
    AtomicInteger told = new AtomicInteger();
    display.onProfileChange(told::incrementAndGet);
    display.show(Frames.full('x', 40, 10));
    device.resize(30, 8);
    display.resized();
    assertEquals(1, told.get());
    assertEquals(30, display.profile().columns());
    assertEquals(8, display.profile().rows());
    assertEquals("\n".repeat(8), device.screen.text());
    display.show(Frames.full('y', 30, 8));
    assertEquals(("y".repeat(30) + "\n").repeat(8), device.screen.text());
    assertEquals(0, device.screen.scrolled);
  }

  @Test
  void theStatusLineStaysOverThePictureUntilItIsTakenAway() throws Exception {
    display.show(Frames.full('x', 40, 10));
    display.status("trying again in 3 s");
    assertEquals(" trying again in 3 s " + "x".repeat(19), device.screen.row(9));
    display.show(Frames.full('y', 40, 10));
    assertEquals(" trying again in 3 s " + "y".repeat(19), device.screen.row(9));
    display.status(null);
    assertEquals("y".repeat(40), device.screen.row(9));
  }

  @Test
  void theStatusLineIsSeenWithoutAnyPicture() {
    display.status("no server\u001b[2J\nyet");
    assertEquals(" no server [2J yet", device.screen.row(9));
    display.status(null);
    assertEquals("", device.screen.row(9));
  }

  @Test
  void aLongStatusLineIsCutOff() {
    display.status("ä".repeat(100));
    assertEquals(" " + "ä".repeat(39), device.screen.row(9));
    display.status("漢".repeat(100));
    assertEquals(" " + "漢".repeat(19), device.screen.row(9), "two columns each");
    display.status("e\u0301".repeat(100));
    assertTrue(device.writes.getLast().contains(" " + "e\u0301".repeat(39) + "\u001b[0m"));
    display.status("a\uD83D\u202Eb");
    assertEquals(" a  b", device.screen.row(9));
    assertEquals(0, device.screen.scrolled);
  }

  @Test
  void oneTopicDoesNotEraseAnother() {
    display.tell(StatusTopic.PRIVACY, "not encrypted");
    display.status("waiting");
    assertEquals(" waiting | not encrypted", device.screen.row(9));
    display.status(null);
    assertEquals(" not encrypted", device.screen.row(9));
    display.tell(StatusTopic.PRIVACY, null);
    assertEquals("", device.screen.row(9));
  }

  @Test
  void newsGoAwayByThemselvesUnlessThereAreNewerOnes() {
    SimulatedScheduler world = new SimulatedScheduler();
    FakeDevice screen = new FakeDevice(40, 10);
    TerminalDisplay other =
        new TerminalDisplay(screen, new byte[0], TRAITS, ViewPreferences.DEFAULTS, world, world);
    other.news(StatusTopic.NEWS, "palette: cool");
    world.runFor(Duration.ofSeconds(3));
    assertEquals(" palette: cool", screen.screen.row(9));
    other.news(StatusTopic.NEWS, "palette: blocks");
    world.runFor(Duration.ofSeconds(3));
    assertEquals(" palette: blocks", screen.screen.row(9));
    world.runFor(Duration.ofSeconds(2));
    assertEquals("", screen.screen.row(9));
    other.close();
    assertEquals(List.of(), world.failures());
  }

  @Test
  void whatAKeyDidGoesAwaySoonerAndErasesNoNews() {
    SimulatedScheduler world = new SimulatedScheduler();
    FakeDevice screen = new FakeDevice(40, 10);
    TerminalDisplay other =
        new TerminalDisplay(screen, new byte[0], TRAITS, ViewPreferences.DEFAULTS, world, world);
    other.news(StatusTopic.PEOPLE, "ANNA joined");
    other.news(StatusTopic.KEYS, "mirrored");
    world.runFor(Duration.ofMillis(1900));
    assertEquals(" mirrored | ANNA joined", screen.screen.row(9));
    world.runFor(Duration.ofMillis(300));
    assertEquals(" ANNA joined", screen.screen.row(9));
    world.runFor(Duration.ofSeconds(2));
    assertEquals("", screen.screen.row(9));
    other.close();
    assertEquals(List.of(), world.failures());
  }

  @Test
  void escapeHidesTheHelpAndNothingElse() throws Exception {
    display.show(Frames.full('x', 40, 10));
    int before = device.writes.size();
    display.hideHelp();
    assertEquals(before, device.writes.size());
    display.toggleHelp();
    assertTrue(device.screen.text().contains("leave"), device.screen.text());
    display.hideHelp();
    assertEquals(("x".repeat(40) + "\n").repeat(10), device.screen.text());
  }

  @Test
  void theScreenIsDrawnAnewWhenItIsAskedFor() throws Exception {
    display.show(Frames.full('x', 40, 10));
    device.screen.accept("\u001b[3;20Hgarbage");
    display.redrawAll();
    assertEquals(("x".repeat(40) + "\n").repeat(10), device.screen.text());
  }

  @Test
  void howToLeaveIsSaidWhereKeysAreRead() {
    display.status("connecting to example.org:27224…");
    assertEquals(" connecting to example.org:27224…", device.screen.row(9));
    FakeDevice wide = new FakeDevice(60, 10);
    TerminalDisplay other = open(wide, TRAITS, ViewPreferences.DEFAULTS);
    other.keepKeys();
    other.readKeys(new KeyReaderTest.Recorder(new StringBuilder()));
    other.status("connecting to example.org:27224…");
    assertEquals(" connecting to example.org:27224…, q leaves", wide.screen.row(9));
    other.status(null);
    assertEquals("", wide.screen.row(9));
    other.close();
  }

  /** A server can send any number of warnings. */
  @Test
  void aFloodOfNewsIsDrawnTenTimesASecond() {
    SimulatedScheduler world = new SimulatedScheduler();
    FakeDevice screen = new FakeDevice(40, 10);
    TerminalDisplay other =
        new TerminalDisplay(screen, new byte[0], TRAITS, ViewPreferences.DEFAULTS, world, world);
    int before = screen.writes.size();
    for (int i = 0; i < 2000; i++) {
      other.news(StatusTopic.NEWS, "warning " + i);
      world.runFor(Duration.ofMillis(1));
    }
    world.runFor(Duration.ofMillis(200));
    assertEquals(" warning 1999", screen.screen.row(9));
    assertTrue(screen.writes.size() - before <= 22, () -> screen.writes.size() + " writes");
    other.close();
  }

  /** A server can ask for it hundreds of times a second. */
  @Test
  void clearingWritesNothingAndLeavesNothingOfWhatWasThere() throws Exception {
    display.show(Frames.full('x', 40, 10));
    device.screen.accept("\u001b[3;20Hgarbage");
    int before = device.writes.size();
    for (int i = 0; i < 400; i++) {
      display.clear();
    }
    assertEquals(before, device.writes.size());
    display.show(Frames.of("ab\nc", 40, 10));
    assertEquals(before + 1, device.writes.size());
    assertFalse(device.writes.getLast().contains("\u001b[2J"), "no empty screen in between");
    assertEquals("ab\nc\n" + "\n".repeat(8), device.screen.text());
  }

  @Test
  void theHelpFollowsTheSize() throws Exception {
    display.toggleHelp();
    device.resize(12, 7);
    display.resized();
    assertTrue(device.screen.row(0).contains("q leave"), device.screen.text());
    device.resize(40, 18);
    display.resized();
    assertTrue(device.screen.text().contains("show or hide this"), device.screen.text());
  }

  @Test
  void theHelpComesAndGoesOverAStillPicture() throws Exception {
    display.show(Frames.full('x', 30, 10));
    display.toggleHelp();
    assertTrue(device.screen.text().contains("leave"), device.screen.text());
    display.toggleHelp();
    assertEquals(("x".repeat(30) + "\n").repeat(10), device.screen.text());
  }

  @Test
  void synchronizedOutputEmbracesEachFrame() throws Exception {
    display.close();
    device = new FakeDevice(40, 10);
    display = open(device, Traits.rich(TerminalTraits.Repeat.NONE, true), ViewPreferences.DEFAULTS);
    display.show(Frames.of("x", 40, 10));
    assertTrue(device.writes.getLast().startsWith("\u001b[?2026h"));
    assertTrue(device.writes.getLast().endsWith("\u001b[?2026l"));
    display.close();
  }

  @Test
  void aTerminalThatIsGoneIsReportedOnceMore() {
    device.gone = true;
    Assertions.assertThrows(IOException.class, () -> display.show(Frames.of("x", 40, 10)));
    display.close();
    assertFalse(device.raw);
  }

  @Test
  void aTerminalThatTakesNothingMoreKeepsNobody() throws Exception {
    device.stuck = new CountDownLatch(1);
    Thread writer =
        Thread.ofPlatform()
            .daemon()
            .start(() -> Assertions.assertDoesNotThrow(() -> display.show(Frames.of("x", 40, 10))));
    device.writing.await();
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          display.suspend();
          display.close();
        });
    assertFalse(device.raw);
    assertTrue(device.closed);
    device.stuck.countDown();
    writer.join();
  }

  @Test
  void whoClosesSecondWaitsUntilTheModeIsBack() throws Exception {
    device.slowClose = new CountDownLatch(1);
    Thread first = Thread.ofPlatform().daemon().start(display::close);
    device.closing.await();
    AtomicBoolean backForSecond = new AtomicBoolean();
    Thread second =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  display.close();
                  backForSecond.set(!device.raw);
                });
    await()
        .until(
            () ->
                second.getState() == Thread.State.TIMED_WAITING
                    || second.getState() == Thread.State.TERMINATED);
    device.slowClose.countDown();
    first.join();
    second.join();
    assertTrue(backForSecond.get());
  }

  @Test
  void suspendGivesTheTerminalBackAndResumeTakesIt() throws Exception {
    display.show(Frames.full('x', 40, 10));
    display.suspend();
    assertFalse(device.raw);
    assertEquals(Set.of(7, 25), device.screen.modes);
    display.resume();
    assertTrue(device.raw);
    assertEquals(Set.of(1049), device.screen.modes);
  }

  @Test
  void aPictureIsNeverLargerThanTheTerminal() {
    ViewPreferences large =
        ViewPreferences.DEFAULTS.withSize(new ViewPreferences.Size(200, 5)).withFramesPerSecond(30);
    TerminalDisplay other = open(new FakeDevice(40, 10), TRAITS, large);
    assertEquals(40, other.profile().columns());
    assertEquals(5, other.profile().rows());
    assertEquals(30, other.profile().framesPerSecond());
    other.close();
  }

  @Test
  void theFramesOfTheLastSecondAreCountedInTheCorner() throws Exception {
    device = new FakeDevice(40, 10);
    TerminalDisplay counting = open(device, TRAITS, ViewPreferences.DEFAULTS.withRateShown(true));
    assertEquals("", device.screen.row(0), "nothing to count yet");
    for (int i = 0; i < 30; i++) {
      clock.advance(100_000_000L);
      counting.show(Frames.full('x', 40, 10));
    }
    counting.show(Frames.full('y', 41, 10));
    assertEquals("x".repeat(31) + "  10 fps", device.screen.row(0));
    clock.advance(5_000_000_000L);
    counting.show(Frames.of("x", 40, 10));
    assertEquals("x" + " ".repeat(33) + "1 fps", device.screen.row(0));
    counting.status("one");
    counting.status(null);
    assertEquals("x" + " ".repeat(33) + "1 fps", device.screen.row(0));
    counting.close();
  }

  @Test
  void theCounterFallsWhileNoFrameComes() throws Exception {
    SimulatedScheduler world = new SimulatedScheduler();
    FakeDevice screen = new FakeDevice(40, 10);
    TerminalDisplay counting =
        new TerminalDisplay(
            screen,
            new byte[0],
            TRAITS,
            ViewPreferences.DEFAULTS.withRateShown(true),
            world,
            world);
    counting.show(Frames.full('x', 40, 10));
    counting.show(Frames.full('y', 40, 10));
    assertTrue(screen.screen.row(0).endsWith("  2 fps"), screen.screen.row(0));
    world.runFor(Duration.ofSeconds(2));
    assertTrue(screen.screen.row(0).endsWith("  0 fps"), screen.screen.row(0));
    int before = screen.writes.size();
    world.runFor(Duration.ofSeconds(5));
    assertEquals(before, screen.writes.size());
    counting.close();
    assertEquals(List.of(), world.failures());
  }

  @Test
  void aFrameThatIsThereAlreadyIsNotWritten() throws Exception {
    display.show(Frames.full('x', 40, 10));
    display.status("waiting");
    int before = device.writes.size();
    for (int i = 0; i < 100; i++) {
      display.show(Frames.full('x', 40, 10));
    }
    assertEquals(before, device.writes.size());
  }

  @Test
  void aFrameThatCameWhileTheTerminalWasAwayIsShownAfterwards() throws Exception {
    display.show(Frames.full('x', 40, 10));
    display.suspend();
    int before = device.writes.size();
    display.show(Frames.full('y', 40, 10));
    assertEquals(before, device.writes.size());
    display.resume();
    assertEquals(("y".repeat(40) + "\n").repeat(10), device.screen.text());
  }

  /** The frame that fits is on its way, or is not, because it is the one that is there. */
  @Test
  void aResizeToTheSameSizeOrALargerOneKeepsThePicture() throws Exception {
    display.show(Frames.full('x', 40, 10));
    display.resized();
    assertEquals(("x".repeat(40) + "\n").repeat(10), device.screen.text());
    device.resize(45, 11);
    display.resized();
    assertEquals(("x".repeat(40) + "\n").repeat(10) + "\n", device.screen.text());
  }

  @Test
  void theCounterIsLeftOutWhereItHasNoRoom() throws Exception {
    FakeDevice narrow = new FakeDevice(8, 4);
    TerminalDisplay counting = open(narrow, TRAITS, ViewPreferences.DEFAULTS.withRateShown(true));
    counting.show(Frames.full('x', 8, 4));
    assertEquals("x".repeat(8), narrow.screen.row(0));
    counting.close();
  }

  @Test
  void repetitionsAreHandedOnToTerminalsThatKnowThem() throws Exception {
    FakeDevice screen = new FakeDevice(40, 10);
    TerminalDisplay other =
        open(screen, Traits.rich(TerminalTraits.Repeat.ALL, false), ViewPreferences.DEFAULTS);
    other.show(Frames.of("x\u001b[99b\nyz", 40, 10));
    assertTrue(screen.writes.getLast().contains("x\u001b[39b"), screen.writes.getLast());
    assertEquals("x".repeat(40), screen.screen.row(0));
    assertEquals("yz", screen.screen.row(1));
    other.close();
  }

  @Test
  void aChangedLookIsTold() {
    AtomicInteger told = new AtomicInteger();
    display.onProfileChange(told::incrementAndGet);
    display.changeLook(look -> look.withRain(true));
    display.nextRenderMode(mode -> true);
    assertEquals(2, told.get());
    assertTrue(display.profile().look().rain());
    assertEquals(RenderMode.FOREGROUND, display.profile().renderMode());
  }

  private TerminalDisplay open(FakeDevice on, TerminalTraits traits, ViewPreferences preferences) {
    return new TerminalDisplay(
        on, new byte[0], traits, preferences, clock, new SimulatedScheduler());
  }
}
