package io.asciichat.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorOutputTest {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream target = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final ErrorOutput output = new ErrorOutput(target);

  @AfterEach
  void restore() {
    System.setErr(before);
  }

  @Test
  void holdsWhatLibrariesPrintUntilThePictureIsGone() {
    output.hold();
    System.err.println("from a library");
    assertEquals("", printed());
    output.release();
    assertEquals("from a library" + System.lineSeparator(), printed());
    assertSame(target, System.err);
    System.err.println("at once");
    assertTrue(printed().contains("at once"));
  }

  @Test
  void keepsTheNewestLinesOnly() {
    output.hold();
    for (int i = 0; i < 1000; i++) {
      System.err.println("line " + i + ";");
    }
    output.release();
    assertTrue(printed().contains("line 999;"));
    assertTrue(printed().contains("line 950;"));
    assertFalse(printed().contains("line 800;"));
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
