package io.asciichat.system.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.crypto.AcipSecurity;
import io.asciichat.testkit.load.CrowdLoad.ChurnLoad;
import io.asciichat.testkit.load.LoadReport;
import io.asciichat.testkit.load.LoadTest;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * People who come and go for half an hour: the server's memory must not grow after the first sixth
 * of it. Run by the profile {@code soak}; the property {@code minutes} sets another time.
 */
@Tag("soak")
@Needs({Need.PROC, Need.LINUX, Need.SHELL})
class ChurnSoakTest {
  private static final Path FOLDER = Path.of("target", "soak");

  /** What memory may be at the end, in percent of before: the heap is not collected in step. */
  private static final int MOST_GROWTH_PERCENT = 110;

  private int connections;

  @Test
  void memoryDoesNotGrowWhileClientsJoinAndLeave() throws IOException, InterruptedException {
    Duration all = Duration.ofMinutes(Integer.getInteger("minutes", 30));
    Files.createDirectories(FOLDER);
    try (AcipSecurity security = AcipSecurity.builder().build();
        ServerProcess server = ServerProcess.start(FOLDER.resolve("server.log"), 32, "")) {
      LoadReport begin = play(server, security, all.dividedBy(6));
      LoadReport rest = play(server, security, all.multipliedBy(5).dividedBy(6));
      System.out.println(begin.format() + "\n" + rest.format());
      for (LoadReport report : new LoadReport[] {begin, rest}) {
        assertEquals(0, report.failed(), report.format());
        ChurnLoad churn = Objects.requireNonNull(report.crowd()).churn();
        assertEquals(0, churn.failed(), report.format());
        assertTrue(churn.joined() > 4 * report.seconds(), report.format());
      }
      long before = Objects.requireNonNull(begin.server()).rssBytes();
      long after = Objects.requireNonNull(rest.server()).rssBytes();
      assertTrue(after * 100 <= before * MOST_GROWTH_PERCENT, before + " -> " + after + " bytes");
      assertTrue(server.stop(), "SIGTERM");
    }
  }

  private LoadReport play(ServerProcess server, AcipSecurity security, Duration duration)
      throws InterruptedException {
    // Each from somewhere else, as people are.
    var addresses =
        Stream.generate(
                () -> "127." + (1 + connections / 250 % 250) + "." + connections++ % 250 + ".1")
            .iterator();
    return LoadTest.builder(new BoundTransport(addresses), security, server.endpoint())
        .clients(16)
        .churn(5)
        .duration(duration)
        .serverPid(server.pid())
        .build()
        .run();
  }
}
