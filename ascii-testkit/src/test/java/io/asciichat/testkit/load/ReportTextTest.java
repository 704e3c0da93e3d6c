package io.asciichat.testkit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.load.LoadReport.Arrivals;
import io.asciichat.testkit.load.LoadReport.ClientLoad;
import io.asciichat.testkit.load.LoadReport.ClientSound;
import io.asciichat.testkit.load.LoadReport.ProcessLoad;
import io.asciichat.testkit.load.LoadReport.SoundLoad;
import io.asciichat.testkit.load.LoadReport.ThreadLoad;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportTextTest {
  private static final ViewerProfile VIEWER = ViewerProfile.ofSize(80, 24);
  private static final FrameGaps GAPS = new FrameGaps(11.58, 12.5, 15.25);

  private static ClientLoad client(
      double pictures, @Nullable ContentAge age, @Nullable ClientSound sound, String failure) {
    return new ClientLoad(
        VIEWER, pictures, new Arrivals(pictures, 26_000, GAPS, 0), age, sound, failure);
  }

  private static ClientSound sound(double sent, double late, long pauses, double level) {
    return new ClientSound(
        sent,
        late,
        new Arrivals(100, 151, GAPS, 0),
        new SoundContinuity(pauses, 12.4, 99.5),
        pauses,
        level);
  }

  private static LoadReport report(
      int pictures,
      List<ClientLoad> clients,
      @Nullable SoundLoad sound,
      @Nullable CrowdLoad crowd) {
    return new LoadReport(
        new LoadReport.Course(
            new LoadReport.SentPictures(320, 240, pictures), VIEWER, TerminalMix.ALL, 10),
        clients,
        new LoadReport.Totals(GAPS, clients.getFirst().age()),
        sound,
        crowd,
        new LoadReport.Processes(SERVER, null));
  }

  private static final ContentAge AGE =
      new ContentAge(10.5, 20.25, 24.5, 40, 1, new ContentAge.Scale(5, 640));

  private static final CrowdLoad CROWD =
      new CrowdLoad(
          new CrowdLoad.ChurnLoad(5, 49, 1, "no frame within a second", GAPS),
          new CrowdLoad.SlowLoad(3, 4, 1),
          new CrowdLoad.HostileLoad(2, 30, 28, 1));

  private static final ProcessLoad SERVER =
      new ProcessLoad(
          18.25,
          120_000_000,
          121_000_000,
          List.of(
              new ThreadLoad("audio", 2, 12),
              new ThreadLoad("accept", 1, 4),
              new ThreadLoad("send", 2, 0.04)));

  @Test
  void soundAloneHasNoPictures() {
    SoundLoad sound = new SoundLoad("libopus 1.3.1", 10, 1, GAPS);
    List<ClientLoad> clients =
        List.of(
            client(0, null, sound(100, 4.2, 0, -22), ""),
            client(0, null, sound(0, 0, 2, -120), "gone"));
    assertEquals(
        """
        1 of 2 clients talk, 10 ms a packet, libopus 1.3.1, measured 10.0 s
        client   sent/s   late ms packets/s B/packet   gap p50    p99 ms    max ms   pauses  invalid  level dB   breaks  lost ms arrived %
             1    100.0      4.20     100.0      151     11.58     12.50     15.25        0        0     -22.0        0       12      99.5
             2      0.0      0.00     100.0      151     11.58     12.50     15.25        2        0    -120.0        2       12      99.5  gone
           all    100.0      4.20     100.0      151     11.58     12.50     15.25        2        0    -120.0        2       25      99.5  1 failed
        server: CPU 18.3 % of one core, memory 120 MB, peak 121 MB
          audio                 2 threads   12.0 %
          accept                1 thread     4.0 %
          all others                         2.3 %
        """,
        report(0, clients, sound, null).format());
  }

  @Test
  void picturesAloneHaveNoSound() {
    String text = report(60, List.of(client(60, AGE, null, "")), null, CROWD).format();
    assertEquals(
        """
        1 clients send 320x240 at 60/s, terminals 80x24 TRUECOLOR and others, measured 10.0 s
        client   sent/s  frames/s  KB/frame     MB/s   gap p50    p99 ms    max ms  age p99  invalid
             1     60.0      60.0      26.0     1.56     11.58     12.50     15.25     20.3        0
           all     60.0      60.0      26.0     1.56     11.58     12.50     15.25     20.3        0
        age of what is seen: p50 10.5, p99 20.3, max 24.5 ms, told in steps of 5 up to 640 ms; 40 frames read, 1 not
        churn: 5 a second, 49 joined in p50 12, p99 13, max 15 ms, 1 did not: no frame within a second
        slow: 3 clients, joined 4 times, ended 1 times
        hostile: 2 connections, opened 30 times, ended 28 times, refused 1 times
        """,
        text.substring(0, text.indexOf("server:")));
    assertFalse(text.contains("talk"), text);
  }
}
