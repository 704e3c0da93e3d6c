package io.asciichat.cli.command.statistics;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.asciichat.core.statistics.ClientStatistics;
import io.asciichat.core.statistics.Latencies;
import io.asciichat.core.statistics.LinkStatistics;
import io.asciichat.core.statistics.PictureStatistics;
import io.asciichat.core.statistics.Problems;
import io.asciichat.core.statistics.QueueStatistics;
import io.asciichat.core.statistics.RefusedPackets;
import io.asciichat.core.statistics.RenderStatistics;
import io.asciichat.core.statistics.Resources;
import io.asciichat.core.statistics.ServerStatistics;
import io.asciichat.core.statistics.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A server's figures as lines for people. */
final class StatisticsText {
  private static final String PREFIX = "[STATS] ";

  /** One part of a report, which may fail without the others. */
  private record Section(String name, Function<ServerStatistics, List<String>> lines) {}

  private static final List<Section> SECTIONS =
      List.of(
          new Section("Client Count", StatisticsText::clientCount),
          new Section("Buffer Pool", StatisticsText::pool),
          new Section("Packet Queues", StatisticsText::queues),
          new Section("Session Registry", StatisticsText::registry),
          new Section("Frames", StatisticsText::frames),
          new Section("Timing", StatisticsText::timing),
          new Section("Traffic", StatisticsText::traffic),
          new Section("Locks", StatisticsText::locks),
          new Section("Process", _ -> List.of(line("Process: %s", ProcessFigures.now()))),
          new Section("Errors", StatisticsText::errors),
          new Section("clients", StatisticsText::clients));

  private StatisticsText() {}

  /** All lines; a part that fails is named in its place. */
  static List<String> of(ServerStatistics figures) {
    List<String> lines = new ArrayList<>();
    for (Section section : SECTIONS) {
      try {
        lines.addAll(section.lines.apply(figures));
      } catch (RuntimeException e) {
        lines.add(line("%s: not known (%s)", section.name, e));
      }
    }
    return lines;
  }

  private static List<String> clientCount(ServerStatistics figures) {
    return List.of(
        line(
            "Client Count: %d active (%d audio, %d video), %d connected, %d joined since the start",
            figures.active(),
            figures.audio(),
            figures.video(),
            figures.clients().size(),
            figures.totals().joined()));
  }

  private static List<String> pool(ServerStatistics figures) {
    Resources.Pool pool = figures.resources().pool();
    return List.of(
        line(
            "Buffer Pool: %d/%d allocated (%.2f%% utilization), %d peak, %d taken, %d hits",
            pool.used(),
            pool.size(),
            100 * pool.utilization(),
            pool.peak(),
            pool.taken(),
            pool.hits()));
  }

  private static List<String> queues(ServerStatistics figures) {
    LinkStatistics link = figures.totals().link();
    QueueStatistics all = link.video().plus(link.sound());
    return List.of(
        line(
            "Packet Queues: avg_depth=%.1f, max_depth=%d, drops=%d, waiting=%d",
            all.averageDepth(), all.deepest(), all.dropped(), all.depth()));
  }

  private static List<String> registry(ServerStatistics figures) {
    Resources.Registry registry = figures.resources().registry();
    return List.of(
        line(
            "Session Registry: %d entries, %d places (%.2f%% load), %d changes",
            registry.entries(), registry.places(), 100 * registry.load(), registry.changes()));
  }

  private static List<String> frames(ServerStatistics figures) {
    PictureStatistics pictures = figures.totals().pictures();
    QueueStatistics video = figures.totals().link().video();
    RenderStatistics work = figures.work();
    return List.of(
        line(
            "Frames: %d captured, %d sent, %d dropped (%.2f%% drop rate), %d rendered, %d given to"
                + " viewers",
            pictures.received(),
            video.dequeued(),
            video.dropped(),
            100 * video.dropRate(),
            work.rendered(),
            work.delivered()));
  }

  private static List<String> timing(ServerStatistics figures) {
    RenderStatistics work = figures.work();
    return List.of(
        line(
            "Timing: frame %s, late by %s, mix %s",
            times(work.rendering()), times(work.lateness()), times(work.mixing())));
  }

