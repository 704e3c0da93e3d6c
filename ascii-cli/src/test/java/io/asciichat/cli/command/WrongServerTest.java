package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that calls another program's port on this machine. */
class WrongServerTest {
  @TempDir private Path home;
  private TestShell shell;
  private ServerSocket port;

  @BeforeEach
  void open() throws IOException {
    shell = new TestShell(home);
    port = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    port.close();
  }

  /** What is done with each client. */
  private interface Reception {
    void receive(Socket client) throws IOException;
  }

  private void serve(Reception reception) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                while (!port.isClosed()) {
                  reception.receive(port.accept());
                }
              } catch (IOException e) {
                // The test is over.
              }
            });
  }

  private int call(String... more) {
    String where = "127.0.0.1:" + port.getLocalPort();
    String line = "client " + where + " --test-pattern --no-audio " + String.join(" ", more);
    return shell.run(line.strip().split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 400 Bad Request|speaks HTTP: it is a web server, not an ascii-chat server",
        "SSH-2.0-OpenSSH_9.2p1|speaks SSH: it is an SSH server, not an ascii-chat server",
        "220 mail ESMTP|it is a mail or file server, not an ascii-chat server",
        "what do you want|begins with 'what"
      })
  void itIsNamed(String greeting, String expected) {
    serve(
        client -> {
          OutputStream out = client.getOutputStream();
          out.write((greeting + "\r\n").getBytes(StandardCharsets.US_ASCII));
          out.flush();
        });
    for (String encryption : new String[] {"", "--no-encrypt"}) {
      shell = new TestShell(home);
      assertEquals(44, call("--snapshot", encryption), shell.err());
      assertEquals(1, shell.err().lines().count(), shell.err());
      assertTrue(shell.err().contains(expected), shell.err());
      assertTrue(shell.err().contains("check the host and the port"), shell.err());
    }
  }

  @Test
  void oneThatResetsTheConnectionIsDoubted() {
    serve(
        client -> {
          client.setSoLinger(true, 0);
          client.close();
        });
    int code = call();
    assertTrue(code == 40 || code == 42, shell.err());
    assertTrue(shell.err().contains("an ascii-chat server, 0.9 or later?"), shell.err());
  }
}
