package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.process.ManagerSocket;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real signals to a real server. */
@Needs({Need.KILL, Need.LINUX})
@Timeout(120)
class ServerSignalsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void theFirstEndsTheServerInAnOrderlyWay(String signal) throws Exception {
    try (ServerProgram server = new ServerProgram(folder, Map.of())) {
      server.signal(signal);
      server.await("SIG" + signal + " received - shutting down server...");
      assertEquals(0, server.exitCode());
      assertTrue(server.seen().getLast().contains("ended after"), server.seen()::toString);
    }
  }

  @Test
  void hangupReadsTheConfigurationAgain() throws Exception {
    ServerProgram.configure(folder, "max-clients = 5\n");
    try (ServerProgram server = new ServerProgram(folder, Map.of(), "--password=longenough")) {
      server.signal("HUP");
      server.await("configuration reloaded: nothing has changed");
      server.configure("max-clients = 7\n[server]\nport = 4\nverbose = true\n");
      server.signal("HUP");
      String line = server.await("configuration reloaded");
      assertTrue(line.endsWith("reloaded: changed --max-clients, --verbose"), line);
      server.configure("max-clients = 7\n[server]\nh265 = true\nkey = 'x'\n");
      server.signal("HUP");
      line = server.await("configuration reloaded");
      assertTrue(line.endsWith("changed --verbose; restart the server to change --key"), line);
    }
  }

  @Test
  void aMistakeInTheConfigurationChangesNothing() throws Exception {
    ServerProgram.configure(folder, "max-clients = 5\n");
    try (ServerProgram server = new ServerProgram(folder, Map.of())) {
      server.configure("max-clients = 5000\nban-time = 1\n");
      server.signal("HUP");
      String line = server.await("keeps its settings");
      assertTrue(line.contains("config.toml line 1: "), line);
      assertTrue(line.contains("1 to 1024"), line);
      server.configure("max-clients = 5\n");
      server.signal("HUP");
      server.await("nothing has changed");
    }
  }

  @Test
  void windowChangeLetsTheServerEndWithItsLastClient() throws Exception {
    try (ServerProgram server = new ServerProgram(folder, Map.of())) {
      server.signal("WINCH");
      server.await("takes no newcomers and ends when the last client has left; clients now: 0");
      assertEquals(0, server.exitCode());
    }
  }

  @Test
  void bansAreReadAtTheStartAndAtHangup() throws Exception {
    Path bans = Files.writeString(folder.resolve("bans"), "192.0.2.7 forever\nnonsense\n");
    try (ServerProgram server = new ServerProgram(folder, Map.of(), "--ban-file=" + bans)) {
      assertTrue(
          server.seen().stream().anyMatch(line -> line.contains("line 2 is not a ban")),
          server.seen()::toString);
      Files.writeString(bans, "192.0.2.7 forever\n2001:db8::/32 forever he sings\n");
      server.signal("HUP");
      server.await("bans read again: 2; clients that had to go: 0");
      Files.write(bans, new byte[] {(byte) 0xC3, 0x28});
      server.signal("HUP");
      server.await("bans stay as they are: " + bans + " is not UTF-8");
    }
  }

  @Test
  void theServiceManagerIsToldOfEachPartOfItsLife() throws Throwable {
    try (ManagerSocket manager = new ManagerSocket(folder.resolve("notify").toString());
        ServerProgram server =
            new ServerProgram(
                folder, Map.of("NOTIFY_SOCKET", manager.name(), "WATCHDOG_USEC", "3000000"))) {
      assertTrue(manager.receive().startsWith("READY=1\nSTATUS=listening on 127.0.0.1:"));
      assertEquals("WATCHDOG=1", manager.receive());
      assertEquals("WATCHDOG=1", manager.receive());
      server.signal("HUP");
      String next = manager.receive();
      next = next.equals("WATCHDOG=1") ? manager.receive() : next;
      assertTrue(next.startsWith("RELOADING=1\nMONOTONIC_USEC="), next);
      next = manager.receive();
      assertEquals("READY=1", next.equals("WATCHDOG=1") ? manager.receive() : next);
      server.signal("TERM");
      next = manager.receive();
      next = next.equals("WATCHDOG=1") ? manager.receive() : next;
      assertEquals("STOPPING=1\nSTATUS=shutting down", next);
      assertEquals(0, server.exitCode());
    }
  }

  @Test
  void usr1TellsOfLocksAndThreads() throws Exception {
    try (ServerProgram server = new ServerProgram(folder, Map.of())) {
      server.signal("USR1");
      server.await("locks held and waited for");
      server.await("threads: ");
      String line = server.await("  accept [");
      assertTrue(line.contains(" at "), line);
      server.await("  housekeeping [TIMED_WAITING] at ");
    }
  }
}
