package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.cli.process.StandardOutput;
import io.asciichat.cli.process.StandardOutput.ReaderGoneException;
import io.asciichat.core.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardOutputTest {
  private static StandardOutput failing(IOException reason, boolean pipe) {
    OutputStream target =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw reason;
          }
        };
    return StandardOutput.of(target, pipe, StandardCharsets.UTF_8);
  }

  @Test
  void keepsNothingWhileAllGoesWell() {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    StandardOutput out = StandardOutput.of(target, false, StandardCharsets.UTF_8);
    out.print("ä");
    assertNull(out.failure());
    assertEquals("ä", target.toString(StandardCharsets.UTF_8));
  }

  @Test
  void keepsTheFirstReason() {
    IOException full = new IOException("No space left on device");
    StandardOutput out = failing(full, false);
    out.println("one");
    out.println("two");
    assertSame(full, out.failure());
    assertEquals(ErrorCode.FILE, StandardOutput.told(full).code());
    assertEquals(
        "cannot write to standard output: no space left on device; what was written is not"
            + " complete",
        StandardOutput.told(full).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Broken pipe", "The pipe is being closed", "The pipe has been ended"})
  void aReaderThatHasGoneIsToldByTheSystemsWords(String words) {
    StandardOutput out = failing(new IOException(words), false);
    out.println("one");
    assertInstanceOf(ReaderGoneException.class, out.failure());
  }

  /** Those words are in the user's language where Java was not started by the launcher. */
  @Test
  void whateverFailsInAPipeIsItsReader() {
    StandardOutput out = failing(new IOException("Datenübergabe unterbrochen"), true);
    out.println("one");
    assertInstanceOf(ReaderGoneException.class, out.failure());
  }

  @Test
  void framesEndWithTheReason() {
    IOException full = new IOException("No space left on device");
    PlainDisplay display =
        PlainDisplay.inPipe(
            failing(full, false), Traits.RICH, ViewPreferences.DEFAULTS, new PlainSize(20, 5));
    assertSame(full, assertThrows(IOException.class, () -> display.show(Frames.of("x", 20, 5))));
  }
}
