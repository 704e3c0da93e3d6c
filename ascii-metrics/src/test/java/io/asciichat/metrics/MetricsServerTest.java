package io.asciichat.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.statistics.ServerStatistics;
import io.asciichat.testkit.sim.ManualClock;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsServerTest {
  private static ServerStatistics figures() {
    return SampleFigures.of(2);
  }

  @Test
  void aScrapeTakesOneSnapshot() throws IOException {
    AtomicInteger taken = new AtomicInteger();
    try (MetricsServer server =
        ScrapedServer.builder(
                () -> {
                  taken.incrementAndGet();
                  return figures();
                })
            .start()) {
      assertEquals(0, taken.get());
      Exposition first = ScrapedServer.scrape(server);
      assertEquals(1, taken.get());
      assertEquals(2, first.value("ascii_chat_connections"));
      assertTrue(first.value("jvm_threads_current") > 0);
    }
  }

  @Test
  void aServerListensOnLoopbackUnlessToldOtherwise() throws IOException {
    try (ServerSocket blocker = new ServerSocket()) {
      try {
        blocker.bind(ScrapedServer.loopback(MetricsServer.DEFAULT_PORT));
      } catch (BindException e) {
        // Another program blocks it, which is as good.
      }
      MetricsServer.Builder builder = MetricsServer.builder(MetricsServerTest::figures);
      AsciiChatException refused =
          assertThrows(AsciiChatException.class, () -> builder.start().close());
      assertTrue(refused.getMessage().contains(" 127.0.0.1:9464: "), refused.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET  | /healthz       | 503 | the accept loop has ended",
        "GET  | /readyz        | 200 | takes newcomers",
        "GET  | /              | 404 | there are /metrics, /healthz and /readyz",
        "GET  | /metrics/      | 404 | there are /metrics, /healthz and /readyz",
        "GET  | /metrics/../x  | 404 | there are /metrics, /healthz and /readyz",
        "GET  | /healthzz      | 404 | there are /metrics, /healthz and /readyz",
        "POST | /metrics       | 405 | only GET and HEAD are answered",
        "PUT  | /readyz        | 405 | only GET and HEAD are answered"
      })
  void eachPathHasItsAnswer(String method, String path, int status, String line)
      throws IOException {
    HealthCheck ill =
        new HealthCheck() {
          @Override
          public Verdict live() {
            return Verdict.bad("the accept loop has ended");
          }

          @Override
          public Verdict ready() {
            return Verdict.good("takes newcomers");
          }
        };
    try (MetricsServer server =
        ScrapedServer.builder(MetricsServerTest::figures).health(ill).start()) {
      String response = ScrapedServer.ask(server, method, path);
      assertTrue(response.startsWith("HTTP/1.1 " + status + " "), response);
      assertEquals(line + "\n", ScrapedServer.body(response));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/readyz", "/metrics", "/nowhere"})
  void headsHaveNoBody(String path) throws IOException {
    try (MetricsServer server = ScrapedServer.builder(MetricsServerTest::figures).start()) {
      assertEquals("", ScrapedServer.body(ScrapedServer.ask(server, "HEAD", path)));
    }
  }

  @Test
  void aSnapshotThatFailsCostsOneScrape() throws IOException {
    AtomicInteger taken = new AtomicInteger();
    try (MetricsServer server =
        ScrapedServer.builder(
                () -> {
                  if (taken.getAndIncrement() == 0) {
                    throw new IllegalStateException("what only the log may tell");
                  }
                  return figures();
                })
            .start()) {
      String failed = ScrapedServer.ask(server, "GET", "/metrics");
      assertTrue(failed.startsWith("HTTP/1.1 500 "), failed);
      assertFalse(failed.contains("what only the log may tell"), failed);
      assertEquals(2, ScrapedServer.scrape(server).value("ascii_chat_connections"));
    }
  }

  @Test
  void aTakenPortIsRefusedInOneLine() {
    try (MetricsServer first = ScrapedServer.builder(MetricsServerTest::figures).start()) {
      InetSocketAddress taken = first.address();
      AsciiChatException refused =
          assertThrows(
              AsciiChatException.class,
              () ->
                  MetricsServer.builder(MetricsServerTest::figures)
                      .listenOn(taken)
                      .start()
                      .close());
      assertEquals(ErrorCode.BIND, refused.code());
      String message = refused.getMessage();
      assertTrue(
          message.startsWith("cannot serve metrics on 127.0.0.1:" + taken.getPort() + ": "),
          message);
      assertTrue(message.endsWith("; choose another address or port"), message);
      assertEquals(1, message.lines().count(), message);
    }
  }

  /** They hold all threads; when they have had their time the next one gets in. */
  @Test
  void clientsThatSendNothingGiveWay() throws IOException {
    ManualClock clock = new ManualClock();
    List<Socket> slow = new ArrayList<>();
    try (MetricsServer server =
        ScrapedServer.builder(MetricsServerTest::figures).clock(clock).start()) {
      for (int i = 0; i < RequestThreads.MAX_REQUESTS; i++) {
        slow.add(ScrapedServer.begin(server, "GET /metr"));
      }
      Awaitility.await().until(() -> threads() == RequestThreads.MAX_REQUESTS);
      assertEquals("", askOrNothing(server));
      assertEquals(RequestThreads.MAX_REQUESTS, threads());

      clock.advance(RequestThreads.REQUEST_TIMEOUT.toNanos());
      Awaitility.await().until(() -> askOrNothing(server).startsWith("HTTP/1.1 200 "));
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private static String askOrNothing(MetricsServer server) {
    try {
      return ScrapedServer.ask(server, "GET", "/readyz");
    } catch (IOException e) {
      return "";
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("metrics "))
        .count();
  }

  @Test
  void closingFreesThePortAndEndsItsThreads() throws IOException {
    MetricsServer server = ScrapedServer.builder(MetricsServerTest::figures).start();
    InetSocketAddress address = server.address();
    try (Socket halfway = ScrapedServer.begin(server, "GET /metr")) {
      Awaitility.await().until(() -> threads() == 1);
      server.close();
      assertEquals(-1, halfway.getInputStream().read());
    }
    Awaitility.await().until(() -> threads() == 0);
    MetricsServer.builder(MetricsServerTest::figures).listenOn(address).start().close();
  }

  @Test
  void aReasonIsOneLine() {
    assertThrows(IllegalArgumentException.class, () -> HealthCheck.Verdict.bad("a\nb"));
    assertThrows(IllegalArgumentException.class, () -> HealthCheck.Verdict.good(" "));
  }
}
