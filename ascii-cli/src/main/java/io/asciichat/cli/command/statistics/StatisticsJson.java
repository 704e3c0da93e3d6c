package io.asciichat.cli.command.statistics;

import io.asciichat.cli.json.JsonWriter;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.core.statistics.ClientStatistics;
import io.asciichat.core.statistics.Latencies;
import io.asciichat.core.statistics.LinkStatistics;
import io.asciichat.core.statistics.PictureStatistics;
import io.asciichat.core.statistics.QueueStatistics;
import io.asciichat.core.statistics.RefusedPackets;
import io.asciichat.core.statistics.Resources;
import io.asciichat.core.statistics.ServerStatistics;
import io.asciichat.core.statistics.SoundStatistics;
import io.asciichat.core.statistics.Traffic;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server's figures as one line of JSON. Times are in seconds, sizes in bytes, shares 0 to 1; a
 * name that ends in {@code _seconds} or {@code _bytes} says so. Names stay what they are; more may
 * come.
 */
public final class StatisticsJson {
  private StatisticsJson() {}

  /** All figures, those of the process included. */
  public static String of(ServerStatistics figures) {
    JsonWriter json = new JsonWriter().beginObject();
    members(json, figures);
    return json.endObject().toString();
  }

  /** Writes all figures as members of the object that was begun last. */
  public static void members(JsonWriter json, ServerStatistics figures) {
    json.member("up_seconds", seconds(figures.up()))
        .member("active", figures.active())
        .member("audio", figures.audio())
        .member("video", figures.video())
        .member("connections", figures.totals().connections())
        .member("joined", figures.totals().joined())
        .member("frames_rendered", figures.work().rendered())
        .member("frames_delivered", figures.work().delivered());
    latencies(json, "frame", figures.work().rendering());
    latencies(json, "lateness", figures.work().lateness());
    latencies(json, "mix", figures.work().mixing());
    link(json, figures.totals().link());
    pictures(json, figures.totals().pictures());
    sound(json, figures.totals().sound());
    resources(json, figures.resources());
    process(json);
    counts(json, "problems", figures.problems().events());
    counts(json, "ends", figures.problems().ends());
    json.name("clients").beginArray();
    figures.clients().forEach(client -> client(json, client));
    json.endArray();
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private static void latencies(JsonWriter json, String name, Latencies latencies) {
    json.name(name)
        .beginObject()
        .member("count", latencies.count())
        .member("total_seconds", latencies.totalNanos() / 1e9)
        .member("p50_seconds", latencies.percentileNanos(0.5) / 1e9)
        .member("p99_seconds", latencies.percentileNanos(0.99) / 1e9)
        .member("longest_seconds", latencies.longestNanos() / 1e9)
        .endObject();
  }

  private static void link(JsonWriter json, LinkStatistics link) {
    Traffic traffic = link.traffic();
    RefusedPackets refused = traffic.refused();
    json.name("traffic")
        .beginObject()
        .member("received_bytes", traffic.bytesReceived())
        .member("sent_bytes", traffic.bytesSent())
        .member("packets_received", traffic.packetsReceived())
        .member("packets_sent", traffic.packetsSent())
        .member("refused_unknown", refused.unknown())
        .member("refused_malformed", refused.malformed())
        .member("refused_over_budget", refused.overBudget())
        .endObject();
    queue(json, "video_queue", link.video());
    queue(json, "sound_queue", link.sound());
  }

  private static void queue(JsonWriter json, String name, QueueStatistics queue) {
    json.name(name)
        .beginObject()
        .member("enqueued", queue.enqueued())
        .member("dequeued", queue.dequeued())
        .member("dropped", queue.dropped())
        .member("depth", queue.depth())
        .member("deepest", queue.deepest())
        .member("average_depth", queue.averageDepth())
        .endObject();
  }

  private static void pictures(JsonWriter json, PictureStatistics pictures) {
    json.name("pictures")
        .beginObject()
        .member("received", pictures.received())
        .member("shown", pictures.shown())
        .member("dropped", pictures.dropped())
        .member("blank", pictures.blank())
        .endObject();
  }

  private static void sound(JsonWriter json, SoundStatistics sound) {
    json.name("sound")
        .beginObject()
        .member("samples_received", sound.received())
        .member("samples_dropped", sound.dropped())
        .member("gaps", sound.gaps())
        .endObject();
  }

  private static void resources(JsonWriter json, Resources resources) {
    Resources.Pool pool = resources.pool();
    Resources.Registry registry = resources.registry();
    Resources.Locks locks = resources.locks();
    json.name("pool")
        .beginObject()
        .member("used", pool.used())
        .member("idle", pool.idle())
        .member("peak", pool.peak())
        .member("taken", pool.taken())
        .member("hits", pool.hits())
        .endObject()
        .name("registry")
        .beginObject()
        .member("entries", registry.entries())
        .member("places", registry.places())
        .member("changes", registry.changes())
        .endObject()
        .name("locks")
        .beginObject()
        .member("acquired", locks.acquired())
        .member("contended", locks.contended())
        .member("held", locks.held())
        .member("waited_seconds", locks.waitedNanos() / 1e9)
        .member("longest_seconds", locks.longestNanos() / 1e9)
        .endObject();
  }

  private static void process(JsonWriter json) {
    ProcessFigures process = ProcessFigures.now();
    json.name("process")
        .beginObject()
        .member("heap_used_bytes", process.heapUsed())
        .member("heap_committed_bytes", process.heapCommitted())
        .member("collections", process.collections())
        .member("collection_seconds", process.collectionMillis() / 1e3)
        .member("threads", process.threads())
        .member("cpu_seconds", cpuSeconds())
        .endObject();
  }

  /** Processor time of the process; NaN where the system does not tell. */
  private static double cpuSeconds() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(StatisticsJson::seconds)
        .orElse(Double.NaN);
  }

  private static <E extends Enum<E>> void counts(
      JsonWriter json, String name, Map<E, Long> counts) {
    json.name(name).beginObject();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> json.member(entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue()));
    json.endObject();
  }

  private static void client(JsonWriter json, ClientStatistics client) {
    SessionInfo session = client.session();
    Duration roundTrip = client.liveness().roundTrip();
    json.beginObject()
        .member("id", session.id())
        .member("name", session.name())
        .member("address", session.address())
        .member("phase", session.phase().name().toLowerCase(Locale.ROOT))
        .member("encrypted", session.encrypted())
        .member("identity", session.identity())
        .member("connected_seconds", seconds(client.liveness().connected()))
        .member("unheard_seconds", seconds(client.liveness().unheard()))
        .member("round_trip_seconds", roundTrip == null ? Double.NaN : seconds(roundTrip));
    terminal(json, session.profile());
    link(json, client.link());
    pictures(json, client.pictures());
    sound(json, client.sound());
    json.endObject();
  }

  private static void terminal(JsonWriter json, @Nullable ViewerProfile profile) {
    json.name("terminal");
    if (profile == null) {
      json.value((String) null);
    } else {
      json.beginObject()
          .member("columns", profile.columns())
          .member("rows", profile.rows())
          .member("colors", profile.colorLevel().name().toLowerCase(Locale.ROOT))
          .member("frames_per_second", profile.framesPerSecond())
          .endObject();
    }
  }
}
