package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.port.PacketCipher.PeerInfo;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientLogTest {
  private final Output output =
      Output.open(
          ViewPreferences.DEFAULTS,
          false,
          new RecordingOptions(),
          new TestShell(Path.of("target")).shell());
  private final ClientLog log = new ClientLog(output);

  @AfterEach
  void close() {
    output.close();
  }

  @Test
  void aHandshakeTellsWhoDraws() {
    log.connected(peer(true), true);
    assertEquals(Drawing.Painter.OURS, output.painter());
    log.connected(peer(false), true);
    assertEquals(Drawing.Painter.C_SERVER, output.painter());
    log.serverState(2, 2);
    assertEquals(Drawing.Painter.C_SERVER, output.painter());
  }

  @Test
  void withoutEncryptionTheFirstStateTells() {
    log.connected(peer(false), false);
    assertEquals(Drawing.Painter.UNKNOWN, output.painter());
    log.recognized();
    log.serverState(2, 2);
    assertEquals(Drawing.Painter.OURS, output.painter());

    log.connected(peer(false), false);
    log.serverState(2, 2);
    assertEquals(Drawing.Painter.C_SERVER, output.painter());
  }

  private static PeerInfo peer(boolean ours) {
    return new PeerInfo(ours, null);
  }
}
