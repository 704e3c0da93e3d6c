package io.asciichat.system;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.packet.session.ImageFramePacket;
import io.asciichat.core.packet.session.SessionPacket;
import io.asciichat.core.packet.session.ViewerProfileMapper;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Security;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.testkit.video.TestPattern;
import io.asciichat.transport.tcp.TcpTransport;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Strangers on real sockets, from several addresses of this machine, beside honest clients. */
class HostileNetworkTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ChatRuntime runtime = ChatRuntime.standard();
  private final BufferPool pool = runtime.pool();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final AtomicInteger left = new AtomicInteger();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    await("every buffer is back").atMost(TIMEOUT).until(() -> pool.outstanding() == 0);
  }

  @Test
  void silentConnectionsKeepNobodyOut() throws IOException {
    AsciiChatServer server = serve(AcipSecurity.builder().plaintext(true).build());
    for (int i = 0; i < 166; i++) {
      socket(server, "127.0.0.2");
    }
    for (int i = 0; i < 7; i++) {
      Socket newcomer = socket(server, i == 0 ? "127.0.0.2" : "127.0.0." + (10 + i));
      newcomer.getOutputStream().write(terminal());
      int first = firstPacket(newcomer);
      assertEquals(PacketType.SERVER_STATE.code(), first, "newcomer " + i);
    }
    await().atMost(TIMEOUT).until(() -> server.sessions().size() == 7);
  }

  @Test
  void guessingThePasswordCostsTime() throws Exception {
    AsciiChatServer server =
        serve(AcipSecurity.builder().password("right password".toCharArray()).build());
    Security wrong = AcipSecurity.builder().password("wrong password".toCharArray()).build();
    open.add((AcipSecurity) wrong);
    for (int attempt = 1; attempt <= 3; attempt++) {
      ClientEnd refused = end(server, wrong);
      assertEquals(ErrorCode.AUTH, refused.code(), refused.message());
      // It counts when the server is done with the connection, which the next one may overtake.
      int counted = attempt;
      await().atMost(TIMEOUT).until(() -> left.get() == counted);
    }
    ClientEnd end = end(server, wrong);
    assertEquals(ErrorCode.RATE_LIMITED, end.code(), end.message());
    assertTrue(end.message().contains("wrong passwords"), end.message());
  }

  @Test
  void whoStartsAndStopsItsPictureIsEndedAndNobodyElse() throws Exception {
    AcipSecurity security = AcipSecurity.builder().build();
    AsciiChatServer server = serve(security);
    List<AsciiChatClient> honest = new ArrayList<>();
    List<MemoryDisplay> displays = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      displays.add(new MemoryDisplay(ViewerProfile.ofSize(80, 24)));
      honest.add(client(server, security, displays.get(i), "P" + i));
    }
    await().atMost(TIMEOUT).until(() -> displays.stream().allMatch(d -> d.shownCount() > 10));
    // What it receives is left to the garbage collector, so it has a pool of its own.
    BufferPool itsOwn = new BufferPool();
    try (AcipSecurity stranger = AcipSecurity.builder().build();
        WireClient hostile = WireClient.connect(server.endpoints().get(0), stranger, itsOwn)) {
      byte[] terminal = terminal();
      hostile.send(
          PacketType.CLIENT_CAPABILITIES,
          Arrays.copyOfRange(terminal, PacketHeader.SIZE, terminal.length));
      byte[] picture = new byte[24 + 2 * 2 * 3];
      ImageFramePacket.writeHeader(picture, 0, 2, 2);
      for (int i = 0; i < 200; i++) {
        hostile.send(PacketType.IMAGE_FRAME, picture);
        hostile.send(PacketType.STREAM_STOP, new byte[] {0, 0, 0, 1});
      }
      SessionPacket packet = hostile.receive();
      while (packet != null && !(packet instanceof ErrorMessage)) {
        packet = hostile.receive();
      }
      assertTrue(
          packet instanceof ErrorMessage error && error.errorCode() == ErrorCode.RATE_LIMITED,
          String.valueOf(packet));
    }
    await().atMost(TIMEOUT).until(() -> server.sessions().size() == 3);
    assertTrue(honest.stream().allMatch(AsciiChatClient::isConnected));
  }

  private AsciiChatServer serve(AcipSecurity security) {
    open.add(security);
    AsciiChatServer server =
        AsciiChatServer.builder(new TcpTransport(), security)
            .listenOn(List.of(new Endpoint("127.0.0.1", 0)))
            .connectionsPerMinute(6000) // 600 of them at once
            .runtime(runtime)
            .listener(
                new ServerListener() {
                  @Override
                  public void left(SessionInfo session, SessionEnd end) {
                    left.incrementAndGet();
                  }
                })
            .start();
    open.add(server);
    return server;
  }

  private AsciiChatClient client(
      AsciiChatServer server, Security security, MemoryDisplay display, String name) {
    AsciiChatClient client =
        AsciiChatClient.builder(new TcpTransport(), security, server.endpoints().get(0), display)
            .video(OwnVideo.of(new TestPattern(name, 64, 48, 60, 1, pool)))
            .runtime(runtime)
            .start();
    open.add(display);
    open.add(client);
    return client;
  }

  /** How a client without a picture fares. */
  private ClientEnd end(AsciiChatServer server, Security security) throws Exception {
    try (AsciiChatClient client =
        AsciiChatClient.builder(
                new TcpTransport(),
                security,
                server.endpoints().get(0),
                new MemoryDisplay(ViewerProfile.ofSize(80, 24)))
            .runtime(runtime)
            .start()) {
      return client.end().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private Socket socket(AsciiChatServer server, String from) throws IOException {
    Socket socket =
        new Socket(
            InetAddress.ofLiteral("127.0.0.1"),
            server.endpoints().get(0).port(),
            InetAddress.ofLiteral(from),
            0);
    socket.setSoTimeout((int) TIMEOUT.toMillis());
    open.add(socket);
    return socket;
  }

  private static int firstPacket(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] header = in.readNBytes(PacketHeader.SIZE);
    assertEquals(PacketHeader.SIZE, header.length, "the server hung up");
    return PacketHeader.decode(header, 0).type();
  }

  /** CLIENT_CAPABILITIES in clear. */
  private static byte[] terminal() {
    PacketWriter writer = new PacketWriter();
    ClientCapabilities.CODEC.encode(
        ViewerProfileMapper.capabilitiesOf(ViewerProfile.ofSize(80, 24), "", ""), writer);
    return PacketHeader.packet(PacketType.CLIENT_CAPABILITIES, writer.array(), 0, writer.length());
  }
}
