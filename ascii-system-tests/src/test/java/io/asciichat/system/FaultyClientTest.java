package io.asciichat.system;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.Main;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.runtime.LinkLimits;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import io.asciichat.testkit.video.TestPattern;
import io.asciichat.transport.tcp.TcpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that die, freeze or talk nonsense, beside one who goes on seeing pictures. */
class FaultyClientTest {
  private static final LinkLimits LIMITS =
      new LinkLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofMillis(300),
          Duration.ofMillis(500),
          new LinkLimits.Sending(2, 64, 4 << 20, Duration.ofSeconds(3), 4 << 10));

  private final ChatRuntime runtime = ChatRuntime.standard();
  private final BufferPool pool = runtime.pool();
  private final AcipSecurity security = AcipSecurity.builder().build();
  private final MemoryDisplay display = new MemoryDisplay(ViewerProfile.ofSize(80, 24));
  private final TestPattern camera = new TestPattern("GOOD", 160, 120, 60, 1, pool);
  private AsciiChatServer server;
  private AsciiChatClient good;

  @BeforeEach
  void startServerAndOneGoodClient() {
    server =
        AsciiChatServer.builder(new TcpTransport(), security)
            .listenOn(List.of(new Endpoint("127.0.0.1", 0)))
            .connectionsPerMinute(1000)
            .runtime(runtime.withLimits(LIMITS))
            .start();
    good =
        AsciiChatClient.builder(new TcpTransport(), security, server.endpoints().get(0), display)
            .video(OwnVideo.of(camera))
            .runtime(runtime)
            .start();
    awaitFrames(10);
  }

  @AfterEach
  void close() {
    good.close();
    display.close();
    server.close();
    security.close();
    await("every buffer is back").until(() -> pool.outstanding() == 0);
  }

  @Test
  void aKilledClientIsNoticedAtOnceAndTheOthersGoOn() throws Exception {
    Process victim = startClient();
    awaitClients(2);
    victim.destroyForcibly().waitFor();
    awaitClients(1);
    awaitFrames(60);
  }

  @Test
  @Needs(Need.KILL)
  void aStoppedClientIsGivenUpAfterItsSilenceAndTheOthersGoOn() throws Exception {
    Process victim = startClient();
    try {
      awaitClients(2);
      signal("STOP", victim);
      awaitFrames(30);
      awaitClients(1);
      awaitFrames(30);
    } finally {
      signal("CONT", victim);
      victim.destroyForcibly().waitFor();
    }
  }

  @Test
  void randomBytesInsteadOfAHandshakeEndOnlyThatConnection() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 20; i++) {
      try (Socket socket =
          new Socket(InetAddress.getLoopbackAddress(), server.endpoints().get(0).port())) {
        byte[] bytes = new byte[1 + random.nextInt(5000)];
        random.nextBytes(bytes);
        if (i % 2 == 0 && bytes.length > PacketHeader.SIZE) {
          PacketHeader.encode(random.nextInt(7000), random.nextInt(1 << 22), 0, bytes, 0);
        }
        socket.getOutputStream().write(bytes);
      } catch (IOException e) {
        // The server hung up while we were talking: that is its right.
      }
    }
    awaitFrames(30);
    assertTrue(good.isConnected());
  }

  @Test
  void randomPacketsAfterTheHandshakeAreCountedAndTheSessionLives() throws Exception {
    Random random = new Random(11);
    try (WireClient client = WireClient.connect(server.endpoints().get(0), security, pool)) {
      announceTerminal(client);
      PacketType[] types = PacketType.values();
      int sent = 0;
      for (int i = 0; i < 300; i++) {
        PacketType type = types[random.nextInt(types.length)];
        if (isAboutKeysOrLeaving(type)) {
          continue;
        }
        byte[] payload = new byte[random.nextInt(300)];
        random.nextBytes(payload);
        client.send(type, payload);
        sent++;
      }
      assertTrue(sent > 100);
      client.send(PacketType.PING, new byte[0]);
      await().until(() -> server.sessions().size() == 2 && bad(1) > 100);
    }
    awaitFrames(30);
  }

  @Test
  void randomBytesAfterTheHandshakeEndOnlyThatSession() throws Exception {
    try (WireClient client = WireClient.connect(server.endpoints().get(0), security, pool)) {
      announceTerminal(client);
      awaitClients(2);
      byte[] bytes = new byte[500];
      new Random(3).nextBytes(bytes);
      client.sendRaw(bytes);
      awaitClients(1);
    }
    awaitFrames(30);
  }

  @Test
  void aViewerThatReadsNothingButTalksIsEndedAndTheOthersGoOn() throws Exception {
    try (WireClient client = WireClient.connect(server.endpoints().get(0), security, pool)) {
      PacketWriter capabilities = new PacketWriter();
      ClientCapabilities.CODEC.encode(
          ViewerProfileMapper.capabilitiesOf(ViewerProfile.ofSize(200, 60), "", ""), capabilities);
      client.send(
          PacketType.CLIENT_CAPABILITIES,
          Arrays.copyOf(capabilities.array(), capabilities.length()));
      awaitClients(2);
      await("it is ended although it talks")
          .until(
              () -> {
                client.send(PacketType.PONG, new byte[0]);
                return server.sessions().size() == 1;
              });
    } catch (IOException e) {
      // It noticed before the list did.
      awaitClients(1);
    }
    awaitFrames(30);
  }

  @Test
  void aClientInClearReadsWhyItIsRefusedHoweverMuchItSends() throws Exception {
    byte[] picture = PacketHeader.packet(PacketType.IMAGE_FRAME, new byte[400_000], 0, 400_000);
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), server.endpoints().get(0).port())) {
      socket.getOutputStream().write(PacketHeader.packet(PacketType.PING, new byte[0], 0, 0));
      socket.getOutputStream().write(picture);
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.contains("takes encrypted clients only"), answer);
    }
    awaitFrames(30);
  }

  private static void announceTerminal(WireClient client) throws IOException {
    PacketWriter writer = new PacketWriter();
    ClientCapabilities.CODEC.encode(
        ViewerProfileMapper.capabilitiesOf(ViewerProfile.ofSize(80, 24), "", ""), writer);
    client.send(ClientCapabilities.CODEC.type(), Arrays.copyOf(writer.array(), writer.length()));
  }

  private long bad(int index) {
    return server.sessions().get(index).badPackets();
  }

  private static boolean isAboutKeysOrLeaving(PacketType type) {
    return type.alwaysPlain()
        || type == PacketType.ENCRYPTED
        || type == PacketType.PROTOCOL_VERSION
        || type == PacketType.CLIENT_LEAVE;
  }

  private Process startClient() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "client",
            server.endpoints().get(0).toString(),
            "--test-pattern",
            "--width=80",
            "--height=24")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void signal(String name, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private void awaitClients(int count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> server.sessions().size() == count);
  }

  private void awaitFrames(int more) {
    long before = display.shownCount();
    await().atMost(Duration.ofSeconds(30)).until(() -> display.shownCount() >= before + more);
  }
}
