package io.asciichat.metrics;

import io.asciichat.core.statistics.ServerStatistics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Asks a {@link MetricsServer} over a real socket, byte for byte. */
final class ScrapedServer {
  /** Nothing here takes so long; a test that waits for it has failed. */
  private static final int READ_TIMEOUT_MILLIS = 20_000;

  private ScrapedServer() {}

  /** A builder for a server on a free port of loopback. */
  static MetricsServer.Builder builder(Supplier<ServerStatistics> statistics) {
    return MetricsServer.builder(statistics).listenOn(loopback(0));
  }

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  /** Everything that comes back for a request: status line, headers, body. */
  static String ask(MetricsServer server, String method, String path) throws IOException {
    try (Socket socket = begin(server, method + " " + path + " HTTP/1.1\r\n")) {
      socket
          .getOutputStream()
          .write(
              "Host: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A connection on which the beginning of a request was sent. */
  static Socket begin(MetricsServer server, String beginning) throws IOException {
    Socket socket = new Socket();
    socket.connect(server.address());
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  static String body(String response) {
    return response.substring(response.indexOf("\r\n\r\n") + 4);
  }

  static Exposition scrape(MetricsServer server) throws IOException {
    return Exposition.parse(text(server));
  }

  /** The text of a scrape as curl shows it. */
  static String text(MetricsServer server) throws IOException {
    String response = ask(server, "GET", "/metrics");
    if (!response.startsWith("HTTP/1.1 200 ")) {
      throw new IOException("not a scrape: " + response);
    }
    return response.contains("Transfer-encoding: chunked") ? unchunked(response) : body(response);
  }

  private static String unchunked(String response) {
    StringBuilder all = new StringBuilder();
    String rest = body(response);
    while (true) {
      int end = rest.indexOf("\r\n");
      int length = Integer.parseInt(rest.substring(0, end), 16);
      if (length == 0) {
        return all.toString();
      }
      all.append(rest, end + 2, end + 2 + length);
      rest = rest.substring(end + 2 + length + 2);
    }
  }
}
