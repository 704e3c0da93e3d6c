package io.asciichat.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.packet.PlainText;
import io.asciichat.core.text.FramePieces.Piece;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramePiecesTest {
  private static final Pattern SHOWN =
      Pattern.compile("\u001b\\[([0-9;:]*)m|\n|(?<base>\\P{M})(?<marks>\\p{M}*)");

  /** C for a character, R for a repetition, S for a colour change and so on. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ab/c       | C C ROW C",
        "aE[31mb    | C S C",
        "abcE[0m/d  | C C C S ROW C",
        "abcdE[0m/d | C C C RESET ROW C",
        "abcE[0md/e | C C C RESET ROW C",
        "abcE[31mE[41m| C C C S S",
        "abcdef     | C C C",
        "ab漢c      | C C P1",
        "aE[9b      | C R2",
        "aE[9bE[31m/b| C R2 RESET ROW C",
        "漢E[9bx    | C P1",
        "E[3ba      | C",
        "e\u0301x   | C C",
        "aE[?1mb    | C X C",
        "a/b/c/d    | C ROW C",
      })
  void takesApart(String text, String expected) {
    assertEquals(expected, transcript(text.replace('/', '\n').replace('E', '\u001b'), 3, 2));
  }

  private static String transcript(String text, int columns, int rows) {
    StringBuilder said = new StringBuilder();
    FramePieces pieces = begin(text.getBytes(StandardCharsets.UTF_8), columns, rows);
    for (Piece piece = pieces.next(); piece != Piece.END; piece = pieces.next()) {
      said.append(
          switch (piece) {
            case CHARACTER -> "C ";
            case REPEAT -> "R" + pieces.times() + " ";
            case PADDING -> "P" + pieces.times() + " ";
            case STYLE -> "S ";
            case REFUSED -> "X ";
            default -> piece + " ";
          });
    }
    return said.toString().strip();
  }

  private static FramePieces begin(byte[] text, int columns, int rows) {
    FramePieces pieces = new FramePieces();
    pieces.begin(text, 0, text.length, columns, rows);
    return pieces;
  }

  /** What is kept holds only what pictures need, and stays within the size. */
  @Property(tries = 3000)
  void nothingElseIsEverKept(
      @ForAll("frames") byte[] text,
      @ForAll @IntRange(min = 1, max = 12) int columns,
      @ForAll @IntRange(min = 1, max = 6) int rows) {
    FramePieces pieces = begin(text, columns, rows);
    StringBuilder kept = new StringBuilder();
    int seenRows = 1;
    int seenColumns = 0;
    for (Piece piece = pieces.next(); piece != Piece.END; piece = pieces.next()) {
      switch (piece) {
        case CHARACTER, STYLE ->
            kept.append(
                new String(
                    text, pieces.start(), pieces.stop() - pieces.start(), StandardCharsets.UTF_8));
        case ROW -> {
          kept.append('\n');
          seenRows++;
          seenColumns = 0;
        }
        default -> {}
      }
      seenColumns +=
          switch (piece) {
            case CHARACTER -> pieces.characterWidth();
            case REPEAT -> pieces.characterWidth() * pieces.times();
            case PADDING -> pieces.times();
            default -> 0;
          };
      assertTrue(seenColumns <= columns && seenRows <= rows);
      assertEquals(seenColumns, pieces.column());
    }
    checkKept(kept.toString());
  }

  private static void checkKept(String kept) {
    Matcher matcher = SHOWN.matcher(kept);
    int at = 0;
    while (matcher.find()) {
      assertEquals(at, matcher.start(), kept);
      at = matcher.end();
      String attributes = matcher.group(1);
      if (attributes != null) {
        String colors =
            attributes.replaceAll("[34]8([;:]5[;:]\\d+|;2(;\\d+){3}|:2(:\\d*){3,4})", "0");
        assertTrue(
            colors.matches("((0*[0-4]?|7|9|2[1-57-9]|3[0-79]|4[0-79]|9[0-7]|10[0-7])(;|$))*"),
            attributes);
      }
      if (matcher.group("base") != null) {
        assertTrue(
            (matcher.group("base") + matcher.group("marks"))
                .codePoints()
                .allMatch(PlainText::isPrintable));
        assertTrue(matcher.group("marks").codePoints().count() <= 8, kept);
      }
    }
    assertEquals(kept.length(), at, kept);
  }

  /** What has passed once passes again whole: the guard and whoever comes after it agree. */
  @Property(tries = 2000)
  void whatIsKeptIsNeverRefused(@ForAll("frames") byte[] text) {
    byte[] kept = kept(text);
    FramePieces again = begin(kept, FramePieces.UNLIMITED, FramePieces.UNLIMITED);
    for (Piece piece = again.next(); piece != Piece.END; piece = again.next()) {
      assertTrue(piece != Piece.REFUSED, () -> new String(kept, StandardCharsets.UTF_8));
    }
  }

  private static byte[] kept(byte[] text) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    FramePieces pieces = begin(text, FramePieces.UNLIMITED, FramePieces.UNLIMITED);
    for (Piece piece = pieces.next(); piece != Piece.END; piece = pieces.next()) {
      if (piece != Piece.REFUSED) {
        kept.write(text, pieces.start(), pieces.stop() - pieces.start());
      }
    }
    return kept.toByteArray();
  }

  /** All bytes are told of when nothing is cut, so nothing hides between two pieces. */
  @Property(tries = 1000)
  void nothingIsPassedOver(@ForAll @Size(max = 60) byte[] noise) {
    byte[] text = new byte[noise.length + 1];
    System.arraycopy(noise, 0, text, 1, noise.length);
    text[0] = 'x';
    FramePieces pieces = begin(text, FramePieces.UNLIMITED, FramePieces.UNLIMITED);
    int at = 0;
    for (Piece piece = pieces.next(); piece != Piece.END; piece = pieces.next()) {
      assertEquals(at, pieces.start());
      at = pieces.stop();
    }
    assertEquals(text.length, at);
  }

  @Provide
  Arbitrary<byte[]> frames() {
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
    Arbitrary<String> characters =
        Arbitraries.integers().between(0, Character.MAX_CODE_POINT).map(Character::toString);
    Arbitrary<String> parts =
        Arbitraries.of(
            List.of(
                "a",
                "█",
                "漢",
                "e\u0301",
                "\u0301",
                "\n",
                "\u001b",
                "[",
                "\u001b[",
                "0",
                "38;5;",
                "38;2;1;2;3",
                "38:2::1:2:3",
                "8",
                "5",
                ";",
                ":",
                "m",
                "b",
                "99999999999",
                "?",
                "\u001b[7m",
                "\u001b[8m",
                "\u001b[3b",
                "\u001b[48;2;300;0;0m",
                "\u009b",
                "\u202e",
                "\u200b",
                "\ufe0f",
                "\udb40\udc41",
                "\u3164",
                "\u0301".repeat(9)));
    Arbitrary<byte[]> pieces =
        Arbitraries.oneOf(parts, parts, characters)
            .list()
            .ofMaxSize(30)
            .map(list -> String.join("", list).getBytes(StandardCharsets.UTF_8));
    return Arbitraries.oneOf(noise, pieces);
  }
}
