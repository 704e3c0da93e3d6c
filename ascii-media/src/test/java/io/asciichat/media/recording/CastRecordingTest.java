package io.asciichat.media.recording;

import static io.asciichat.media.recording.TestFrames.SETTINGS;
import static io.asciichat.media.recording.TestFrames.SMALL;
import static io.asciichat.media.recording.TestFrames.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.render.ViewerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CastRecordingTest {
  private static final Pattern EVENT =
      Pattern.compile("\\[(\\d+\\.\\d{6}), \"([a-z])\", (\"(?:[^\"\\\\]|\\\\.)*\")]");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9a-f]{4})|.)");

  private record Event(double time, String kind, String data) {}

  @TempDir private Path folder;
  private Path file;
  private CastRecording recording;

  @BeforeEach
  void open() {
    file = folder.resolve("x.cast");
    recording = new CastRecording(TargetFile.open(file, false), SETTINGS);
  }

  private List<Event> events() throws IOException {
    return Files.readAllLines(file).stream()
        .skip(1)
        .map(
            line -> {
              Matcher matcher = EVENT.matcher(line);
              assertTrue(matcher.matches(), line);
              return new Event(
                  Double.parseDouble(matcher.group(1)), matcher.group(2), text(matcher.group(3)));
            })
        .toList();
  }

  /** The string that a literal of a recording means. */
  private static String text(String literal) {
    return ESCAPE
        .matcher(literal.substring(1, literal.length() - 1))
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    switch (escape.group(1).charAt(0)) {
                      case 'n' -> "\n";
                      case 'r' -> "\r";
                      case 'u' -> Character.toString(Integer.parseInt(escape.group(2), 16));
                      default -> escape.group(1);
                    }));
  }

  @Test
  void beginsWithAHeader() throws IOException {
    recording.frame(frame("x"), SMALL, 0, false);
    assertEquals(
        "{\"version\": 2, \"width\": 4, \"height\": 2, \"timestamp\": 1700000000, "
            + "\"env\": {\"TERM\": \"xterm-\\\"256\\\"\"}}",
        Files.readAllLines(file).getFirst());
  }

  @Test
  void writesTheDigitsOfJsonWhateverTheLocale() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      recording.frame(frame("x"), SMALL, 0, false);
      recording.finish(1_500_000_000);
    } finally {
      Locale.setDefault(before);
    }
    String header = Files.readAllLines(file).getFirst();
    assertTrue(header.contains("\"width\": 4, \"height\": 2, \"timestamp\": 1700000000"), header);
    assertTrue(events().size() > 1);
  }

  @Test
  void eachFrameIsAnEventAtItsTime() throws IOException {
    recording.frame(frame("E[31mab\nE[0mcd"), SMALL, 0, false);
    recording.frame(frame("xE[3b\n\"\\é"), SMALL, 1_234_567_890, false);
    recording.finish(2_000_000_000);
    List<Event> events = events();
    assertEquals(4, events.size());
    assertEquals(
        new Event(0, "o", "\u001b[?2026h\u001b[H\u001b[31mab\r\n\u001b[0mcd\u001b[0m\u001b[?2026l"),
        events.get(1));
    assertEquals(
        new Event(1.234567, "o", "\u001b[?2026h\u001b[Hxxxx\r\n\"\\é\u001b[0m\u001b[?2026l"),
        events.get(2));
    assertTrue(events.get(3).data.contains("\u001b[?25h"), "the cursor comes back");
    assertEquals(2, events.get(3).time);
  }

  @Test
  void whatIsShownIsOnDiskAtOnce() throws IOException {
    recording.frame(frame("first"), SMALL, 0, false);
    assertEquals(2, events().size());
    recording.abandon();
    assertEquals(2, events().size());
  }

  @Test
  void theScreenIsClearedOnlyWhenSomethingWouldStayOrSomebodyAsked() throws IOException {
    recording.frame(frame("abcd\nab"), SMALL, 0, false);
    recording.frame(frame("efgh\nef"), SMALL, 1, false);
    recording.frame(frame("ijk\nijkl"), SMALL, 2, false);
    recording.frame(frame("ijkl"), SMALL, 3, false);
    recording.frame(frame("ijkl"), SMALL, 4, true);
    List<Event> events = events();
    assertFalse(events.get(2).data.contains("\u001b[2J"));
    assertTrue(events.get(3).data.contains("\u001b[2J"));
    assertTrue(events.get(4).data.contains("\u001b[2J"));
    assertTrue(events.get(5).data.contains("\u001b[2J"));
  }

  @Test
  void aNewSizeIsAnEvent() throws IOException {
    recording.frame(frame("x"), SMALL, 0, false);
    recording.frame(frame("x"), ViewerProfile.ofSize(6, 3), 5_000_000, false);
    assertEquals(new Event(0.005, "r", "6x3"), events().get(2));
  }

  @Test
  void withoutAFrameThereIsNoFile() throws IOException {
    recording.finish(1);
    assertFalse(Files.exists(file));
  }
}
