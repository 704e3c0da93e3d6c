package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.ErrorCode;
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
    assertEquals(0, run(shell, options), shell.err());
    assertEquals("", shell.err());
    return shell.out();
  }

  private static int run(TestShell shell, String options) {
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
      return shell.run(line.split(" "));
    }
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

  @Test
  void boundsThatHoldCostNothing() {
    String report = load("--clients 2 --expect-fps 1 --expect-longest-gap 5000 --expect-age 640");
    assertTrue(report.contains("age of what is seen: p50"), report);
  }

  @Test
  void aBrokenBoundIsALineAndAnExitCodeOfItsOwn() {
    TestShell shell = new TestShell(home);
    assertEquals(
        ErrorCode.ASSERTION.code(),
        run(shell, "--clients 1 --expect-fps 1000 --expect-gap 0.001 --expect-breaks 0"));
    assertLinesMatch(
        List.of(
            "ascii-chat: client 1: got .* frames/s, expected 1000.0 or more",
            "ascii-chat: client 1: gap p99 was .* ms, expected 0.0 or less",
            "ascii-chat: sound: there was none"),
        shell.err().lines().toList());
  }

  @Test
  void aCrowdAndMixedTerminalsAreToldInOneJsonObject() {
    String report =
        load("--clients 2 --churn 2 --slow 1 --hostile 1 --mixed-terminals --json").strip();
    assertTrue(report.startsWith("{\"seconds\":1.000,") && report.endsWith("}"), report);
    assertEquals(1, report.lines().count());
    assertTrue(report.contains("\"mixedTerminals\":\"all\""), report);
    assertTrue(report.contains("\"columns\":81,\"rows\":24"), report);
    assertTrue(report.contains("\"slow\":{\"clients\":1,"), report);
    assertTrue(report.contains("\"hostile\":{\"connections\":1,"), report);
    assertTrue(report.contains("\"brokenBounds\":[]"), report);
  }

  @Test
  void aTestThatCannotBeDoneIsAJsonObjectToo() {
    TestShell shell = new TestShell(home);
    assertEquals(ErrorCode.CONNECT.code(), shell.run("load", "--json", "127.0.0.1:1"));
    assertTrue(
        shell.out().startsWith("{\"error\":{\"code\":42,\"name\":\"connect\",\"message\":\""),
        shell.out());
    assertEquals(1, shell.err().lines().count(), shell.err());
  }

  @Test
  void boundsOnTheServerNeedItsProcess() {
    TestShell shell = new TestShell(home);
    assertEquals(ErrorCode.USAGE.code(), shell.run("load", "--expect-cpu", "60", "127.0.0.1:1"));
    assertTrue(shell.err().contains("need --server-pid"), shell.err());
  }
}
