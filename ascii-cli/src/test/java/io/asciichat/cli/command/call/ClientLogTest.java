package io.asciichat.cli.command.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.asciichat.cli.command.TestShell;
import io.asciichat.cli.command.options.RecordingOptions;
import io.asciichat.cli.command.output.Drawing;
import io.asciichat.cli.command.output.PictureOutput;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.client.ServerDescription;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.Dialect;
import io.asciichat.testkit.sim.ManualClock;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientLogTest {
  private final PictureOutput output =
      PictureOutput.open(
          ViewPreferences.DEFAULTS,
          false,
          new RecordingOptions(),
          new TestShell(Path.of("target")).shell());
  private final ClientLog log = new ClientLog(output, new ManualClock());

  @AfterEach
  void close() {
    output.close();
  }

  @Test
  void aHandshakeTellsWhoDraws() {
    log.connected(server(Dialect.EXTENDED, true));
    assertEquals(Drawing.Painter.EXTENDED, output.painter());
    log.connected(server(Dialect.ACIP, true));
    assertEquals(Drawing.Painter.C_SERVER, output.painter());
    log.serverState(2, 2);
    assertEquals(Drawing.Painter.C_SERVER, output.painter());
  }

  @Test
  void withoutEncryptionTheFirstStateTells() {
    log.connected(server(Dialect.ACIP, false));
    assertEquals(Drawing.Painter.UNKNOWN, output.painter());
    log.dialectKnown(Dialect.EXTENDED);
    log.serverState(2, 2);
    assertEquals(Drawing.Painter.EXTENDED, output.painter());

    log.connected(server(Dialect.ACIP, false));
    log.serverState(2, 2);
    assertEquals(Drawing.Painter.C_SERVER, output.painter());
  }

  /** Every kind of line that a server can cause. */
  @Test
  void noServerFillsTheLog() {
    RecordedLog lines = new RecordedLog();
    ClientLog flooded = new ClientLog(output, new ManualClock(), () -> lines);
    for (int i = 0; i < 500_000; i++) {
      flooded.serverLog(Level.ERROR, "x");
      flooded.serverLog(Level.INFO, "x");
      flooded.badPacket(1, "bad");
      flooded.reconnecting(ErrorCode.NETWORK, "gone", Duration.ofSeconds(1));
      flooded.serverState(i, i);
    }
    // The first of a mistake is written besides.
    assertEquals(3 * Repeats.MAX_LINES_AT_ONCE + 1, lines.lines.size());
  }

  @Test
  void aServerThatProvesNothingIsToldOfOnce() {
    RecordedLog lines = new RecordedLog();
    ClientLog told = new ClientLog(output, new ManualClock(), () -> lines);
    told.connected(new ServerDescription(true, Dialect.EXTENDED, "c6", true, "a b c d"));
    assertEquals(List.of(), lines.lines);
    for (int i = 0; i < 3; i++) {
      told.connected(server(Dialect.ACIP, true));
    }
    assertEquals(
        List.of(
            "encrypted, but nothing proves who the server is; its operator can start it with --key"
                + " or --password"),
        lines.lines);
    assertEquals(server(Dialect.ACIP, true), told.server());
    told.reconnecting(ErrorCode.NETWORK, "gone", Duration.ofSeconds(1));
    assertNull(told.server());
  }

  private static ServerDescription server(Dialect dialect, boolean encrypted) {
    return new ServerDescription(encrypted, dialect, null, false, null);
  }
}