  private static String times(Latencies latencies) {
    return text(
        "%.2f/%.2f/%.2f ms (p50/p99/max)",
        latencies.percentileNanos(0.5) / 1e6,
        latencies.percentileNanos(0.99) / 1e6,
        latencies.longestNanos() / 1e6);
  }

  private static List<String> traffic(ServerStatistics figures) {
    Traffic traffic = figures.totals().link().traffic();
    return List.of(
        line(
            "Traffic: %.1f MB in %d packets received, %.1f MB in %d packets sent",
            traffic.bytesReceived() / 1e6,
            traffic.packetsReceived(),
            traffic.bytesSent() / 1e6,
            traffic.packetsSent()));
  }

  private static List<String> locks(ServerStatistics figures) {
    Resources.Locks locks = figures.resources().locks();
    return List.of(
        line(
            "Locks: %d acquired, %d contended, %d held, %.1f ms waited, longest %.2f ms",
            locks.acquired(),
            locks.contended(),
            locks.held(),
            locks.waitedNanos() / 1e6,
            locks.longestNanos() / 1e6));
  }

  private static List<String> errors(ServerStatistics figures) {
    Problems problems = figures.problems();
    List<String> kinds = new ArrayList<>();
    problems.ends().forEach((code, count) -> kinds.add(count + " sessions ended " + code));
    problems.events().forEach((problem, count) -> kinds.add(count + " " + words(problem.name())));
    RefusedPackets refused = figures.totals().link().traffic().refused();
    if (refused.total() > 0) {
      kinds.add(
          text(
              "%d packets refused (%d unknown, %d malformed, %d over budget)",
              refused.total(), refused.unknown(), refused.malformed(), refused.overBudget()));
    }
    kinds.sort(null);
    return kinds.isEmpty() ? List.of() : List.of(line("Errors: %s", String.join(", ", kinds)));
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static List<String> clients(ServerStatistics figures) {
    List<String> lines = new ArrayList<>();
    for (ClientStatistics client : figures.clients()) {
      if (client.isActive()) {
        client(client, lines);
      }
    }
    return lines;
  }

  private static void client(ClientStatistics client, List<String> lines) {
    long id = client.session().id();
    QueueStatistics sound = client.link().sound();
    if (sound.enqueued() > 0 || client.sound().received() > 0) {
      lines.add(
          text(
              "Client %d audio queue: %d enqueued, %d dequeued, %d dropped; from it %.1f s, %.0f ms"
                  + " dropped, %d gaps",
              id,
              sound.enqueued(),
              sound.dequeued(),
              sound.dropped(),
              client.sound().received() / 48_000.0,
              client.sound().dropped() / 48.0,
              client.sound().gaps()));
    }
    QueueStatistics video = client.link().video();
    PictureStatistics pictures = client.pictures();
    if (video.enqueued() > 0 || pictures.received() > 0) {
      lines.add(
          text(
              "Client %d video buffer: %d frames, %d dropped (%.1f%% drop rate), %d blank; to it %d"
                  + " frames, %d dropped (%.1f%%)",
              id,
              pictures.received(),
              pictures.dropped(),
              100 * pictures.dropRate(),
              pictures.blank(),
              video.dequeued(),
              video.dropped(),
              100 * video.dropRate()));
    }
    ClientStatistics.Liveness liveness = client.liveness();
    Duration roundTrip = liveness.roundTrip();
    Traffic traffic = client.link().traffic();
    lines.add(
        text(
            "Client %d link: here for %d s, heard %d ms ago, round trip %s, %.1f MB received, %.1f"
                + " MB sent, %d packets refused",
            id,
            liveness.connected().toSeconds(),
            liveness.unheard().toMillis(),
            roundTrip == null ? "not known" : text("%.1f ms", roundTrip.toNanos() / 1e6),
            traffic.bytesReceived() / 1e6,
            traffic.bytesSent() / 1e6,
            traffic.refused().total()));
  }

  @FormatMethod
  private static String line(@FormatString String format, Object... values) {
    return PREFIX + text(format, values);
  }

  @FormatMethod
  private static String text(@FormatString String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
