package io.asciichat.testkit.load;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.text.JsonString;
import io.asciichat.testkit.load.LoadReport.Arrivals;
import io.asciichat.testkit.load.LoadReport.ClientLoad;
import io.asciichat.testkit.load.LoadReport.ClientSound;
import io.asciichat.testkit.load.LoadReport.ProcessLoad;
import io.asciichat.testkit.load.LoadReport.SentPictures;
import io.asciichat.testkit.load.LoadReport.SoundLoad;
import io.asciichat.testkit.load.LoadReport.ThreadLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as one JSON object. What was not measured is null; names are those of the records
 * with the unit behind them.
 */
final class ReportJson {
  private final LoadReport report;

  ReportJson(LoadReport report) {
    this.report = report;
  }

  static String failure(AsciiChatException failure) {
    return new Fields()
        .field(
            "error",
            new Fields()
                .number("code", failure.code().code())
                .text("name", failure.code().name().toLowerCase(Locale.ROOT))
                .text("message", String.valueOf(failure.getMessage()))
                .object())
        .object();
  }

  /**
   * The object.
   *
   * @param broken a line for each bound that is broken
   */
  String object(List<String> broken) {
    SentPictures pictures = report.course().pictures();
    return new Fields()
        .number("seconds", report.seconds())
        .field(
            "pictures",
            new Fields()
                .number("width", pictures.width())
                .number("height", pictures.height())
                .number("perSecond", pictures.perSecond())
                .object())
        .text("mixedTerminals", report.course().mix().name().toLowerCase(Locale.ROOT))
        .number("framesPerSecond", report.framesPerSecond())
        .field("gapMillis", gaps(report.gaps()))
        .field("age", age(report.totals().age()))
        .number("invalidFrames", report.invalid())
        .number("failedClients", report.failed())
        .field("clients", list(report.clients(), ReportJson::client))
        .field("sound", sound(report.sound()))
        .field("crowd", crowd(report.crowd()))
        .field("brokenBounds", list(broken, JsonString::of))
        .field("server", process(report.server()))
        .field("generator", process(report.generator()))
        .object();
  }

  private static String client(ClientLoad client) {
    ViewerProfile viewer = client.viewer();
    return new Fields()
        .field(
            "terminal",
            new Fields()
                .number("columns", viewer.columns())
                .number("rows", viewer.rows())
                .text("colors", viewer.colorLevel().name().toLowerCase(Locale.ROOT))
                .text("renderMode", viewer.renderMode().name().toLowerCase(Locale.ROOT))
                .text("palette", viewer.palette().name().toLowerCase(Locale.ROOT))
                .object())
        .number("picturesSentPerSecond", client.sentPerSecond())
        .field("frames", arrivals(client.frames()))
        .field("age", age(client.age()))
        .field("sound", heard(client.sound()))
        .text("failure", client.failure())
        .object();
  }

  private static String arrivals(Arrivals arrivals) {
    return new Fields()
        .number("perSecond", arrivals.perSecond())
        .number("meanBytes", arrivals.meanBytes())
        .field("gapMillis", gaps(arrivals.gaps()))
        .number("invalid", arrivals.invalid())
        .object();
  }

  private static String gaps(FrameGaps gaps) {
    return new Fields()
        .number("p50", gaps.p50())
        .number("p99", gaps.p99())
        .number("max", gaps.max())
        .object();
  }

  private static @Nullable String age(@Nullable ContentAge age) {
    return age == null
        ? null
        : new Fields()
            .number("p50Millis", age.p50())
            .number("p99Millis", age.p99())
            .number("maxMillis", age.max())
            .number("framesRead", age.frames())
            .number("framesUnread", age.unread())
            .number("resolutionMillis", age.scale().resolutionMillis())
            .number("rangeMillis", age.scale().rangeMillis())
            .object();
  }

  private static @Nullable String heard(@Nullable ClientSound sound) {
    return sound == null
        ? null
        : new Fields()
            .number("packetsSentPerSecond", sound.sentPerSecond())
            .number("sentLateMillis", sound.sentLate())
            .field("packets", arrivals(sound.packets()))
            .number("breaks", sound.continuity().breaks())
            .number("silentMillis", sound.continuity().silentMillis())
            .number("arrivedPercent", sound.continuity().arrivedPercent())
            .number("pauses", sound.pauses())
            .number("levelDb", sound.levelDb())
            .object();
  }

  private static @Nullable String sound(@Nullable SoundLoad sound) {
    return sound == null
        ? null
        : new Fields()
            .text("codec", sound.codec())
            .number("packetMillis", sound.frameMillis())
            .number("talking", sound.talking())
            .field("gapMillis", gaps(sound.gaps()))
            .object();
  }

  private static @Nullable String crowd(@Nullable CrowdLoad crowd) {
    return crowd == null
        ? null
        : new Fields()
            .field(
                "churn",
                new Fields()
                    .number("perSecond", crowd.churn().perSecond())
                    .number("joined", crowd.churn().joined())
                    .number("failed", crowd.churn().failed())
                    .text("firstFailure", crowd.churn().firstFailure())
                    .field("joinMillis", gaps(crowd.churn().joinMillis()))
                    .object())
            .field(
                "slow",
                new Fields()
                    .number("clients", crowd.slow().clients())
                    .number("joined", crowd.slow().joined())
                    .number("ended", crowd.slow().ended())
                    .object())
            .field(
                "hostile",
                new Fields()
                    .number("connections", crowd.hostile().connections())
                    .number("opened", crowd.hostile().opened())
                    .number("ended", crowd.hostile().ended())
                    .number("refused", crowd.hostile().refused())
                    .object())
            .object();
  }

  private static @Nullable String process(@Nullable ProcessLoad load) {
    return load == null
        ? null
        : new Fields()
            .number("cpuPercent", load.cpuPercent())
            .number("residentBytes", load.rssBytes())
            .number("peakResidentBytes", load.peakRssBytes())
            .field("threads", list(load.threads(), ReportJson::thread))
            .object();
  }

  private static String thread(ThreadLoad thread) {
    return new Fields()
        .text("role", thread.role())
        .number("count", thread.threads())
        .number("cpuPercent", thread.cpuPercent())
        .object();
  }

  private static <T> String list(List<T> values, Function<T, String> writer) {
    return "[" + String.join(",", values.stream().map(writer).toList()) + "]";
  }

  /** Fields of one object, in the order they are given. */
  private static final class Fields {
    private final List<String> fields = new ArrayList<>();

    Fields number(String name, long value) {
      return field(name, Long.toString(value));
    }

    /** Three digits behind the point are microseconds, and less is noise. */
    Fields number(String name, double value) {
      return field(name, Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : null);
    }

    Fields text(String name, String value) {
      return field(name, JsonString.of(value));
    }

    Fields field(String name, @Nullable String json) {
      fields.add('"' + name + "\":" + (json == null ? "null" : json));
      return this;
    }

    String object() {
      return "{" + String.join(",", fields) + "}";
    }
  }
}
