package io.asciichat.testkit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.load.LoadReport.Arrivals;
import io.asciichat.testkit.load.LoadReport.ClientLoad;
import io.asciichat.testkit.load.LoadReport.ClientSound;
import io.asciichat.testkit.load.LoadReport.ProcessLoad;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadBoundsTest {
  private static final ViewerProfile VIEWER = ViewerProfile.ofSize(80, 24);
  private static final FrameGaps GAPS = new FrameGaps(16.7, 18, 24);

  private static final LoadBounds ALL =
      LoadBounds.NONE
          .framesPerSecond(59)
          .gapP99Millis(25)
          .longestGapMillis(40)
          .ageP99Millis(50)
          .soundBreaks(0)
          .serverCpuPercent(60)
          .serverMemoryMegabytes(200);

  private static ClientLoad client(double frames, FrameGaps gaps, double age, long breaks) {
    Arrivals arrivals = new Arrivals(frames, 26_000, gaps, 0);
    return new ClientLoad(
        VIEWER,
        60,
        arrivals,
        new ContentAge(10, age, age, 40, 0, new ContentAge.Scale(5, 640)),
        new ClientSound(100, 0, arrivals, new SoundContinuity(breaks, 0, 100), 0, -20),
        "");
  }

  private static LoadReport report(@Nullable ProcessLoad server, ClientLoad... clients) {
    return new LoadReport(
        new LoadReport.Course(
            new LoadReport.SentPictures(320, 240, 60), VIEWER, TerminalMix.NONE, 10),
        List.of(clients),
        new LoadReport.Totals(GAPS, clients[0].age()),
        new LoadReport.SoundLoad("a \"codec\"", 10, 1, GAPS),
        null,
        new LoadReport.Processes(server, null));
  }

  private static ProcessLoad server(double cpu, long bytes) {
    return new ProcessLoad(cpu, bytes, bytes, List.of());
  }

  @Test
  void whatIsAtItsBoundHolds() {
    LoadReport report =
        report(server(60, 200_000_000), client(59, new FrameGaps(17, 25, 40), 50, 0));
    assertEquals(List.of(), ALL.brokenBy(report));
  }

  @Test
  void eachBrokenBoundNamesTheWorstClient() {
    LoadReport report =
        report(
            server(60.1, 200_100_000),
            client(60, GAPS, 20, 0),
            client(41.2, new FrameGaps(17, 25.1, 41), 51, 2),
            client(58.9, new FrameGaps(17, 25.5, 40), 20, 0));
    assertEquals(
        List.of(
            "client 2: got 41.2 frames/s, expected 59.0 or more (2 of 3 clients break it)",
            "client 3: gap p99 was 25.5 ms, expected 25.0 or less (2 of 3 clients break it)",
            "client 2: longest gap was 41.0 ms, expected 40.0 or less",
            "client 2: age p99 was 51.0 ms, expected 50.0 or less",
            "client 2: sound ran out 2 times, expected 0 or fewer",
            "server used 60.1 % of one core, expected 60.0 or less",
            "server had 200.1 MB of memory, expected 200.0 or less"),
        ALL.brokenBy(report));
  }

  @Test
  void whatWasNotMeasuredDoesNotHold() {
    LoadReport report =
        report(null, new ClientLoad(VIEWER, 60, new Arrivals(60, 1, GAPS, 0), null, null, ""));
    assertEquals(
        List.of(
            "age of what is seen: no frame told it; are pictures sent, and is the server of this"
                + " program?",
            "server was not measured: its process was not named",
            "server was not measured: its process was not named"),
        ALL.brokenBy(report));
  }

  @Test
  void theReportAsJson() {
    LoadReport report = report(server(12.5, 100), client(41.2, GAPS, 20, 0));
    String frames =
        "\"perSecond\":41.200,\"meanBytes\":26000.000,"
            + "\"gapMillis\":{\"p50\":16.700,\"p99\":18.000,\"max\":24.000},\"invalid\":0";
    String age =
        "{\"p50Millis\":10.000,\"p99Millis\":20.000,\"maxMillis\":20.000,\"framesRead\":40,"
            + "\"framesUnread\":0,\"resolutionMillis\":5.000,\"rangeMillis\":640.000}";
    assertEquals(
        "{\"seconds\":10.000,\"pictures\":{\"width\":320,\"height\":240,\"perSecond\":60},"
            + "\"mixedTerminals\":\"none\",\"framesPerSecond\":41.200,"
            + "\"gapMillis\":{\"p50\":16.700,\"p99\":18.000,\"max\":24.000},\"age\":"
            + age
            + ",\"invalidFrames\":0,\"failedClients\":0,\"clients\":[{\"terminal\":{"
            + "\"columns\":80,\"rows\":24,\"colors\":\"truecolor\",\"renderMode\":\"foreground\","
            + "\"palette\":\"standard\"},\"picturesSentPerSecond\":60.000,\"frames\":{"
            + frames
            + "},\"age\":"
            + age
            + ",\"sound\":{\"packetsSentPerSecond\":100.000,\"sentLateMillis\":0.000,\"packets\":{"
            + frames
            + "},\"breaks\":0,\"silentMillis\":0.000,\"arrivedPercent\":100.000,\"pauses\":0,"
            + "\"levelDb\":-20.000},\"failure\":\"\"}],\"sound\":{\"codec\":\"a \\\"codec\\\"\","
            + "\"packetMillis\":10,\"talking\":1,"
            + "\"gapMillis\":{\"p50\":16.700,\"p99\":18.000,\"max\":24.000}},\"crowd\":null,"
            + "\"brokenBounds\":[\"client 1: got 41.2 frames/s, expected 59.0 or more\"],"
            + "\"server\":{\"cpuPercent\":12.500,\"residentBytes\":100,\"peakResidentBytes\":100,"
            + "\"threads\":[]},\"generator\":null}",
        report.toJson(LoadBounds.NONE.framesPerSecond(59).brokenBy(report)));
  }

  @Test
  void aFailureAsJson() {
    assertEquals(
        "{\"error\":{\"code\":42,\"name\":\"connect\",\"message\":\"no\\n\\\\way\"}}",
        LoadReport.toJson(new AsciiChatException(ErrorCode.CONNECT, "no\n\\way")));
  }
}
