package io.asciichat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.session.AsciiFramePacket;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.packet.session.ServerState;
import io.asciichat.core.packet.session.SessionPacket;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.crypto.CompatibleSecurity;
import io.asciichat.crypto.RecordedSession;
import io.asciichat.media.video.HevcDecoderFactory;
import io.asciichat.transport.tcp.TcpTransport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real C clients said, said again with fresh keys to a real server of ours. */
class RecordedClientReplayTest {
  private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*m");

  private final ChatRuntime runtime = ChatRuntime.standard();
  private final BufferPool pool = runtime.pool();
  private final List<String> badPackets = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"default", "password", "sshkeys", "hevc-audio"})
  void theServerUnderstandsEveryPacketAndSendsFramesForTheClientsTerminal(String name)
      throws Exception {
    RecordedSession recorded = RecordedSession.load(name);
    HevcDecoderFactory decoders = new HevcDecoderFactory(pool);
    decoders.prepare();
    try (AcipSecurity security = AcipSecurity.builder().build();
        AsciiChatServer server =
            AsciiChatServer.builder(new TcpTransport(), security)
                .listenOn(List.of(new Endpoint("127.0.0.1", 0)))
                .decoders(decoders)
                .listener(collectBadPackets())
                .runtime(runtime)
                .start();
        WireClient client =
            WireClient.connect(server.endpoints().get(0), CompatibleSecurity.create(), pool)) {
      for (RecordedSession.Packet packet : recorded.clientSession()) {
        client.send(packet.type(), packet.payload().toByteArray());
      }
      List<String> rows = firstPicture(client);
      assertEquals(List.of(), badPackets);
      assertTrue(rows.size() <= 24, rows.size() + " rows");
      assertTrue(rows.stream().allMatch(row -> row.codePointCount(0, row.length()) <= 80));
      assertTrue(rows.stream().filter(row -> !row.isBlank()).count() > 5, String.join("\n", rows));
    }
  }

  private static List<String> firstPicture(WireClient client) throws Exception {
    boolean state = false;
    while (true) {
      SessionPacket packet = client.receive();
      assertNotNull(packet, "the server has fallen silent");
      switch (packet) {
        case AsciiFramePacket frame -> {
          assertTrue(state, "SERVER_STATE comes first");
          assertEquals(80, frame.columns());
          assertEquals(24, frame.rows());
          String text = new String(frame.text().toByteArray(), StandardCharsets.UTF_8);
          assertTrue(text.endsWith("\u001b[0m"), "a coloured frame ends with a reset");
          return ESCAPES.matcher(text).replaceAll("").lines().toList();
        }
        case ServerState shown -> state = true;
        case ErrorMessage error -> throw new AssertionError(error.message().shown());
        default -> {}
      }
    }
  }

  private ServerListener collectBadPackets() {
    return new ServerListener() {
      @Override
      public void badPacket(SessionInfo session, int type, String reason) {
        badPackets.add(type + ": " + reason);
      }
    };
  }
}
