package io.asciichat.testkit.load;

import io.asciichat.testkit.load.LoadReport.ClientLoad;
import io.asciichat.testkit.load.LoadReport.ClientSound;
import io.asciichat.testkit.load.LoadReport.ProcessLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a load test has to reach. Bounds about clients hold for each of them; a bound about
 * something that was not measured is broken. Immutable.
 *
 * <pre>{@code
 * List<String> broken = LoadBounds.NONE.framesPerSecond(59).longestGapMillis(25).brokenBy(report);
 * }</pre>
 */
public final class LoadBounds {
  /** No bounds. */
  public static final LoadBounds NONE = new LoadBounds(List.of());

  /** One bound: a line that says how it is broken, or null when it holds. */
  private interface Bound {
    @Nullable String brokenBy(LoadReport report);
  }

  private final List<Bound> bounds;

  private LoadBounds(List<Bound> bounds) {
    this.bounds = bounds;
  }

  /** The same, and at least so many frames a second for each client. */
  public LoadBounds framesPerSecond(double least) {
    return and(
        report -> {
          Worst worst = Worst.of(report, client -> -client.framesPerSecond(), -least);
          return worst == null
              ? null
              : worst.line("got %.1f frames/s, expected %.1f or more", -worst.value, least);
        });
  }

  /** The same, and 99 of 100 gaps between the frames of each client no longer than this. */
  public LoadBounds gapP99Millis(double most) {
    return eachClient("gap p99 was %.1f ms, expected %.1f or less", c -> c.gaps().p99(), most);
  }

  /** The same, and no gap between the frames of any client longer than this. */
  public LoadBounds longestGapMillis(double most) {
    return eachClient("longest gap was %.1f ms, expected %.1f or less", c -> c.gaps().max(), most);
  }

  /** The same, and 99 of 100 frames of each client show something no older than this. */
  public LoadBounds ageP99Millis(double most) {
    return and(report ->
            report.totals().age() == null
                ? "age of what is seen: no frame told it; are pictures sent, and is the server"
                    + " of this program?"
                : null)
        .eachClient(
            "age p99 was %.1f ms, expected %.1f or less",
            client -> client.age() == null ? 0 : client.age().p99(), most);
  }

  /** The same, and the sound of each client runs out no more often than this. */
  public LoadBounds soundBreaks(long most) {
    return and(report -> report.sound() == null ? "sound: there was none" : null)
        .eachClient(
            "sound ran out %.0f times, expected %.0f or fewer",
            client -> {
              ClientSound sound = client.sound();
              return sound == null ? 0 : (double) sound.continuity().breaks();
            },
            (double) most);
  }

  /** The same, and the server uses no more of a core than this, in percent. */
  public LoadBounds serverCpuPercent(double most) {
    return server(
        "server used %.1f %% of one core, expected %.1f or less", ProcessLoad::cpuPercent, most);
  }

  /** The same, and the server has no more memory at any time of the measurement, in MB (10⁶). */
  public LoadBounds serverMemoryMegabytes(double most) {
    return server(
        "server had %.1f MB of memory, expected %.1f or less",
        server -> server.rssBytes() / 1e6, most);
  }

  private LoadBounds server(String line, ToDoubleFunction<ProcessLoad> value, double most) {
    return and(
        report -> {
          ProcessLoad server = report.server();
          if (server == null) {
            return "server was not measured: its process was not named";
          }
          double found = value.applyAsDouble(server);
          return found <= most ? null : String.format(Locale.ROOT, line, found, most);
        });
  }

  private LoadBounds eachClient(String line, ToDoubleFunction<ClientLoad> value, double most) {
    return and(
        report -> {
          Worst worst = Worst.of(report, value, most);
          return worst == null ? null : worst.line(line, worst.value, most);
        });
  }

  private LoadBounds and(Bound bound) {
    List<Bound> more = new ArrayList<>(bounds);
    more.add(bound);
    return new LoadBounds(List.copyOf(more));
  }

  /** A line for each bound that a report breaks, in the order in which they were given. */
  public List<String> brokenBy(LoadReport report) {
    List<String> broken = new ArrayList<>();
    for (Bound bound : bounds) {
      String line = bound.brokenBy(report);
      if (line != null) {
        broken.add(line);
      }
    }
    return broken;
  }

  /**
   * The client that breaks a bound most.
   *
   * @param number from 1
   * @param value what it had
   * @param breaking how many clients break the bound
   * @param all how many there are
   */
  private record Worst(int number, double value, long breaking, int all) {
    static @Nullable Worst of(LoadReport report, ToDoubleFunction<ClientLoad> value, double most) {
      int worst = 0;
      double found = Double.NEGATIVE_INFINITY;
      long breaking = 0;
      for (int i = 0; i < report.clients().size(); i++) {
        double each = value.applyAsDouble(report.clients().get(i));
        breaking += each > most ? 1 : 0;
        if (each > found) {
          found = each;
          worst = i;
        }
      }
      return breaking == 0 ? null : new Worst(worst + 1, found, breaking, report.clients().size());
    }

    String line(String format, double had, double bound) {
      String others = breaking == 1 ? "" : " (" + breaking + " of " + all + " clients break it)";
      return "client " + number + ": " + String.format(Locale.ROOT, format, had, bound) + others;
    }
  }
}
