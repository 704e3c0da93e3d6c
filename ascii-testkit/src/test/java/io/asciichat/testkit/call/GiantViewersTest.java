package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerListener;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.MemoryTransport;
import io.asciichat.testkit.video.TestPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Viewers with the largest terminals there can be, beside ordinary ones. */
class GiantViewersTest {
  private static final Endpoint SERVER = new Endpoint("server", 27224);
  private static final int CELLS_PER_SECOND = 2_000_000;
  private static final int GIANTS = 6;

  private final SimulatedScheduler world = new SimulatedScheduler();
  private final ChatRuntime runtime = ChatRuntime.standard().on(world, world);
  private final MemoryTransport network = MemoryTransport.simulated(world);
  private final List<AsciiChatClient> clients = new ArrayList<>();
  private final List<MemoryDisplay> displays = new ArrayList<>();
  private final List<Integer> limited = new ArrayList<>();
  private final List<Long> freed = new ArrayList<>();
  private final AsciiChatServer server =
      AsciiChatServer.builder(network, new PlainSecurity())
          .listenOn(List.of(SERVER))
          .cellsPerSecond(CELLS_PER_SECOND)
          .drawingMemory(200L << 20)
          .listener(
              new ServerListener() {
                @Override
                public void drawingLimited(int profiles) {
                  limited.add(profiles);
                }

                @Override
                public void memoryFreed(long bytes) {
                  freed.add(bytes);
                }
              })
          .runtime(runtime)
          .start();

  @AfterEach
  void close() {
    clients.forEach(AsciiChatClient::close);
    displays.forEach(MemoryDisplay::close);
    server.close();
    world.runFor(Duration.ofSeconds(2));
    assertEquals(0, runtime.pool().outstanding());
  }

  @Test
  void giantsShareWhatOrdinaryViewersLeaveThem() {
    List<MemoryDisplay> ordinary = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ordinary.add(join(ViewerProfile.ofSize(80, 24)));
    }
    List<MemoryDisplay> giants = new ArrayList<>();
    for (int i = 0; i < GIANTS; i++) {
      giants.add(join(ViewerProfile.ofSize(4096 - i, 4096)));
    }
    world.runFor(Duration.ofSeconds(2));
    long[] before = counts(ordinary);
    long[] giantsBefore = counts(giants);
    world.runFor(Duration.ofSeconds(2));
    for (int i = 0; i < ordinary.size(); i++) {
      assertNear(120, ordinary.get(i).shownCount() - before[i]);
    }
    long drawn = 0;
    for (int i = 0; i < GIANTS; i++) {
      long frames = giants.get(i).shownCount() - giantsBefore[i];
      assertTrue(frames >= 2, "a giant is served, too: " + frames);
      drawn += frames * cells(giants.get(i));
    }
    assertTrue(drawn < 2 * CELLS_PER_SECOND * 1.1, drawn + " cells in two seconds");
    assertTrue(limited.getFirst() > 0, limited.toString());
  }

  @Test
  void whatTheyTookIsGivenBackWhenTheyHaveGone() {
    MemoryDisplay ordinary = join(ViewerProfile.ofSize(80, 24));
    for (int i = 0; i < GIANTS; i++) {
      join(ViewerProfile.ofSize(4096 - i, 4096));
    }
    world.runFor(Duration.ofSeconds(1));
    for (int i = 1; i <= GIANTS; i++) {
      clients.get(i).close();
      displays.get(i).close();
    }
    world.runFor(Duration.ofSeconds(1));
    long most = runtime.pool().idleBytes();
    world.runFor(Duration.ofSeconds(40));
    assertTrue(runtime.pool().idleBytes() < most / 10, runtime.pool().idleBytes() + " of " + most);
    assertEquals(1, freed.size());
    assertEquals(0, limited.getLast());
    long before = ordinary.shownCount();
    world.runFor(Duration.ofSeconds(1));
    assertNear(60, ordinary.shownCount() - before);
  }

  private static void assertNear(long expected, long actual) {
    assertTrue(Math.abs(expected - actual) <= 2, actual + " instead of " + expected);
  }

  private static int cells(MemoryDisplay display) {
    String[] rows = display.text().replaceAll("\u001b\\[[0-9;]*m", "").split("\n", -1);
    int widest = 0;
    for (String row : rows) {
      widest = Math.max(widest, row.length());
    }
    return rows.length * widest;
  }

  private static long[] counts(List<MemoryDisplay> watched) {
    return watched.stream().mapToLong(MemoryDisplay::shownCount).toArray();
  }

  private MemoryDisplay join(ViewerProfile profile) {
    int number = clients.size() + 1;
    MemoryDisplay display = new MemoryDisplay(profile);
    displays.add(display);
    TestPattern camera = new TestPattern("n" + number, 64, 48, 60, number, runtime.pool());
    clients.add(
        AsciiChatClient.builder(
                network.from("10.0.0." + number, LinkProfile.PERFECT),
                new PlainSecurity(),
                SERVER,
                display)
            .video(OwnVideo.of(camera))
            .runtime(runtime)
            .start());
    return display;
  }
}
