package io.asciichat.cli.terminal;

import io.asciichat.core.text.FrameCharacters;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The line of each topic, so that one topic's line does not erase another's. Not thread-safe. */
final class StatusLines {
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
