package io.asciichat.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.ViewerProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HalfBlockFitTest {
  private static final ViewerProfile TERMINAL = terminal(80, 24);
  private final HalfBlockFit fit = new HalfBlockFit();

  private static ViewerProfile terminal(int columns, int rows) {
    return ViewerProfile.ofSize(columns, rows).withRenderMode(RenderMode.HALF_BLOCK);
  }

  private static List<String> rows(AsciiFrame frame) {
    String text =
        new String(frame.buffer().array(), frame.offset(), frame.length(), StandardCharsets.UTF_8);
    return List.of(text.split("\n", -1));
  }

  private static int height(AsciiFrame frame) {
    return (int) rows(frame).stream().filter(row -> !row.isEmpty()).count();
  }

  /** What is shown when the server has been told all that it has to be told. */
  private AsciiFrame settled(ViewerProfile terminal, Function<ViewerProfile, AsciiFrame> server) {
    AsciiFrame frame = server.apply(fit.announced(terminal));
    if (fit.learn(frame, terminal)) {
      frame = server.apply(fit.announced(terminal));
    }
    assertFalse(fit.learn(frame, terminal), "to and fro");
    return fit.fit(frame, terminal);
  }

  private static void assertWholeAndCentred(
      AsciiFrame sent, AsciiFrame shown, ViewerProfile terminal) {
    List<String> rows = rows(shown);
    int above = (int) rows.stream().takeWhile(String::isEmpty).count();
    assertTrue(rows.size() <= terminal.rows(), "cut off below");
    assertTrue(rows.get(above).endsWith("m0"), "cut off above");
    assertEquals((terminal.rows() - (rows.size() - above)) / 2, above, "not in the middle");
    assertEquals(rows(sent).getLast(), rows.getLast());
  }

  @Property(tries = 500)
  void everyPictureIsWholeAndInTheMiddle(
      @ForAll @IntRange(min = 1, max = 300) int columns,
      @ForAll @IntRange(min = 2, max = 120) int rows,
      @ForAll @DoubleRange(min = 0.3, max = 4) double aspect,
      @ForAll List<Boolean> alone) {
    ViewerProfile terminal = terminal(columns, rows);
    for (boolean one : alone) {
      Function<ViewerProfile, AsciiFrame> server =
          p -> one ? CServerDrawing.alone(p, aspect) : CServerDrawing.together(p);
      AsciiFrame shown = settled(terminal, server);
      assertWholeAndCentred(server.apply(fit.announced(terminal)), shown, terminal);
      int wanted = one ? height(CServerDrawing.alone(terminal, aspect)) : rows;
      // A picture that fits exactly an odd number of rows loses one as long as half are announced.
      int even = rows / 2 * 2;
      int expected = wanted > rows || wanted == rows && height(shown) == even ? even : wanted;
      assertEquals(expected, height(shown));
    }
  }

  @Test
  void aGridLosesTheEmptyRowsAboveIt() {
    AsciiFrame sent = CServerDrawing.together(TERMINAL);
    assertEquals(36, rows(sent).size());
    assertFalse(fit.learn(sent, TERMINAL));
    assertEquals(rows(sent).subList(12, 36), rows(fit.fit(sent, TERMINAL)));
  }

  @Test
  void untilTheServerKnowsThePictureIsCutOffAboveAndBelow() {
    AsciiFrame sent = CServerDrawing.alone(TERMINAL, 4 / 3.0);
    assertEquals(9 + 30, rows(sent).size());
    assertTrue(fit.learn(sent, TERMINAL));
    assertEquals(terminal(80, 12), fit.announced(TERMINAL));
    assertEquals("\u001b[31m3", rows(fit.fit(sent, TERMINAL)).getFirst());
  }

  @Test
  void framesForAnotherSizeTeachNothing() {
    ViewerProfile larger = terminal(200, 30);
    assertFalse(fit.learn(CServerDrawing.alone(larger, 16 / 9.0), TERMINAL));
    assertTrue(fit.learn(CServerDrawing.alone(TERMINAL, 4 / 3.0), TERMINAL));
    assertFalse(fit.learn(CServerDrawing.together(TERMINAL), TERMINAL));
    assertTrue(fit.learn(CServerDrawing.together(fit.announced(TERMINAL)), TERMINAL));
    assertEquals(TERMINAL, fit.announced(TERMINAL));
  }

  @Test
  void aTerminalOfAnotherSizeIsHalvedToo() {
    assertTrue(fit.learn(CServerDrawing.alone(TERMINAL, 4 / 3.0), TERMINAL));
    assertEquals(terminal(200, 25), fit.announced(terminal(200, 51)));
    assertEquals(terminal(200, 1), fit.announced(terminal(200, 1)));
  }

  @Test
  void otherModesStayAsTheyAre() {
    for (RenderMode mode : List.of(RenderMode.FOREGROUND, RenderMode.BACKGROUND)) {
      ViewerProfile terminal = TERMINAL.withRenderMode(mode);
      AsciiFrame tall = CServerDrawing.together(terminal(80, 40));
      assertFalse(fit.learn(tall, terminal));
      assertSame(tall, fit.fit(tall, terminal));
      assertSame(terminal, fit.announced(terminal));
    }
  }

  @Test
  void whatAServerCentresRightlyStaysAsItIs() {
    for (int height : List.of(24, 23, 10, 1)) {
      byte[] text =
          ("\n".repeat((24 - height) / 2) + "x\n".repeat(height - 1) + "x")
              .getBytes(StandardCharsets.UTF_8);
      AsciiFrame frame = new AsciiFrame(PooledBuffer.unpooled(text), 0, text.length, 80, 24);
      assertFalse(fit.learn(frame, TERMINAL));
      assertSame(frame, fit.fit(frame, TERMINAL));
    }
  }

  @Test
  void anyTextIsTakenForAPicture() {
    for (String text : List.of("", "\n", "\n".repeat(100), "x" + "\n".repeat(100))) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      AsciiFrame frame = new AsciiFrame(PooledBuffer.unpooled(bytes), 0, bytes.length, 80, 24);
      fit.learn(frame, TERMINAL);
      AsciiFrame shown = fit.fit(frame, TERMINAL);
      assertEquals(bytes.length, shown.offset() + shown.length());
      assertTrue(shown.length() >= 0);
    }
  }
}
