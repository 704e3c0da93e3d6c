package io.asciichat.cli.command.status;

import io.asciichat.cli.command.call.ServerLog;
import io.asciichat.cli.command.sound.ShownName;
import io.asciichat.cli.command.status.StatusView.Client;
import io.asciichat.cli.command.status.StatusView.Server;
import io.asciichat.cli.command.status.StatusView.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lays the figures of a server out for a terminal: the server in two lines, then a row for each
 * client. Where the columns do not fit, the less important ones are left out. Rates are those
 * between two looks; from the first look they are the mean since the client came.
 */
public final class StatusTable {
  private static final String GAP = "  ";
  private static final int MIN_NAME = 6;
  private static final int MAX_NAME = 24;
  private static final long SAMPLES_PER_SECOND = 48_000;
  private static final int BITS = 8;
  private static final double MEGA = 1e6;

  /** A shorter time says nothing, and none would be divided by. */
  private static final double MIN_SECONDS = 1e-3;

  private final int columns;
  private final boolean utf8;

  /**
   * @param columns of the terminal, 1 or more
   * @param utf8 whether it shows more than ASCII
   */
  StatusTable(int columns, boolean utf8) {
    this.columns = columns;
    this.utf8 = utf8;
  }

  /**
   * The table of an answer, as text.
   *
   * @param answer the server's, to a status request
   * @param columns that it may take, 1 or more
   * @param utf8 whether it may hold more than ASCII
   * @throws io.asciichat.core.error.AsciiChatException with code PROTOCOL when it is no such answer
   */
  public static String text(String answer, int columns, boolean utf8) {
    return String.join(
        "\n", new StatusTable(columns, utf8).lines(StatusView.parse(answer), null).all());
  }

  /** The server of an answer in one line, as {@link #text}. */
  public static String line(String answer) {
    return new StatusTable(Integer.MAX_VALUE, false)
        .lines(StatusView.parse(answer), null)
        .summary()
        .getFirst();
  }

  /** The columns of the table, from left to right. */
  private enum Column {
    ID("id", 0, false),
    NAME("name", 0, true),
    ADDRESS("address", 6, true),
    FAMILY("net", 12, true),
    TRUST("key", 9, true),
    TERMINAL("terminal", 8, true),
    FPS("fps", 1, false),
    PICTURES("up", 11, false),
    RECEIVED("in", 5, false),
    SENT("out", 2, false),
    DROPS("drops", 3, false),
    ROUND_TRIP("ms", 4, false),
    SOUND("sound", 10, false),
    HERE("here", 7, false);

    private final String title;

    /** Columns of the highest number are left out first; 0 stays. */
    private final int dispensable;

    private final boolean left;

    Column(String title, int dispensable, boolean left) {
      this.title = title;
      this.dispensable = dispensable;
      this.left = left;
    }
  }

  /**
   * A laid out table.
   *
   * @param summary lines about the server
   * @param title the row of titles
   * @param rows one for each client
   */
  record Lines(List<String> summary, String title, List<String> rows) {
    /** All lines, those of the table after an empty one. */
    List<String> all() {
      List<String> all = new ArrayList<>(summary);
      all.add("");
      if (rows.isEmpty()) {
        all.add("nobody is connected");
      } else {
        all.add(title);
        all.addAll(rows);
      }
      return all;
    }
  }

  /**
   * Lays out.
   *
   * @param before an earlier look at the same server; null when this is the first
   */
  Lines lines(StatusView now, @Nullable StatusView before) {
    List<Map<Column, String>> cells = new ArrayList<>();
    Map<Long, Client> earlier = before == null ? Map.of() : before.byId();
    for (Client client : now.clients()) {
      Client last = earlier.get(client.id());
      cells.add(cells(client, last));
    }
    Set<Column> shown = fitting(cells);
    int longest = Math.clamp(longestName(cells), MIN_NAME, MAX_NAME);
    int name = Math.clamp(columns - width(shown, cells, 0), MIN_NAME, longest);
    return new Lines(
        summary(now.server(), before == null ? null : before.server(), now.clients().size()),
        row(titles(), shown, cells, name),
        cells.stream().map(one -> row(one, shown, cells, name)).toList());
  }

  private List<String> summary(Server now, @Nullable Server before, int connected) {
    double seconds = now.upSeconds() - (before == null ? 0 : before.upSeconds());
    Traffic last = before == null ? new Traffic(0, 0) : before.traffic();
    double cpu = now.process().cpuSeconds() - (before == null ? 0 : before.process().cpuSeconds());
    List<String> who =
        new ArrayList<>(
            List.of(
                now.joined() + " of " + now.places() + " clients",
                "up " + clock(now.upSeconds()),
                String.join(", ", now.addresses())));
    if (connected > now.joined()) {
      who.add(1, connected - now.joined() + " joining");
    }
    if (now.draining()) {
      who.add(1, "draining");
    }
    List<String> work = new ArrayList<>();
    work.add(
        "Mb/s in "
            + megabits(now.traffic().received() - last.received(), seconds)
            + " out "
            + megabits(now.traffic().sent() - last.sent(), seconds));
    work.add("drops " + now.drops());
    work.add("late p99 " + decimal(now.latenessMillis()) + " ms");
    if (!Double.isNaN(cpu)) {
      work.add("cpu " + Math.round(100 * cpu / Math.max(seconds, MIN_SECONDS)) + " %");
    }
    work.add(
        "heap "
            + Math.round(now.process().heapBytes() / MEGA)
            + " of "
            + Math.round(now.process().committedBytes() / MEGA)
            + " MB");
    return List.of(joined(who), joined(work));
  }

