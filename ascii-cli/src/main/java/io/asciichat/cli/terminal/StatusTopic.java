package io.asciichat.cli.terminal;

import io.asciichat.core.text.FrameCharacters;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The topics of lines over the picture, most urgent first. There is one line a topic. */
public enum StatusTopic {
  /** Words to compare with the server's operator; in place of {@link #VERIFICATION}. */
  CHECK_WORDS(Duration.ofSeconds(20)),
  /** Nothing proves who the server is. */
  VERIFICATION(Duration.ZERO),
  /** The state of the connection. */
  CONNECTION(Duration.ZERO),
  /** What a key has done. */
  KEYS(Duration.ofSeconds(2)),
  /** Something that has just happened. */
  NEWS(Duration.ofSeconds(4)),
  /** Who has come or gone. */
  PEOPLE(Duration.ofSeconds(4)),
  /** The user's picture has failed. */
  PICTURE_FAILED(Duration.ZERO),
  /** The user's picture is waited for. */
  PICTURE_OVERDUE(Duration.ZERO),
  /** The user has stopped the picture. */
  PICTURE_FROZEN(Duration.ZERO),
  /** Others can watch. */
  PRIVACY(Duration.ZERO),
  /** How loud the participants are. */
  SOUND(Duration.ZERO);

  private final Duration shown;

  StatusTopic(Duration shown) {
    this.shown = shown;
  }

  /** How long a line stays; zero when it stays until the topic's next. */
  Duration shown() {
    return shown;
  }

  /** Returns whether a line is a warning, which stands out and is not cut off by the others. */
  private boolean warns() {
    return this == CHECK_WORDS || this == VERIFICATION;
  }

  /**
   * What the status line says.
   *
   * @param warning what stands out, before the rest; empty for nothing
   * @param rest the lines of all other topics; empty for none
   */
  record Line(String warning, String rest) {
    static final Line EMPTY = new Line("", "");
  }

  /** The line of each topic, so that one topic's line does not erase another's. Not thread-safe. */
  static final class Lines {
    private static final String BETWEEN = " | ";

    private final Map<StatusTopic, String> lines = new EnumMap<>(StatusTopic.class);

    /**
     * Replaces a topic's line; null or blank takes it away.
     *
     * @return what the status line says now
     */
    Line set(StatusTopic topic, @Nullable String line) {
      if (line == null || line.isBlank()) {
        lines.remove(topic);
      } else {
        lines.put(topic, line.strip());
      }
      String warning =
          lines.entrySet().stream()
              .filter(entry -> entry.getKey().warns())
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse("");
      String rest =
          lines.entrySet().stream()
              .filter(entry -> !entry.getKey().warns())
              .map(Map.Entry::getValue)
              .collect(Collectors.joining(BETWEEN));
      return new Line(warning, rest);
    }

    /** Columns that the lines of the other topics take, with what stands between. */
    int columnsBeside(StatusTopic topic) {
      int columns = 0;
      for (Map.Entry<StatusTopic, String> line : lines.entrySet()) {
        if (line.getKey() != topic) {
          columns += FrameCharacters.columns(line.getValue()) + BETWEEN.length();
        }
      }
      return columns;
    }
  }
}
