package io.asciichat.cli.command.sound;

import io.asciichat.core.client.ParticipantLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The participants and how loud they are, in one line: in the order of their arrival and, while all
 * of them fit, wherever they were before. When they do not, those who spoke lately get the places
 * first, then those who had one, and a participant who has one does not lose it to one who does not
 * speak. For one thread.
 */
final class LevelLine {
  private static final String GAP = "  ";

  /** Names are cut to this before a participant is left out. */
  private static final int MIN_NAME_COLUMNS = 6;

  private static final int MAX_NAME_COLUMNS = 12;

  /**
   * How long a participant who has fallen silent counts as speaking: longer than between sentences.
   */
  private static final long LATELY_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final boolean utf8;
  private final Map<Long, Long> heard = new HashMap<>();
  private final Set<Long> placed = new HashSet<>();

  private record Entry(ParticipantLevel level, ShownName name) {}

  /**
   * @param utf8 whether the terminal shows more than ASCII
   */
  LevelLine(boolean utf8) {
    this.utf8 = utf8;
  }

  /**
   * The line of one moment.
   *
   * @param you what to say of the user
   * @param others in the order of their arrival
   * @param columns how many the line may take; it takes more when not even {@code you} and a number
   *     fit
   * @param now nanoseconds of any clock that runs evenly
   */
  String of(String you, List<ParticipantLevel> others, int columns, long now) {
    remember(others, now);
    List<Entry> all =
        others.stream().map(one -> new Entry(one, ShownName.of(one.name(), utf8))).toList();
    int longest = all.stream().mapToInt(entry -> entry.name.columns()).max().orElse(0);
    for (int most = Math.max(longest, MIN_NAME_COLUMNS); most >= MIN_NAME_COLUMNS; most--) {
      if (width(you, all, most) <= columns) {
        return line(you, all, most, 0);
      }
    }
    int cut = Math.clamp(columns / 8, MIN_NAME_COLUMNS, MAX_NAME_COLUMNS);
    List<Entry> shown = select(you, all, columns, cut, now);
    return line(you, shown, cut, all.size() - shown.size());
  }

  private void remember(List<ParticipantLevel> others, long now) {
    Set<Long> present = new HashSet<>();
    for (ParticipantLevel one : others) {
      present.add(one.id());
      if (!one.isSilent()) {
        heard.put(one.id(), now);
      }
    }
    heard.keySet().retainAll(present);
    placed.retainAll(present);
  }

  private List<Entry> select(String you, List<Entry> all, int columns, int most, long now) {
    List<Entry> ranked = new ArrayList<>(all);
    ranked.sort(
        Comparator.comparingInt((Entry entry) -> rank(entry.level, now))
            .thenComparing(entry -> !placed.contains(entry.level.id())));
    int left = columns - you.length() - more(all.size()).length();
    Set<Entry> chosen = new HashSet<>();
    for (Entry entry : ranked) {
      left -= width(entry, most);
      if (left < 0) {
        break;
      }
      chosen.add(entry);
    }
    placed.clear();
    chosen.forEach(entry -> placed.add(entry.level.id()));
    return all.stream().filter(chosen::contains).toList();
  }

  private int rank(ParticipantLevel level, long now) {
    Long last = heard.get(level.id());
    return last != null && now - last < LATELY_NANOS ? 0 : level.muted() ? 2 : 1;
  }

  private int width(String you, List<Entry> entries, int most) {
    return you.length() + entries.stream().mapToInt(entry -> width(entry, most)).sum();
  }

  private int width(Entry entry, int most) {
    int name = entry.name.cut(most, utf8).columns();
    return GAP.length() + name + 1 + Meter.muted(utf8).length();
  }

  private String line(String you, List<Entry> entries, int most, int hidden) {
    StringBuilder line = new StringBuilder(you);
    for (Entry entry : entries) {
      line.append(GAP).append(entry.name.cut(most, utf8).text()).append(' ');
      line.append(meter(entry.level));
    }
    return line.append(hidden == 0 ? "" : more(hidden)).toString();
  }

  private static String more(int hidden) {
    return GAP + "+" + hidden;
  }

  /** What is not silent does not look so, however soft it is. */
  private String meter(ParticipantLevel level) {
    if (level.muted()) {
      return Meter.muted(utf8);
    }
    int steps = level.isSilent() ? 0 : Math.max(1, Meter.steps(level.decibels()));
    return Meter.compact(steps, utf8);
  }

  /** Loudness in steps of 6 dB: the first begins at −57 dB, the last at −15 dB. */
  static final class Meter {
    /** The highest step; 0 is silence. */
    static final int STEPS = 8;

    private static final double LOWEST_DB = -60;
    private static final double DB_PER_STEP = 6;
    private static final String CELLS = "·▁▂▃▄▅▆▇█";
    private static final int SHORT = 4;

    private Meter() {}

    /** The step of a level in dB of full scale. */
    static int steps(double decibels) {
      return Math.clamp(Math.round((decibels - LOWEST_DB) / DB_PER_STEP), 0, STEPS);
    }

    /** A column for each step, in ASCII. */
    static String bar(int steps) {
      return bar(steps, STEPS);
    }

    /** One column, or four without UTF-8. */
    static String compact(int steps, boolean utf8) {
      return utf8 ? CELLS.substring(steps, steps + 1) : bar((steps + 1) * SHORT / STEPS, SHORT);
    }

    /** As wide as {@link #compact}: nothing will be heard. */
    static String muted(boolean utf8) {
      return utf8 ? "×" : "mute";
    }

    private static String bar(int filled, int columns) {
      return "#".repeat(filled) + ".".repeat(columns - filled);
    }
  }
}
