package io.asciichat.testkit.load;

import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.load.LoadReport.Arrivals;
import io.asciichat.testkit.load.LoadReport.ClientLoad;
import io.asciichat.testkit.load.LoadReport.ClientSound;
import io.asciichat.testkit.load.LoadReport.ProcessLoad;
import io.asciichat.testkit.load.LoadReport.SoundLoad;
import io.asciichat.testkit.load.LoadReport.ThreadLoad;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Writes a report as tables: pictures, sound, processes, each only if there is any. */
final class ReportText {
  /** Roles that use less, in percent of one core, share a line. */
  private static final double WORTH_A_LINE = 0.05;

  private final LoadReport report;
  private final Formatter text = new Formatter(Locale.ROOT);

  ReportText(LoadReport report) {
    this.report = report;
  }

  String format() {
    int clients = report.clients().size();
    LoadReport.SentPictures pictures = report.course().pictures();
    ViewerProfile viewer = report.course().viewer();
    if (pictures.perSecond() > 0) {
      text.format(
          "%d clients send %dx%d at %d/s, terminals %dx%d %s%s, measured %.1f s%n",
          clients,
          pictures.width(),
          pictures.height(),
          pictures.perSecond(),
          viewer.columns(),
          viewer.rows(),
          viewer.colorLevel(),
          switch (report.course().mix()) {
            case NONE -> "";
            case SIZES -> " and larger";
            case ALL -> " and others";
          },
          report.seconds());
      pictures();
      age(report.totals().age());
    }
    SoundLoad sound = report.sound();
    if (sound != null) {
      text.format(
          "%d of %d clients talk, %d ms a packet, %s, measured %.1f s%n",
          sound.talking(), clients, sound.frameMillis(), sound.codec(), report.seconds());
      sound(sound);
    }
    crowd(report.crowd());
    process("server", report.server());
    threads(report.server());
    process("load generator", report.generator());
    return text.toString();
  }

  private void pictures() {
    text.format(
        "%6s %8s %9s %9s %8s %9s %9s %9s %8s %8s%n",
        "client",
        "sent/s",
        "frames/s",
        "KB/frame",
        "MB/s",
        "gap p50",
        "p99 ms",
        "max ms",
        "age p99",
        "invalid");
    List<ClientLoad> clients = report.clients();
    for (int i = 0; i < clients.size(); i++) {
      ClientLoad client = clients.get(i);
      row(
          Integer.toString(i + 1),
          client.sentPerSecond(),
          client.framesPerSecond(),
          client.frames().meanBytes(),
          LoadReport.bytesPerSecond(client),
          client.gaps(),
          client.age(),
          client.invalid(),
          client.failure());
    }
    row(
        "all",
        clients.stream().mapToDouble(ClientLoad::sentPerSecond).average().orElse(0),
        report.framesPerSecond(),
        report.framesPerSecond() == 0
            ? 0
            : report.bytesPerSecond() / clients.size() / report.framesPerSecond(),
        report.bytesPerSecond(),
        report.gaps(),
        report.totals().age(),
        report.invalid(),
        failed());
  }

  private void age(@Nullable ContentAge age) {
    if (age != null) {
      text.format(
          "age of what is seen: p50 %.1f, p99 %.1f, max %.1f ms, told in steps of %.0f up to %.0f ms;"
              + " %d frames read, %d not%n",
          age.p50(),
          age.p99(),
          age.max(),
          age.scale().resolutionMillis(),
          age.scale().rangeMillis(),
          age.frames(),
          age.unread());
    }
  }

  private void crowd(@Nullable CrowdLoad crowd) {
    if (crowd == null) {
      return;
    }
    CrowdLoad.ChurnLoad churn = crowd.churn();
    if (churn.perSecond() > 0) {
      text.format(
          "churn: %d a second, %d joined in p50 %.0f, p99 %.0f, max %.0f ms, %d did not%s%n",
          churn.perSecond(),
          churn.joined(),
          churn.joinMillis().p50(),
          churn.joinMillis().p99(),
          churn.joinMillis().max(),
          churn.failed(),
          churn.firstFailure().isEmpty() ? "" : ": " + churn.firstFailure());
    }
    CrowdLoad.SlowLoad slow = crowd.slow();
    if (slow.clients() > 0) {
      text.format(
          "slow: %d clients, joined %d times, ended %d times%n",
          slow.clients(), slow.joined(), slow.ended());
    }
    CrowdLoad.HostileLoad hostile = crowd.hostile();
    if (hostile.connections() > 0) {
      text.format(
          "hostile: %d connections, opened %d times, ended %d times, refused %d times%n",
          hostile.connections(), hostile.opened(), hostile.ended(), hostile.refused());
    }
  }

