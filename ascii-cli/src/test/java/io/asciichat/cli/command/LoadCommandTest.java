package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.media.audio.opus.OpusCodecs;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import io.asciichat.transport.tcp.TcpTransport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The load command against a server on this machine. */
@Timeout(60)
class LoadCommandTest {
  @TempDir private Path home;

  private String load(String options) {
    TestShell shell = new TestShell(home);
    ChatRuntime runtime = ChatRuntime.standard();
    try (AcipSecurity security = AcipSecurity.builder().build();
        AsciiChatServer server =
            AsciiChatServer.builder(new TcpTransport(), security)
                .runtime(runtime)
                .listenOn(List.of(TcpTransport.loopback(0).getFirst()))
                .audio(OpusCodecs.open(OpusCodecs.Choice.JAVA))
                .start()) {
      String line =
          "load " + server.endpoints().getFirst() + " --warm-up 1 --duration 1 " + options;
      assertEquals(0, shell.run(line.split(" ")), shell.err());
    }
    assertEquals("", shell.err());
    return shell.out();
  }

  @Test
  @Needs(Need.PROC)
  void soundAloneIsMeasuredAndTheServersThreadsAreToldApart() {
    String pid = " --server-pid " + ProcessHandle.current().pid();
    String report = load("--audio --fps 0 --clients 3 --talking 2 --opus java" + pid);
    assertTrue(report.startsWith("2 of 3 clients talk, 10 ms a packet, Concentus"), report);
    assertFalse(report.contains("KB/frame"), report);
    assertFalse(report.lines().anyMatch(l -> l.startsWith(" ") && l.contains("-120.0")), report);
    assertTrue(report.contains("  audio                 3 threads"), report);
  }

  @Test
  void picturesAloneAreMeasuredUnlessSoundIsAskedFor() {
    String report = load("--clients 1");
    assertTrue(report.startsWith("1 clients send 320x240 at 60/s"), report);
    assertFalse(report.contains("talk"), report);
  }
}