  /** As many of the parts as fit, the first ones. */
  private String joined(List<String> parts) {
    StringBuilder line = new StringBuilder(cut(parts.getFirst(), columns));
    for (String part : parts.subList(1, parts.size())) {
      if (line.length() + GAP.length() + part.length() <= columns) {
        line.append(GAP).append(part);
      }
    }
    return line.toString();
  }

  private Map<Column, String> cells(Client now, @Nullable Client before) {
    double seconds = now.hereSeconds() - (before == null ? 0 : before.hereSeconds());
    StatusView.Counts last =
        before == null ? new StatusView.Counts(new Traffic(0, 0), 0, 0, 0, 0) : before.counts();
    StatusView.Counts counts = now.counts();
    long talking = 100 * (counts.samples() - last.samples()) / SAMPLES_PER_SECOND;
    Map<Column, String> cells = new EnumMap<>(Column.class);
    cells.put(Column.ID, Long.toString(now.id()));
    cells.put(Column.NAME, ShownName.of(now.name(), utf8).text());
    cells.put(Column.ADDRESS, now.address());
    cells.put(Column.FAMILY, now.address().startsWith("[") ? "v6" : "v4");
    cells.put(
        Column.TRUST,
        switch (now.trust()) {
          case KEY -> "key";
          case ENCRYPTED -> "enc";
          case NONE -> "-";
        });
    cells.put(Column.TERMINAL, now.terminal());
    cells.put(Column.FPS, rate(counts.framesSent() - last.framesSent(), seconds));
    cells.put(Column.PICTURES, rate(counts.pictures() - last.pictures(), seconds));
    cells.put(
        Column.RECEIVED,
        megabits(counts.traffic().received() - last.traffic().received(), seconds));
    cells.put(Column.SENT, megabits(counts.traffic().sent() - last.traffic().sent(), seconds));
    cells.put(Column.DROPS, Long.toString(counts.drops()));
    Double roundTrip = now.roundTripMillis();
    cells.put(Column.ROUND_TRIP, roundTrip == null ? "-" : decimal(roundTrip));
    cells.put(Column.SOUND, rate(talking, seconds) + "%");
    cells.put(Column.HERE, clock(now.hereSeconds()));
    return cells;
  }

  /** The columns that fit beside a short name. */
  private Set<Column> fitting(List<Map<Column, String>> cells) {
    Set<Column> shown = new TreeSet<>(Arrays.asList(Column.values()));
    while (width(shown, cells, MIN_NAME) > columns) {
      Column least =
          shown.stream()
              .max((one, other) -> Integer.compare(one.dispensable, other.dispensable))
              .orElse(Column.ID);
      if (least.dispensable == 0) {
        break;
      }
      shown.remove(least);
    }
    return shown;
  }

  /** Columns of the whole row. */
  private static int width(Set<Column> shown, List<Map<Column, String>> cells, int name) {
    int width = (shown.size() - 1) * GAP.length();
    for (Column column : shown) {
      width += column == Column.NAME ? name : width(column, cells);
    }
    return width;
  }

  private static int width(Column column, List<Map<Column, String>> cells) {
    return cells.stream()
        .mapToInt(row -> row.getOrDefault(column, "").length())
        .reduce(column.title.length(), Math::max);
  }

  private int longestName(List<Map<Column, String>> cells) {
    return cells.stream()
        .mapToInt(row -> ShownName.of(row.getOrDefault(Column.NAME, ""), utf8).columns())
        .max()
        .orElse(0);
  }

  private static Map<Column, String> titles() {
    Map<Column, String> titles = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      titles.put(column, column.title);
    }
    return titles;
  }

  private String row(
      Map<Column, String> row, Set<Column> shown, List<Map<Column, String>> cells, int name) {
    StringBuilder line = new StringBuilder();
    for (Column column : shown) {
      String text = row.getOrDefault(column, "");
      ShownName fitted = ShownName.of(text, utf8).cut(name, utf8);
      boolean isName = column == Column.NAME;
      int padding =
          isName ? name - fitted.columns() : Math.max(0, width(column, cells) - text.length());
      line.append(line.isEmpty() ? "" : GAP);
      line.append(column.left ? "" : " ".repeat(padding));
      line.append(isName ? fitted.text() : text);
      line.append(column.left ? " ".repeat(padding) : "");
    }
    return line.toString().stripTrailing();
  }

  private String cut(String text, int most) {
    return ShownName.of(text, utf8).cut(most, utf8).text();
  }

  private static String rate(long count, double seconds) {
    return Long.toString(Math.round((double) count / Math.max(seconds, MIN_SECONDS)));
  }

  private static String megabits(long bytes, double seconds) {
    return decimal((double) bytes * BITS / MEGA / Math.max(seconds, MIN_SECONDS));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
  }

  private static String clock(double seconds) {
    return ServerLog.clock(Duration.ofMillis(Math.round(seconds * 1e3)));
  }
}
