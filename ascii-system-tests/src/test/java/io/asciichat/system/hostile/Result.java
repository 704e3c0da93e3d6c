package io.asciichat.system.hostile;

import io.asciichat.testkit.load.LoadReport;
import io.asciichat.testkit.load.LoadReport.ClientLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one attack did to everybody: filled in while it goes on, judged when memory has settled. */
final class Result {
  private static final double MIN_FRAMES_PER_SECOND = 59;
  private static final double MAX_GAP_MILLIS = 40;
  private static final double MAX_SOUND_DELAY_MILLIS = 250;
  private static final double MAX_RESIDENT_GROWTH = 1.2;
  private static final long MAX_LOG_LINES = 200;

  static final String HEADER =
      """
      | attack | from | fps | gap ms | thrown out | sound delay ms | newcomers | RSS MB before, peak, after | log lines, KB | the attacker | |
      |---|---|---:|---:|---|---|---|---|---|---|---|
      """;

  private final Attack attack;
  private final String from;
  private final List<String> faults = new ArrayList<>();
  private final List<String> thrownOut = new ArrayList<>();
  private double framesPerSecond = Double.NaN;
  private double gapMillis = Double.NaN;
  private SoundProbe.@Nullable Delays sound;
  private String newcomers = "";
  private String fate = "";
  private long residentBefore;
  private long residentPeak;
  private long residentAfter;
  private long logLines;
  private long logBytes;

  Result(Attack attack, String from) {
    this.attack = attack;
    this.from = from;
  }

  void fault(String what) {
    faults.add(what);
  }

  /** Pictures: the worst client counts. */
  void pictures(LoadReport report) {
    framesPerSecond =
        report.clients().stream().mapToDouble(ClientLoad::framesPerSecond).min().orElse(0);
    gapMillis = report.gaps().max();
    require(framesPerSecond >= MIN_FRAMES_PER_SECOND, "fps");
    require(gapMillis <= MAX_GAP_MILLIS, "gap");
    report.clients().stream()
        .map(ClientLoad::failure)
        .filter(failure -> !failure.isEmpty())
        .forEach(this::thrownOut);
    require(report.invalid() == 0, "broken frames");
  }

  void thrownOut(String why) {
    thrownOut.add(why);
    require(false, "thrown out");
  }

  void sound(SoundProbe.Delays delays) {
    sound = delays;
    require(delays.longestMillis() <= MAX_SOUND_DELAY_MILLIS, "sound delay");
    require(delays.heard() >= 0.9 * delays.sent() - 1, "sound lost");
  }

  void newcomers(Newcomers people) {
    newcomers = people.summary();
    require(people.allJoined(), "newcomers");
  }

  void attacker(String what, boolean ended) {
    fate = what;
    require(ended || !attack.mustBeEnded(), "attacker stays");
  }

  void log(long lines, long bytes) {
    logLines = lines;
    logBytes = bytes;
    require(lines <= MAX_LOG_LINES, "log");
  }

  void residentDuring(long before, long peak) {
    residentBefore = before;
    residentPeak = peak;
  }

  /** Megabytes a minute later. */
  void residentAfter(long megabytes) {
    residentAfter = megabytes;
    require(megabytes > 0 && megabytes <= MAX_RESIDENT_GROWTH * residentBefore, "RSS");
  }

  private void require(boolean right, String fault) {
    if (!right && !faults.contains(fault)) {
      faults.add(fault);
    }
  }

  boolean passed() {
    return faults.isEmpty();
  }

  /** A line of the table. */
  String row() {
    SoundProbe.Delays delays = sound;
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.1f | %.0f | %s | %s | %s | %d, %d, %d | %d, %d | %s | %s |%n",
        attack.title(),
        from,
        framesPerSecond,
        gapMillis,
        thrownOut.isEmpty() ? "none" : thrownOut.size() + ": " + thrownOut.getFirst(),
        delays == null
            ? ""
            : String.format(
                Locale.ROOT,
                "%.0f, longest %.0f, %d of %d heard",
                delays.medianMillis(),
                delays.longestMillis(),
                delays.heard(),
                delays.sent()),
        newcomers,
        residentBefore,
        residentPeak,
        residentAfter,
        logLines,
        logBytes / 1024,
        fate.replace('|', '/'),
        passed() ? "PASS" : "FAIL: " + String.join(", ", faults));
  }
}
