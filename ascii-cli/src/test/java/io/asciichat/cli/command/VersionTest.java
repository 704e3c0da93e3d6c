package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.media.audio.opus.OpusCodecs;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
  @Test
  void theFirstLineIsWhatScriptsRead() {
    String first = lines().getFirst();
    assertEquals(Version.line(), first);
    assertTrue(first.matches("ascii-chat [0-9]+[.][0-9]+[.][0-9]+(-SNAPSHOT)? \\(Java\\)"), first);
  }

  @Test
  void tellsTheLibrariesThatAreUsed() {
    Map<String, String> told = entries();
    assertEquals(
        List.of("commit", "Java", "libsodium", "Opus", "FFmpeg", "sound"),
        List.copyOf(told.keySet()));
    assertLike(Pattern.quote(Runtime.version() + ", ") + ".*", told.get("Java"));
    assertLike("1[.][0-9]+[.][0-9]+", told.get("libsodium"));
    assertEquals(OpusCodecs.open(OpusCodecs.Choice.AUTO).name(), told.get("Opus"));
    assertLike("[0-9]+[.][0-9]+.*, for videos and H.265", told.get("FFmpeg"));
  }

  @Test
  @Needs(Need.LIBASOUND)
  void tellsTheSystemsSoundLibrary() {
    assertLike("ALSA 1[.][0-9.]+", entries().get("sound"));
  }

  private static void assertLike(String pattern, @Nullable String value) {
    assertTrue(String.valueOf(value).matches(pattern), String.valueOf(value));
  }

  /** All values begin in one column. */
  private static Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String line : lines().subList(1, lines().size())) {
      entries.put(line.substring(0, 14).strip(), line.substring(14));
    }
    return entries;
  }

  private static List<String> lines() {
    return Version.report().lines().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1a2b3c | false | $Format:%h$ | 1a2b3c",
        "1a2b3c | true  | $Format:%h$ | 1a2b3c, with changes",
        "''     | ''    | 4d5e6f      | 4d5e6f",
        "''     | ''    | $Format:%h$ | unknown: built without a git repository"
      })
  void theCommitIsThatOfTheRepositoryOrTheArchive(
      String commit, String changed, String archived, String told) throws IOException {
    Properties stamp = new Properties();
    stamp.load(
        new StringReader(
            "commit=" + commit + "\nchanged=" + changed + "\narchived=" + archived + "\n"));
    assertEquals(told, Version.commit(stamp));
  }
}
