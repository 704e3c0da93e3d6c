package io.asciichat.cli.command.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.client.ParticipantLevel;
import io.asciichat.core.glyph.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelLineTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Pattern HIDDEN = Pattern.compile(" {2}\\+(\\d+)$");

  private final LevelLine line = new LevelLine(true);

  private static ParticipantLevel one(long id, String name, double decibels) {
    return new ParticipantLevel(id, name, decibels, false);
  }

  private static ParticipantLevel silent(long id, String name) {
    return one(id, name, Decibels.SILENCE);
  }

  private static ParticipantLevel muted(long id, String name) {
    return new ParticipantLevel(id, name, Decibels.SILENCE, true);
  }

  /** {@code P1} to {@code P…}, all silent. */
  private static List<ParticipantLevel> silent(int count) {
    List<ParticipantLevel> all = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      all.add(silent(i, "P" + i));
    }
    return all;
  }

  private static int columns(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  @Test
  void everybodyHasAMeter() {
    assertEquals(
        "you ▅  Ada ·  Ben ▁  Cleo ▄  Dan █  Eve ×",
        line.of(
            "you ▅",
            List.of(
                silent(1, "Ada"),
                one(2, "Ben", -100),
                one(3, "Cleo", -36),
                one(4, "Dan", 0),
                muted(5, "Eve")),
            78,
            0));
    assertEquals("you ·", line.of("you ·", List.of(), 78, 0));
  }

  @Test
  void withoutUtf8ItIsAscii() {
    List<ParticipantLevel> all =
        List.of(
            silent(1, "Zoé"), one(2, "漢字", -50), one(3, "Alexander the Great", -3), muted(4, ""));
    LevelLine plain = new LevelLine(false);
    String roomy = "muted  Zo? ....  ?? #...  Alexander the Great ####  guest mute";
    assertEquals(roomy, plain.of("muted", all, roomy.length(), 0));
    assertEquals(
        "muted  Zo? ....  ?? #...  Alexande. ####  guest mute",
        plain.of("muted", all, roomy.length() - 10, 0));
  }

  @Test
  void namesAreCutBeforeAnybodyIsLeftOut() {
    List<ParticipantLevel> all =
        List.of(silent(1, "Maximilian"), one(2, "漢字漢字漢字", -20), silent(3, "Ada"));
    assertEquals("you ·  Maximilian ·  漢字漢字漢字 ▇  Ada ·", line.of("you ·", all, 78, 0));
    assertEquals("you ·  Maximilian ·  漢字漢字… ▇  Ada ·", line.of("you ·", all, 40, 0));
    assertEquals("you ·  Maxim… ·  漢字… ▇  Ada ·", line.of("you ·", all, 32, 0));
    assertEquals("you ·  Maxim… ·  漢字… ▇  +1", line.of("you ·", all, 29, 0));
  }

  @Test
  void peopleOfOneNameAndOfNoneAreAllThere() {
    assertEquals(
        "you ·  Ada ▇  Ada ·  guest ▇  guest ·",
        line.of(
            "you ·",
            List.of(one(1, "Ada", -20), silent(2, "Ada"), one(3, "", -20), silent(4, "\u0301")),
            78,
            0));
  }

  @Test
  void whoSpeaksGetsAPlaceInTheOrderOfArrival() {
    List<ParticipantLevel> all = silent(63);
    all.set(62, one(63, "P63", -20));
    all.set(9, one(10, "P10", -20));
    assertEquals("you ·  P1 ·  P2 ·  P10 ▇  P63 ▇  +59", line.of("you ·", all, 38, 0));
  }

  @Test
  void whoHasAPlaceKeepsItUntilOthersSpeak() {
    List<ParticipantLevel> all = silent(20);
    all.set(18, one(19, "P19", -20));
    String first = line.of("you ·", all, 38, 0);
    assertEquals("you ·  P1 ·  P2 ·  P3 ·  P19 ▇  +16", first);
    all.set(18, silent(19, "P19"));
    assertEquals(first.replace('▇', '·'), line.of("you ·", all, 38, SECOND));
    assertEquals(first.replace('▇', '·'), line.of("you ·", all, 38, 60 * SECOND));
    all.set(16, one(17, "P17", -20));
    assertEquals(
        "you ·  P1 ·  P2 ·  P3 ·  P17 ▇  +16",
        line.of("you ·", all, 38, 61 * SECOND),
        "the last of the silent gives way");
  }

  @Test
  void whoHasJustSpokenIsNotDisplacedBetweenSentences() {
    List<ParticipantLevel> all = silent(20);
    for (int i = 10; i < 14; i++) {
      all.set(i, one(i + 1, "P" + (i + 1), -20));
    }
    assertEquals("you ·  P11 ▇  P12 ▇  P13 ▇  P14 ▇  +16", line.of("you ·", all, 40, 0));
    all.set(10, silent(11, "P11"));
    all.set(0, one(1, "P1", -20));
    assertEquals("you ·  P11 ·  P12 ▇  P13 ▇  P14 ▇  +16", line.of("you ·", all, 40, SECOND));
    assertEquals("you ·  P1 ▇  P12 ▇  P13 ▇  P14 ▇  +16", line.of("you ·", all, 40, 4 * SECOND));
  }

  @Test
  void theMutedGiveTheirPlacesFirst() {
    List<ParticipantLevel> all = silent(9);
    all.set(0, muted(1, "P1"));
    assertFalse(line.of("you ·", all, 30, 0).contains("P1 "));
  }

  @Test
  void whoHasLeftIsForgotten() {
    List<ParticipantLevel> all = silent(9);
    all.set(8, one(9, "P9", -20));
    assertTrue(line.of("you ·", all, 30, 0).contains("P9 ▇"));
    line.of("you ·", silent(8), 30, SECOND);
    all.set(8, silent(9, "P9"));
    assertFalse(line.of("you ·", all, 30, 2 * SECOND).contains("P9"));
  }

  @ParameterizedTest
  @CsvSource({
    "38, 1", "38, 2", "38, 8", "38, 63", "78, 1", "78, 2", "78, 8", "78, 63", "198, 1", "198, 2",
    "198, 8", "198, 63"
  })
  void itFitsWhoeverSpeaksAndCountsEverybody(int columns, int others) {
    String[] names = {"", "Bo", "漢字漢字漢字漢字漢字", "x".repeat(31), "Zoé", "👩‍🚀 Sally", "Ada Lovelace"};
    Random random = new Random(columns * 100L + others);
    for (boolean utf8 : new boolean[] {true, false}) {
      LevelLine fitted = new LevelLine(utf8);
      for (int round = 0; round < 200; round++) {
        List<ParticipantLevel> all = new ArrayList<>();
        for (int i = 0; i < others; i++) {
          String name = names[(i * 5 + others) % names.length];
          double decibels = random.nextInt(8) == 0 ? -random.nextInt(70) : Decibels.SILENCE;
          all.add(new ParticipantLevel(i, name, decibels, random.nextInt(9) == 0));
        }
        String text = fitted.of("muted", all, columns, round * SECOND / 4);
        assertTrue(columns(text) <= columns, text);
        Matcher more = HIDDEN.matcher(text);
        int hidden = more.find() ? Integer.parseInt(more.group(1)) : 0;
        String shown = hidden == 0 ? text : text.substring(0, more.start());
        assertEquals(others - hidden, shown.split(" {2}").length - 1, text);
        assertTrue(hidden == 0 || columns(text) > columns - 22, "room left: " + text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-20, 0, 5, 9})
  void withoutRoomThereIsANumber(int columns) {
    assertEquals("you ▅  +3", line.of("you ▅", silent(3), columns, 0));
  }
}
