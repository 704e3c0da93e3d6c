package io.asciichat.testkit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.testkit.load.LoadReport.ThreadLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a folder that looks like one of /proc: a tick there is 10 ms. */
class ThreadMeterTest {
  @TempDir private Path process;

  private void thread(int id, String name, long userTicks, long systemTicks) throws IOException {
    Path folder = Files.createDirectories(process.resolve("task").resolve(Integer.toString(id)));
    Files.writeString(
        folder.resolve("stat"),
        "%d (%s) S 1 1 1 0 -1 4194304 584 0 1 0 %d %d 0 0 20 0 17 0 1717209"
            .formatted(id, name, userTicks, systemTicks));
  }

  private void ends(int id) throws IOException {
    Path folder = process.resolve("task").resolve(Integer.toString(id));
    Files.delete(folder.resolve("stat"));
    Files.delete(folder);
  }

  @Test
  void threadsOfARoleAreAddedUpAndTheBusiestRoleComesFirst() throws IOException {
    thread(1, "audio 1", 500, 100);
    thread(2, "audio 2", 700, 0);
    thread(3, "send 1", 10, 10);
    ThreadMeter meter = new ThreadMeter(process);
    meter.start();
    thread(1, "audio 1", 510, 120);
    thread(2, "audio 2", 730, 0);
    thread(3, "send 1", 10, 90);
    assertEquals(
        List.of(new ThreadLoad("send", 1, 40), new ThreadLoad("audio", 2, 30)), meter.stop(2));
  }

  @Test
  void whatBeginsOrEndsMeanwhileCountsAsFarAsItWasSeen() throws IOException {
    thread(1, "receive 1", 1000, 0);
    ThreadMeter meter = new ThreadMeter(process);
    meter.start();
    thread(1, "receive 1", 1100, 0);
    thread(2, "reject /127.0.0", 20, 0);
    meter.sample();
    ends(1);
    thread(2, "reject /127.0.0", 50, 0);
    assertEquals(
        List.of(new ThreadLoad("receive", 1, 100), new ThreadLoad("reject", 1, 50)), meter.stop(1));
  }

  @Test
  void aNameMayHoldWhatSeparatesFields() throws IOException {
    thread(1, "a) S 1 (b", 0, 0);
    ThreadMeter meter = new ThreadMeter(process);
    meter.start();
    thread(1, "a) S 1 (b", 21, 4);
    assertEquals(25, meter.stop(1).getFirst().cpuPercent());
  }

  @Test
  void aProcessThatHasEndedLeavesWhatIsKnown() throws IOException {
    thread(1, "audio 1", 0, 0);
    ThreadMeter meter = new ThreadMeter(process);
    meter.start();
    thread(1, "audio 1", 100, 0);
    meter.sample();
    ends(1);
    Files.delete(process.resolve("task"));
    assertEquals(List.of(new ThreadLoad("audio", 1, 50)), meter.stop(2));
  }
}
