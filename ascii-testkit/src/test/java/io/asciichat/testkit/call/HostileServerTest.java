package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientListener;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.AsciiFramePacket;
import io.asciichat.core.packet.session.RemoteLog;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.MemoryTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server can do to a client that it has let in. */
class HostileServerTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler();
  private final ChatRuntime runtime = ChatRuntime.standard().on(scheduler, scheduler);
  private final MemoryTransport network = MemoryTransport.simulated(scheduler);
  private final Listener listener =
      network.listen(List.of(new Endpoint("127.0.0.1", 0)), runtime.pool());
  private final MemoryDisplay display = new MemoryDisplay(ViewerProfile.ofSize(80, 24));
  private final List<String> bad = new ArrayList<>();
  private @Nullable Connection server;
  private @Nullable AsciiChatClient client;

  @AfterEach
  void close() {
    if (client != null) {
      client.close();
    }
    listener.close();
  }

  /** Seen: 378 a second. */
  @Test
  void aFloodOfEmptyScreensReachesTheTerminalFourTimesASecond() throws IOException {
    start(new BadPackets());
    for (int i = 0; i < 1000; i++) {
      send(PacketType.CLEAR_CONSOLE, new byte[0]);
      sendFrame("picture " + i);
      scheduler.runFor(Duration.ofMillis(2));
    }
    scheduler.runFor(Duration.ofSeconds(1));
    long cleared = display.clearedCount();
    assertTrue(cleared >= 7 && cleared <= 9, cleared + " in two seconds");
    long shown = display.shownCount();
    assertTrue(shown >= 400 && shown <= 502, shown + " in two seconds");
    assertEquals("picture 999", display.text());
  }

  @Test
  void anEmptyScreenThatWasAskedForComesHoweverManyThereWereBefore() throws IOException {
    start(new BadPackets());
    for (int i = 0; i < 5; i++) {
      send(PacketType.CLEAR_CONSOLE, new byte[0]);
      sendFrame("picture");
      scheduler.runFor(Duration.ofMillis(10));
    }
    assertEquals(1, display.clearedCount());
    scheduler.runFor(Duration.ofSeconds(1));
    sendFrame("later");
    scheduler.runFor(Duration.ofMillis(10));
    assertEquals(2, display.clearedCount());
  }

  @Test
  void framesWithMoreThanPicturesAreDroppedAndTheCallGoesOn() throws IOException {
    start(new BadPackets());
    for (String hostile :
        List.of(
            "a\u202eb",
            "a\u200bb",
            "\u001b[8mhidden",
            "\u001b[5mblinking",
            "e" + "\u0301".repeat(9),
            "\u001b[31m".repeat(1000) + "x",
            "x\u001b[99999b",
            "\u001b]0;title\u0007")) {
      sendFrame(hostile);
    }
    sendFrame("good");
    scheduler.runFor(Duration.ofMillis(100));
    assertEquals(8, bad.size(), bad::toString);
    assertEquals("good", display.text());
  }

  /** An error of this program is no more than a packet that is left out. */
  @Test
  void aPacketThatCannotBeHandledIsDroppedAndTheCallGoesOn() throws IOException {
    AsciiChatClient started =
        start(
            new BadPackets() {
              @Override
              public void serverLog(System.Logger.Level level, String text) {
                throw new IllegalStateException("no test expected " + text);
              }
            });
    PacketWriter log = new PacketWriter();
    RemoteLog.CODEC.encode(RemoteLog.fromServer(RemoteLog.Level.WARN, "this"), log);
    send(PacketType.REMOTE_LOG, log.toByteArray());
    sendFrame("good");
    scheduler.runFor(Duration.ofMillis(100));
    assertTrue(started.isConnected());
    assertEquals("good", display.text());
    assertEquals(1, bad.size());
    assertTrue(bad.getFirst().startsWith("could not be handled"), bad.getFirst());
    assertEquals(List.of(), scheduler.failures());
  }

  private class BadPackets implements ClientListener {
    @Override
    public void badPacket(int type, String reason) {
      bad.add(reason);
    }
  }

  private AsciiChatClient start(ClientListener hears) throws IOException {
    var _ = new AbruptServer(scheduler, listener, (number, peer) -> server = peer);
    AsciiChatClient started =
        AsciiChatClient.builder(network, new PlainSecurity(), listener.endpoints().get(0), display)
            .runtime(runtime)
            .listener(hears)
            .start();
    client = started;
    scheduler.runFor(Duration.ofMillis(300));
    PacketWriter state = new PacketWriter();
    ServerState.CODEC.encode(new ServerState(1, 0, Dialect.EXTENDED), state);
    send(PacketType.SERVER_STATE, state.toByteArray());
    scheduler.runFor(Duration.ofMillis(10));
    return started;
  }

  private void sendFrame(String text) throws IOException {
    PacketWriter frame = new PacketWriter();
    AsciiFramePacket.CODEC.encode(
        new AsciiFramePacket(80, 24, 0, ByteSlice.of(text.getBytes(StandardCharsets.UTF_8))),
        frame);
    send(PacketType.ASCII_FRAME, frame.toByteArray());
  }

  private void send(PacketType type, byte[] payload) throws IOException {
    Connection peer = server;
    if (peer == null) {
      throw new IOException("no client has come");
    }
    byte[] wire = PacketHeader.packet(type, payload, 0, payload.length);
    peer.send(wire, 0, wire.length);
  }
}
