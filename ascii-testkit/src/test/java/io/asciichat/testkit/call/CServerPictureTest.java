package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.session.AsciiFramePacket;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.SessionPacket;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Security;
import io.asciichat.core.render.Look;
import io.asciichat.core.render.RenderMode;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.security.PretendingSecurity;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.sound.ScriptedServer;
import io.asciichat.testkit.transport.LinkProfile;
import io.asciichat.testkit.transport.MemoryTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a client shows of a server that reckons half blocks as C servers do. */
class CServerPictureTest {
  private static final Endpoint SERVER = new Endpoint("server", 27224);
  private static final long FRAME = 20_000_000L;

  private final SimulatedScheduler scheduler = new SimulatedScheduler();
  private final MemoryDisplay display =
      new MemoryDisplay(
          ViewerProfile.ofSize(80, 24).withRenderMode(RenderMode.OCTANT).withLook(Look.USUAL));
  private boolean alone = true;

  /** A picture of 4:3 alone; several people's grid fills what was announced. */
  private SessionPacket frame(ScriptedServer server) {
    List<ClientCapabilities> announced = server.seen(ClientCapabilities.class);
    int columns = announced.isEmpty() ? 80 : announced.getLast().terminal().columns();
    int rows = announced.isEmpty() ? 24 : announced.getLast().terminal().rows();
    int height = alone ? Math.min(2 * rows, columns * 3 / 8) : rows;
    String text = "\n".repeat((2 * rows - height) / 2) + picture(height);
    return new AsciiFramePacket(
        columns, rows, 0, ByteSlice.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String picture(int height) {
    return String.join("\n", IntStream.range(0, height).mapToObj(row -> "row " + row).toList());
  }

  private List<Integer> rowsAnnounced(Security security, Runnable course) {
    ChatRuntime runtime = ChatRuntime.standard().on(scheduler, scheduler);
    MemoryTransport network = MemoryTransport.simulated(scheduler);
    ScriptedServer server =
        new ScriptedServer(scheduler, network.listen(List.of(SERVER), runtime.pool()));
    try (AsciiChatClient client =
        AsciiChatClient.builder(
                network.from("10.0.0.1", LinkProfile.PERFECT), security, SERVER, display)
            .runtime(runtime)
            .start()) {
      scheduler.runFor(Duration.ofMillis(100));
      assertTrue(client.isConnected());
      server.sendEvery(FRAME, number -> frame(server));
      course.run();
    }
    return server.seen(ClientCapabilities.class).stream()
        .map(announced -> announced.terminal().rows())
        .toList();
  }

  @Test
  void everybodyIsSeenWholeWhoeverComesAndGoes() {
    List<Integer> announced =
        rowsAnnounced(
            new PlainSecurity(),
            () -> {
              scheduler.runFor(Duration.ofSeconds(1));
              assertEquals(picture(24), display.text());
              alone = false;
              scheduler.runFor(Duration.ofSeconds(1));
              assertEquals(picture(24), display.text());
              display.changeProfile(display.profile().withSize(80, 41));
              scheduler.runFor(Duration.ofSeconds(1));
              assertEquals(picture(41), display.text());
              alone = true;
              scheduler.runFor(Duration.ofSeconds(1));
              assertEquals("\n".repeat(5) + picture(30), display.text());
            });
    assertEquals(List.of(24, 12, 24, 41), announced);
  }

  @Test
  void whatServersOfOursSendIsLeftAlone() {
    List<Integer> announced =
        rowsAnnounced(
            new PretendingSecurity(false, Dialect.EXTENDED),
            () -> {
              scheduler.runFor(Duration.ofSeconds(1));
              assertEquals("\n".repeat(9) + picture(30), display.text());
            });
    assertEquals(List.of(24), announced);
  }
}
