package io.asciichat.metrics;

import io.asciichat.core.statistics.CallTotals;
import io.asciichat.core.statistics.ClientStatistics;
import io.asciichat.core.statistics.LinkStatistics;
import io.asciichat.core.statistics.PictureStatistics;
import io.asciichat.core.statistics.QueueStatistics;
import io.asciichat.core.statistics.SoundStatistics;
import io.asciichat.core.statistics.Traffic;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What passes between the server and its clients: each metric once for all that ever were, and once
 * for each client that is here, with its number as a label.
 */
final class PeerMetrics {
  private static final String CLIENT = "client";

  /** The rate of {@link SoundStatistics}. */
  private static final double SAMPLES_PER_SECOND = 48_000;

  private PeerMetrics() {}

  /** What is counted for a client, and for all of them together. */
  private record Peer(LinkStatistics link, PictureStatistics pictures, SoundStatistics sound) {
    static Peer of(CallTotals totals) {
      return new Peer(totals.link(), totals.pictures(), totals.sound());
    }

    static Peer of(ClientStatistics client) {
      return new Peer(client.link(), client.pictures(), client.sound());
    }
  }

  /** Finds the values of one metric of a peer; the labels go beside the client's. */
  @FunctionalInterface
  private interface PeerReader {
    void read(Peer peer, Labels labels, Metric.Sink sink);
  }

  private interface Kind {
    Metric make(String name, String help, Metric.Reader reader);
  }

  private record Figure(Kind kind, String name, String help, PeerReader reader) {
    Metric ofAll() {
      return kind.make(
          Metric.PREFIX + name,
          help + '.',
          (now, sink) -> reader.read(Peer.of(now.totals()), Labels.EMPTY, sink));
    }

    Metric ofEach() {
      return kind.make(
          Metric.PREFIX + "client_" + name,
          help + ", of one client.",
          (now, sink) -> {
            for (ClientStatistics client : now.clients()) {
              reader.read(Peer.of(client), label(client), sink);
            }
          });
    }
  }

  private static final List<Figure> FIGURES = figures();

  /** Adds the totals. */
  static void addTotals(List<Metric> all) {
    FIGURES.forEach(figure -> all.add(figure.ofAll()));
  }

  /** Adds the figures of each client. */
  static void addClients(List<Metric> all) {
    FIGURES.forEach(figure -> all.add(figure.ofEach()));
  }

  /** The label of a client's own metrics. */
  static Labels label(ClientStatistics client) {
    return Labels.of(CLIENT, Long.toString(client.session().id()));
  }

  private static List<Figure> figures() {
    List<Figure> all = new ArrayList<>();
    traffic(all, "received_bytes", "Bytes of packets that came", Traffic::bytesReceived);
    traffic(all, "sent_bytes", "Bytes that the network has taken over", Traffic::bytesSent);
    traffic(all, "received_packets", "Packets that came", Traffic::packetsReceived);
    traffic(all, "sent_packets", "Packets that went", Traffic::packetsSent);
    all.add(
        new Figure(
            Metric.Counter::new,
            "refused_packets_total",
            "Packets that came and were dropped, by reason",
            (peer, labels, sink) -> {
              var refused = peer.link().traffic().refused();
              sink.add(labels.add("reason", "unknown"), refused.unknown());
              sink.add(labels.add("reason", "malformed"), refused.malformed());
              sink.add(labels.add("reason", "over_budget"), refused.overBudget());
            }));
    queue(
        all,
        Metric.Counter::new,
        "offered_packets_total",
        "Packets offered to the queue",
        QueueStatistics::enqueued);
    queue(
        all,
        Metric.Counter::new,
        "taken_packets_total",
        "Packets taken out to be sent",
        QueueStatistics::dequeued);
    queue(
        all,
        Metric.Counter::new,
        "dropped_packets_total",
        "Packets dropped for want of room",
        QueueStatistics::dropped);
    queue(
        all,
        Metric.Counter::new,
        "found_packets_total",
        "Packets that each one offered found waiting, itself included",
        QueueStatistics::depthSum);
    queue(all, Metric.Gauge::new, "packets", "Packets that wait now", QueueStatistics::depth);
    queue(
        all,
        Metric.Gauge::new,
        "peak_packets",
        "Packets that waited at once at most",
        QueueStatistics::deepest);
    pictures(all, "received", "Pictures that came", PictureStatistics::received);
    pictures(all, "dropped", "Pictures that no viewer was shown", PictureStatistics::dropped);
    pictures(all, "blank", "Pictures of one colour all over", PictureStatistics::blank);
    sound(all, "received", "Sound that came", SoundStatistics::received);
    sound(all, "dropped", "Sound that came too fast or too late", SoundStatistics::dropped);
    all.add(
        new Figure(
            Metric.Counter::new,
            "sound_gaps_total",
            "Times that sound ran dry in its midst",
            (peer, labels, sink) -> sink.add(labels, peer.sound().gaps())));
    return List.copyOf(all);
  }

  private static void traffic(
      List<Figure> all, String name, String help, ToLongFunction<Traffic> value) {
    all.add(
        new Figure(
            Metric.Counter::new,
            name + "_total",
            help,
            (peer, labels, sink) -> sink.add(labels, value.applyAsLong(peer.link().traffic()))));
  }

  private static void queue(
      List<Figure> all,
      Kind kind,
      String name,
      String help,
      ToLongFunction<QueueStatistics> value) {
    all.add(
        new Figure(
            kind,
            "queue_" + name,
            help,
            (peer, labels, sink) -> {
              sink.add(labels.add("queue", "video"), value.applyAsLong(peer.link().video()));
              sink.add(labels.add("queue", "sound"), value.applyAsLong(peer.link().sound()));
            }));
  }

  private static void pictures(
      List<Figure> all, String name, String help, ToLongFunction<PictureStatistics> value) {
    all.add(
        new Figure(
            Metric.Counter::new,
            "pictures_" + name + "_total",
            help,
            (peer, labels, sink) -> sink.add(labels, value.applyAsLong(peer.pictures()))));
  }

  private static void sound(
      List<Figure> all, String name, String help, ToLongFunction<SoundStatistics> samples) {
    all.add(
        new Figure(
            Metric.Counter::new,
            "sound_" + name + "_seconds_total",
            help,
            (peer, labels, sink) ->
                sink.add(labels, samples.applyAsLong(peer.sound()) / SAMPLES_PER_SECOND)));
  }
}
