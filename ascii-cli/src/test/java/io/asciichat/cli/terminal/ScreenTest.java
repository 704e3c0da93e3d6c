package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.terminal.TerminalTraits.Repeat;
import io.asciichat.core.color.ColorLevel;
import io.asciichat.core.render.AsciiFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written for frames under an overlay, as a terminal shows it byte by byte. */
class ScreenTest {
  private static final int COLUMNS = 30;
  private static final int ROWS = 9;
  private static final Overlay NONE = Overlay.EMPTY;
  private static final Overlay STATUS = NONE.withStatus(line("waiting for the others"), true);
  private static final Overlay HELP =
      STATUS.withHelp(List.of("one key", "another one", "the last line"), true);

  /** The terminal's own ground, and those that are painted. */
  private static final List<Paint> PAINTS =
      List.of(
          Paint.OWN,
          Paint.on(Background.LIGHT, ColorLevel.NONE),
          Paint.on(Background.LIGHT, ColorLevel.EIGHT),
          Paint.on(Background.LIGHT, ColorLevel.TRUECOLOR));

  private Paint paint = Paint.OWN;
  private ScreenModel model = new ScreenModel(COLUMNS, ROWS);
  private final FrameRate rate = new FrameRate();
  private Screen screen = screen(Repeat.ALL, null);

  private Screen screen(Repeat repeat, @Nullable FrameRate shownRate) {
    Screen fresh = new Screen(Traits.rich(repeat, true), paint, shownRate);
    fresh.clear(COLUMNS, ROWS, NONE);
    write(fresh);
    return fresh;
  }

  private int write(Screen from) {
    OutputBuffer out = from.output();
    model.accept(new String(out.array(), 0, out.length(), StandardCharsets.UTF_8));
    return out.length();
  }

  private void draw(AsciiFrame frame) {
    screen.draw(frame);
    write(screen);
  }

  private static StatusTopic.Line line(String rest) {
    return new StatusTopic.Line("", rest);
  }

  private void lay(Overlay overlay) {
    screen.redraw(overlay);
    write(screen);
  }

