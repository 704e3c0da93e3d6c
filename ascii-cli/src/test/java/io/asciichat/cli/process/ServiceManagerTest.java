package io.asciichat.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServiceManagerTest {
  @TempDir private Path folder;

  @Test
  @Needs(Need.LINUX)
  void messagesArriveAtAPathAndAtAnAbstractName() throws Throwable {
    String unique = "@ascii-chat-test-" + ProcessHandle.current().pid();
    for (String name : new String[] {folder.resolve("notify").toString(), unique}) {
      try (ManagerSocket socket = new ManagerSocket(name)) {
        ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", name), 1);
        manager.ready("listening on\n127.0.0.1");
        assertEquals("READY=1\nSTATUS=listening on 127.0.0.1", socket.receive());
        long before = System.nanoTime() / 1000;
        manager.reloading();
        List<String> lines = socket.receive().lines().toList();
        assertEquals("RELOADING=1", lines.get(0));
        long told = Long.parseLong(lines.get(1).replace("MONOTONIC_USEC=", ""));
        assertTrue(told >= before && told <= System.nanoTime() / 1000, lines.get(1));
        manager.reloaded();
        assertEquals("READY=1", socket.receive());
        manager.stopping();
        assertEquals("STOPPING=1\nSTATUS=shutting down", socket.receive());
      }
    }
  }

  @Test
  void withoutAManagerNothingHappens() {
    for (String socket : new String[] {"", "vsock:2:1", "/no/such/socket", "/" + "x".repeat(200)}) {
      ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", socket), 1);
      manager.ready("listening");
      manager.alive();
    }
    ServiceManager.of(Map.of(), 1).stopping();
  }

  @Test
  void theWatchdogIsThatOfThisProcess() {
    assertEquals(Optional.of(Duration.ofSeconds(30)), watchdog("30000000", "7"));
    assertEquals(Optional.empty(), watchdog("30000000", "8"));
    for (String nonsense : new String[] {"0", "-1", "x", "", "99999999999999999999"}) {
      assertEquals(Optional.empty(), watchdog(nonsense, "7"));
    }
  }

  private static Optional<Duration> watchdog(String time, String whose) {
    return ServiceManager.of(
            Map.of("NOTIFY_SOCKET", "/x", "WATCHDOG_USEC", time, "WATCHDOG_PID", whose), 7)
        .watchdog();
  }

  @Test
  @Needs(Need.LINUX)
  void theWatchdogSaysNothingWhileTheServerDoesNothing() throws Throwable {
    try (ManagerSocket socket = new ManagerSocket(folder.resolve("notify").toString())) {
      ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", socket.name()), 1);
      Duration[] silence = {Duration.ofMillis(900)};
      Watchdog watchdog = new Watchdog(manager, Duration.ofSeconds(1), () -> silence[0]);
      assertEquals(500_000_007L, watchdog.step(7));
      assertEquals("WATCHDOG=1", socket.receive());
      silence[0] = Duration.ofSeconds(1);
      assertEquals(1_000_000_007L, watchdog.step(500_000_007L));
      manager.status("next");
      assertEquals("STATUS=next", socket.receive());
    }
  }
}
