package io.asciichat.metrics;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.statistics.CallTotals;
import io.asciichat.core.statistics.ClientStatistics;
import io.asciichat.core.statistics.Latencies;
import io.asciichat.core.statistics.LatencyHistogram;
import io.asciichat.core.statistics.LinkStatistics;
import io.asciichat.core.statistics.PictureStatistics;
import io.asciichat.core.statistics.Problem;
import io.asciichat.core.statistics.Problems;
import io.asciichat.core.statistics.QueueStatistics;
import io.asciichat.core.statistics.RefusedPackets;
import io.asciichat.core.statistics.RenderStatistics;
import io.asciichat.core.statistics.Resources;
import io.asciichat.core.statistics.ServerStatistics;
import io.asciichat.core.statistics.SoundStatistics;
import io.asciichat.core.statistics.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A server with two clients, in which no two figures are equal by chance. */
final class SampleFigures {
  private SampleFigures() {}

  static ServerStatistics of(int clients) {
    List<ClientStatistics> present =
        LongStream.rangeClosed(1, clients)
            .mapToObj(id -> client(id, id == 1 ? Duration.ofMillis(12) : null))
            .toList();
    return new ServerStatistics(
        Duration.ofSeconds(90),
        present,
        new CallTotals(31, 29, link(1000), new PictureStatistics(5420, 80, 3), sound(480_000)),
        new RenderStatistics(
            latencies(300_000, 3_000_000, 30_000_000), latencies(50_000), Latencies.NONE, 41, 123),
        new Resources(
            new Resources.Pool(45, 55, 52, 7001, 104),
            new Resources.Registry(3, 16, 59),
            new Resources.Locks(12040, 17, 1, 2_500_000, 900_000)),
        new Problems(Map.of(Problem.SLOW_PACKET, 5L), Map.of(ErrorCode.TIMEOUT, 2L)));
  }

  private static ClientStatistics client(long id, @Nullable Duration roundTrip) {
    SessionInfo session = SessionInfo.arrived(id, "192.0.2." + id + ":4000").withName("secret");
    return new ClientStatistics(
        id == 1 ? session.withProfile(ViewerProfile.ofSize(80, 24)) : session,
        new ClientStatistics.Liveness(
            Duration.ofMillis(1500 * id), Duration.ofMillis(20), roundTrip),
        link(id),
        new PictureStatistics(60 * id, id, 0),
        sound(48_000 * id));
  }

  private static LinkStatistics link(long factor) {
    return new LinkStatistics(
        new Traffic(
            11 * factor, 13 * factor, 17 * factor, 19 * factor, new RefusedPackets(1, 2, 4)),
        new QueueStatistics(23 * factor, 22 * factor, factor, 0, 6, 29 * factor),
        new QueueStatistics(31 * factor, 31 * factor, 0, 0, 2, 37 * factor));
  }

  private static SoundStatistics sound(long samples) {
    return new SoundStatistics(samples, samples / 100, 7);
  }

  private static Latencies latencies(long... nanos) {
    LatencyHistogram counted = new LatencyHistogram();
    for (long one : nanos) {
      counted.record(one);
    }
    return counted.snapshot();
  }
}