  /** The cells of an overlay that is on the screen. */
  private String covered(Overlay overlay) {
    Cover cover = overlay.cover(COLUMNS, ROWS);
    StringBuilder cells = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        cells.append(cover.covers(row, column) ? model.cell(row, column) : "");
      }
    }
    return cells.toString();
  }

  @ParameterizedTest
  @EnumSource
  void atNoMomentIsAnythingOverTheOverlay(Repeat repeat) {
    screen = screen(repeat, null);
    Random random = new Random(1);
    lay(HELP);
    String expected = covered(HELP);
    assertTrue(expected.contains("w /+[7]"), expected);
    int[] moments = new int[1];
    model.afterEach =
        () -> {
          moments[0]++;
          assertEquals(expected, covered(HELP));
        };
    for (int i = 0; i < 60; i++) {
      draw(frame(random));
      if (i % 7 == 0) {
        screen.forget();
      }
    }
    assertTrue(moments[0] > 5000, () -> moments[0] + " moments");
  }

  @Test
  void noCellIsWrittenTwiceInOneFrame() {
    lay(HELP);
    int[] writes = new int[1];
    draw(Frames.full('x', COLUMNS, ROWS));
    String[] before = {model.styledText()};
    model.afterEach =
        () -> {
          String now = model.styledText();
          writes[0] += now.equals(before[0]) ? 0 : 1;
          before[0] = now;
        };
    // Every cell changes, so what changes the screen is as much as there are cells left to draw.
    draw(Frames.full('y', COLUMNS, ROWS));
    Cover cover = HELP.cover(COLUMNS, ROWS);
    int free = 0;
    for (int i = 0; i < COLUMNS * ROWS; i++) {
      free += cover.covers(i / COLUMNS, i % COLUMNS) ? 0 : 1;
    }
    assertEquals(free, writes[0]);
  }

  /** However overlays come and go and frames change, the screen shows the last of both. */
  @Property(tries = 150)
  void theScreenIsTheLastFrameUnderTheLastOverlay(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int steps) {
    Random random = new Random(seed);
    paint = PAINTS.get(random.nextInt(PAINTS.size()));
    model = new ScreenModel(COLUMNS, ROWS);
    screen = screen(Repeat.values()[random.nextInt(Repeat.values().length)], null);
    AsciiFrame last = Frames.of("", COLUMNS, ROWS);
    Overlay overlay = NONE;
    for (int i = 0; i < steps; i++) {
      if (random.nextBoolean()) {
        last = frame(random);
        draw(last);
      } else {
        overlay = overlay(random);
        lay(overlay);
      }
      assertEquals(reference(last, overlay), model.styledText());
    }
  }

  private String reference(AsciiFrame frame, Overlay overlay) {
    ScreenModel plain = new ScreenModel(COLUMNS, ROWS);
    OutputBuffer out = new OutputBuffer(1000);
    out.put(paint.plain());
    for (int row = 1; row <= ROWS; row++) {
      out.moveTo(row, 1);
      out.spaces(COLUMNS);
    }
    new TerminalText(Repeat.NONE, paint).write(frame, COLUMNS, ROWS, true, out);
    out.put(paint.plain());
    overlay.draw(COLUMNS, ROWS, paint, out);
    plain.accept(new String(out.array(), 0, out.length(), StandardCharsets.UTF_8));
    return plain.styledText();
  }

  @Test
  void aFrameThatIsThereAlreadyCostsNothing() {
    draw(Frames.full('x', COLUMNS, ROWS));
    screen.draw(Frames.full('x', COLUMNS, ROWS));
    assertEquals(0, screen.output().length());
    lay(STATUS);
    screen.draw(Frames.full('x', COLUMNS, ROWS));
    assertEquals(0, screen.output().length(), "under an overlay, too");
    screen.draw(Frames.of("x".repeat(COLUMNS), COLUMNS, ROWS));
    assertNotEquals(0, screen.output().length(), "shorter");
  }

  @Test
  void aFrameThatIsThereComesAgainWhenSomethingElseMayBeThere() {
    AsciiFrame frame = Frames.full('x', COLUMNS, ROWS);
    draw(frame);
    model.accept("\u001b[3;4Hgarbage");
    screen.forget();
    draw(frame);
    assertEquals(("x".repeat(COLUMNS) + "\n").repeat(ROWS), model.text());
    screen.keep(Frames.full('y', COLUMNS, ROWS));
    draw(Frames.full('y', COLUMNS, ROWS));
    assertEquals("y".repeat(COLUMNS), model.row(0), "came while the screen could not be drawn");
  }

  @Test
  void anotherOverlayCostsNoMoreThanItsCells() {
    Random random = new Random(3);
    draw(frame(random));
    screen.redraw(STATUS);
    int appears = write(screen);
    assertTrue(appears < 300, () -> appears + " bytes");
    screen.redraw(NONE);
    int goes = write(screen);
    assertTrue(goes < 300 + COLUMNS * 40, () -> goes + " bytes");
  }

  @Test
  void aScreenOfTheSameSizeGetsItsPictureBackAtOnce() {
    draw(Frames.full('x', COLUMNS, ROWS));
    screen.clear(COLUMNS, ROWS, STATUS);
    write(screen);
    assertEquals("x".repeat(COLUMNS), model.row(0));
    assertTrue(model.row(ROWS - 1).startsWith(" waiting"), model.row(ROWS - 1));
    screen.draw(Frames.full('x', COLUMNS, ROWS));
    assertEquals(0, screen.output().length());
  }

  @Test
  void theHelpTakesTheLastRowFromTheStatus() {
    Overlay tall = STATUS.withHelp(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9"), true);
    lay(tall);
    String expected = covered(tall);
    model.afterEach = () -> assertEquals(expected, covered(tall));
    draw(Frames.full('x', COLUMNS, ROWS));
    assertTrue(model.row(ROWS - 1).contains("9"), model.row(ROWS - 1));
  }

  @Test
  void theCounterIsNeverUnderTheFrame() {
    screen = screen(Repeat.NONE, rate);
    rate.shown(1);
    draw(Frames.full('x', COLUMNS, ROWS));
    assertTrue(model.row(0).endsWith("  1 fps"), model.row(0));
    model.afterEach = () -> assertTrue(model.row(0).contains(" fps"), model.row(0));
    rate.shown(2);
    draw(Frames.full('y', COLUMNS, ROWS));
    assertTrue(model.row(0).endsWith("  2 fps"), model.row(0));
    rate.passed(2_000_000_000L);
    screen.drawRate();
    write(screen);
    assertTrue(model.row(0).endsWith("  0 fps"), model.row(0));
    screen.drawRate();
    assertEquals(0, screen.output().length());
  }

  private static Overlay overlay(Random random) {
    Overlay overlay = random.nextInt(4) == 0 ? NONE : STATUS;
    return switch (random.nextInt(3)) {
      case 0 -> overlay;
      case 1 -> overlay.withHelp(List.of("one key", "another one", "the last line"), true);
      default ->
          NONE.withStatus(
              new StatusTopic.Line(
                  "w".repeat(random.nextInt(COLUMNS)), "x".repeat(random.nextInt(COLUMNS + 5))),
              false);
    };
  }

  /** Text as it may come: colours of all kinds, repetition, rows of all lengths. */
  private static AsciiFrame frame(Random random) {
    StringBuilder text = new StringBuilder();
    int rows = 1 + random.nextInt(ROWS + 2);
    for (int row = 0; row < rows; row++) {
      text.append(row == 0 ? "" : "\n");
      for (int i = random.nextInt(COLUMNS); i > 0; i--) {
        text.append(
            switch (random.nextInt(14)) {
              case 0 -> "\u001b[0m";
              case 1 -> "\u001b[38;2;1;2;" + random.nextInt(256) + "m";
              case 2 -> "\u001b[38;5;7;48;5;" + random.nextInt(256) + "m";
              case 3 -> "\u001b[48:2::1:2:" + random.nextInt(256) + ";3" + random.nextInt(8) + "m";
              case 4 -> "\u001b[0;9" + random.nextInt(8) + ";10" + random.nextInt(8) + "m";
              case 5 -> "\u001b[39m\u001b[4m";
              case 6 -> "\u001b[49m";
              case 8 -> "漢";
              case 7 -> "\u001b[" + (1 + random.nextInt(COLUMNS)) + "b";
              default -> "" + (char) ('a' + random.nextInt(26));
            });
      }
    }
    return Frames.of(text.toString(), COLUMNS, ROWS);
  }
}
