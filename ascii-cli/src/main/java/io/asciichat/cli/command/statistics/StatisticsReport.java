package io.asciichat.cli.command.statistics;

import io.asciichat.cli.command.options.StatisticsOptions;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.statistics.ServerStatistics;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells a server's figures, at every interval in which anything happened and at the end. A report
 * that comes late is left out, so that a machine with too much to do has less of it. {@link #last}
 * is called when the loop has ended.
 */
public final class StatisticsReport implements Loop {
  private final StatisticsOptions options;
  private final Supplier<ServerStatistics> figures;
  private final Consumer<String> lines;
  private final Consumer<String> json;
  private long due = Long.MIN_VALUE;

  /** Packets in both directions at the last report. */
  private long packetsBefore;

  /**
   * @param options how often and in which form
   * @param figures reads those of the moment
   * @param lines takes a line for people
   * @param json takes a line for machines
   */
  public StatisticsReport(
      StatisticsOptions options,
      Supplier<ServerStatistics> figures,
      Consumer<String> lines,
      Consumer<String> json) {
    this.options = options;
    this.figures = figures;
    this.lines = lines;
    this.json = json;
  }

  @Override
  public long step(long now) {
    if (options.interval.isZero()) {
      return DONE;
    }
    Duration interval = options.interval;
    if (due == Long.MIN_VALUE) {
      due = now + interval.toNanos();
      return due;
    }
    if (now < due) {
      return due;
    }
    long late = now - due;
    due += (late / interval.toNanos() + 1) * interval.toNanos();
    if (late <= interval.toNanos() / 2) {
      ServerStatistics read = figures.get();
      long packets =
          read.totals().link().traffic().packetsReceived()
              + read.totals().link().traffic().packetsSent()
              + read.totals().connections();
      if (packets != packetsBefore) {
        packetsBefore = packets;
        tell(read);
      }
    }
    return due;
  }

  /** Tells the figures of the server's end, whatever was told before. */
  public void last() {
    if (!options.interval.isZero()) {
      tell(figures.get());
    }
  }

  private void tell(ServerStatistics read) {
    switch (options.format) {
      case TEXT -> StatisticsText.of(read).forEach(lines);
      case JSON -> json.accept(StatisticsJson.of(read));
    }
  }
}