  private String failed() {
    return report.failed() == 0 ? "" : report.failed() + " failed";
  }

  private void row(
      String name,
      double sent,
      double frames,
      double bytesPerFrame,
      double bytesPerSecond,
      FrameGaps gaps,
      @Nullable ContentAge age,
      long invalid,
      String note) {
    text.format(
        "%6s %8.1f %9.1f %9.1f %8.2f %9.2f %9.2f %9.2f %8s %8d%s%n",
        name,
        sent,
        frames,
        bytesPerFrame / 1e3,
        bytesPerSecond / 1e6,
        gaps.p50(),
        gaps.p99(),
        gaps.max(),
        age == null ? "-" : String.format(Locale.ROOT, "%.1f", age.p99()),
        invalid,
        note.isEmpty() ? "" : "  " + note);
  }

  private void sound(SoundLoad load) {
    text.format(
        "%6s %8s %9s %9s %8s %9s %9s %9s %8s %8s %9s %8s %8s %9s%n",
        "client",
        "sent/s",
        "late ms",
        "packets/s",
        "B/packet",
        "gap p50",
        "p99 ms",
        "max ms",
        "pauses",
        "invalid",
        "level dB",
        "breaks",
        "lost ms",
        "arrived %");
    List<ClientSound> heard =
        report.clients().stream().map(c -> Objects.requireNonNull(c.sound())).toList();
    for (int i = 0; i < heard.size(); i++) {
      sound(Integer.toString(i + 1), heard.get(i), report.clients().get(i).failure());
    }
    List<ClientSound> talkers = heard.subList(0, load.talking());
    sound(
        "all",
        new ClientSound(
            mean(talkers, ClientSound::sentPerSecond),
            heard.stream().mapToDouble(ClientSound::sentLate).max().orElse(0),
            new Arrivals(
                mean(heard, ClientSound::packetsPerSecond),
                mean(heard, client -> client.packets().meanBytes()),
                load.gaps(),
                heard.stream().mapToLong(ClientSound::invalid).sum()),
            new SoundContinuity(
                heard.stream().mapToLong(client -> client.continuity().breaks()).sum(),
                heard.stream().mapToDouble(client -> client.continuity().silentMillis()).sum(),
                heard.stream()
                    .mapToDouble(client -> client.continuity().arrivedPercent())
                    .min()
                    .orElse(0)),
            heard.stream().mapToLong(ClientSound::pauses).sum(),
            heard.stream().mapToDouble(ClientSound::levelDb).min().orElse(0)),
        failed());
  }

  private static double mean(List<ClientSound> clients, ToDoubleFunction<ClientSound> value) {
    return clients.stream().mapToDouble(value).average().orElse(0);
  }

  private void sound(String name, ClientSound heard, String note) {
    text.format(
        "%6s %8.1f %9.2f %9.1f %8.0f %9.2f %9.2f %9.2f %8d %8d %9.1f %8d %8.0f %9.1f%s%n",
        name,
        heard.sentPerSecond(),
        heard.sentLate(),
        heard.packetsPerSecond(),
        heard.packets().meanBytes(),
        heard.gaps().p50(),
        heard.gaps().p99(),
        heard.gaps().max(),
        heard.pauses(),
        heard.invalid(),
        heard.levelDb(),
        heard.continuity().breaks(),
        heard.continuity().silentMillis(),
        heard.continuity().arrivedPercent(),
        note.isEmpty() ? "" : "  " + note);
  }

  private void process(String name, @Nullable ProcessLoad load) {
    if (load != null) {
      text.format(
          "%s: CPU %.1f %% of one core, memory %.0f MB, peak %.0f MB%n",
          name, load.cpuPercent(), load.rssBytes() / 1e6, load.peakRssBytes() / 1e6);
    }
  }

  private void threads(@Nullable ProcessLoad load) {
    if (load == null) {
      return;
    }
    double rest = load.cpuPercent();
    for (ThreadLoad role : load.threads()) {
      if (role.cpuPercent() >= WORTH_A_LINE) {
        String threads = role.threads() == 1 ? "thread" : "threads";
        text.format(
            "  %-18s %4d %-7s %6.1f %%%n", role.role(), role.threads(), threads, role.cpuPercent());
        rest -= role.cpuPercent();
      }
    }
    text.format("  %-18s %4s %-7s %6.1f %%%n", "all others", "", "", Math.max(0, rest));
  }
}
