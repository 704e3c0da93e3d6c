package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalInputTest {
  private final StringBuilder log = new StringBuilder();
  private final TerminalInput input =
      new TerminalInput(
          new TerminalInput.Listener() {
            @Override
            public void key(int key) {
              log.append((char) key);
            }

            @Override
            public void answer(char kind, String text) {
              log.append('<').append(kind).append(text).append('>');
            }
          });
  private long now;

  /** Bytes that are no UTF-8 are written as the characters of their values. */
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "E]11;rgb:1e1e/1e1e/1e1eE\\q, <]11;rgb:1e1e/1e1e/1e1e>q",
        "E]11;rgb:ffff/ffff/ffffGq, <]11;rgb:ffff/ffff/ffff>q",
        "\u009d11;x\u009cq, <]11;x>q",
        "\u00c2\u009d11;x\u00c2\u009cq, <]11;x>q",
        "EP>|tmux 3.3aE\\q, <P>|tmux 3.3a>q",
        "EP1$r2 qE\\r, <P1$r2 q>r",
        "\u0090>|x\u009cr, <P>|x>r",
        "E_i=31;OKE\\r, r",
        "E^privacyE\\r, r",
        "EXstringE\\r, r",
        "\u009fapc\u009cr, r",
        "E[?62;4c, <[?62;4c>",
        "\u009b?62;4cq, <[?62;4c>q",
        "E[Iq, <[I>q",
        "E[Oq, <[O>q",
        "E[113uq, <[113u>q",
        "E[113;5uq, <[113;5u>q",
        "E[99;5u, \u0003",
        "E[27;5;99~, \u0003",
        "E[200~qrcE[201~f, f",
        "E[[Aq, q",
        "E[200~q\u0003c, \u0003c",
        "E]broken offE[Aq, <[A>q",
        "E]x\u0018q, q",
        "\u00c3\u009dq, q",
        "E]2;\u00e2\u009c\u009c titleGq, <]2;\u00e2\u009c\u009c title>q",
      })
  void tellsKeysFromAllElse(String given, String expected) {
    feed(given, 0);
    assertEquals(expected.substring(1), log.toString());
  }

  @ParameterizedTest
  @CsvSource({"]", "P", "_", "^", "X"})
  void whatNeverEndsHoldsKeysBackForASecondAtMost(char kind) {
    feed("E" + kind + "abc", 0);
    pass(Duration.ofMillis(900));
    feed("q", 0);
    assertEquals("", log.toString());
    pass(Duration.ofMillis(200));
    feed("r", 0);
    assertEquals("r", log.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"E[", "E[1;", "E", "EO", "E[M", "E[Mx"})
  void aSequenceThatBreaksOffHoldsKeysBackForAMoment(String begun) {
    feed(begun, 0);
    pass(Duration.ofMillis(300));
    feed("q", 0);
    assertEquals("q", log.toString());
  }

  @Test
  void escapeAndAKeyAMomentLaterAreTwoKeysEvenIfTheyCouldBeginAString() {
    feed("E", 0);
    pass(Duration.ofMillis(300));
    feed("Xx", 0);
    assertEquals("Xx", log.toString());
  }

  @Test
  void pastedTextThatNeverEndsIsOverAfterASecondOfSilence() {
    feed("E[200~qqq", 0);
    pass(Duration.ofMillis(900));
    feed("qqq", 0);
    pass(Duration.ofMillis(1100));
    feed("r", 0);
    assertEquals("r", log.toString());
  }

  @Test
  void anAnswerThatIsTooLongIsNone() {
    feed("E]" + "a".repeat(300) + "Gq", 0);
    assertEquals("q", log.toString());
  }

  /** However a line cuts them, strings and sequences end where they end. */
  @Property(tries = 1000)
  void theKeyBehindAnythingIsAKey(
      @ForAll("sequences") String sequence, @ForAll @IntRange(max = 5) int cut) {
    log.setLength(0);
    feed(sequence + "q", cut);
    assertTrue(log.toString().endsWith("q"), log.toString());
    assertEquals("q", log.toString().replaceAll("(?s)<[^>]*>", ""));
  }

  @Provide
  Arbitrary<String> sequences() {
    Arbitrary<String> payload =
        Arbitraries.strings()
            .withChars("qrcpmanx ?hf;:/=0123456789$|éÝ✜東🙂".replace("🙂", ""))
            .ofMaxLength(40)
            .map(t -> new String(t.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    Arbitrary<String> introducers =
        Arbitraries.of(
            "E]",
            "EP",
            "E_",
            "E^",
            "EX",
            "\u009d",
            "\u0090",
            "\u009f",
            "\u009e",
            "\u0098",
            "\u00c2\u009d",
            "\u00c2\u0090");
    Arbitrary<String> ends = Arbitraries.of("E\\", "G", "\u009c", "\u00c2\u009c");
    Arbitrary<String> strings =
        Combinators.combine(introducers, payload, ends).as((i, p, e) -> i + p + e);
    Arbitrary<String> parameters =
        Arbitraries.strings().withChars("0123456789;:?<").ofMaxLength(12);
    Arbitrary<String> finals = Arbitraries.strings().withChars("ABCDFHIORcnRtu~").ofLength(1);
    Arbitrary<String> sequences =
        Combinators.combine(parameters, finals)
            .as((p, f) -> "E[" + p + f)
            .filter(s -> !s.matches("E\\[(200~|99;5:?1?u|27;5;99~)"));
    return Arbitraries.oneOf(strings, sequences);
  }

  /** Ctrl+C is for when nothing else works. */
  @Property(tries = 1000)
  void ctrlCIsAlwaysAKey(@ForAll @Size(max = 80) byte[] anything) {
    log.setLength(0);
    input.accept(anything, anything.length, now);
    input.accept(new byte[] {3, 3, 3}, 3, now);
    assertTrue(log.toString().endsWith("\u0003"), log.toString());
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  /** In pieces of so many bytes, or all at once. */
  private void feed(String given, int piece) {
    byte[] bytes =
        given.replace('E', '\u001b').replace('G', '\u0007').getBytes(StandardCharsets.ISO_8859_1);
    int step = piece == 0 ? Math.max(bytes.length, 1) : piece;
    for (int i = 0; i < bytes.length; i += step) {
      int length = Math.min(step, bytes.length - i);
      byte[] part = new byte[length];
      System.arraycopy(bytes, i, part, 0, length);
      input.accept(part, length, now);
    }
  }
}
