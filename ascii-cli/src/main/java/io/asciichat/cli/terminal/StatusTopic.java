package io.asciichat.cli.terminal;

import io.asciichat.core.text.FrameCharacters;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The topics of lines over the picture, most urgent first. There is one line a topic. */
public enum StatusTopic {
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

  /** The line of each topic, so that one topic's line does not erase another's. Not thread-safe. */
  static final class Lines {
    private static final String BETWEEN = " | ";

    private final Map<StatusTopic, String> lines = new EnumMap<>(StatusTopic.class);

    /**
     * Replaces a topic's line; null or blank takes it away.
     *
     * @return what the status line says now, or null for nothing
     */
    @Nullable String set(StatusTopic topic, @Nullable String line) {
      if (line == null || line.isBlank()) {
        lines.remove(topic);
      } else {
        lines.put(topic, line.strip());
      }
      return lines.isEmpty() ? null : String.join(BETWEEN, lines.values());
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
