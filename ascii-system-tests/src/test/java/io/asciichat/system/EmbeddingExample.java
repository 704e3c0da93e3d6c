package io.asciichat.system;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.port.Display;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.transport.tcp.TcpTransport;

/** The example of the README: what it shows is what is compiled and run here. */
final class EmbeddingExample {
  private EmbeddingExample() {}

  static void call(VideoSource camera, Display display) {
    // README: begin
    TcpTransport transport = new TcpTransport();
    try (AcipSecurity security =
            AcipSecurity.builder().password("correct horse".toCharArray()).build();
        AsciiChatServer server =
            AsciiChatServer.builder(transport, security)
                .listenOn(TcpTransport.loopback(0))
                .start();
        AsciiChatClient client =
            AsciiChatClient.builder(transport, security, server.endpoints().getFirst(), display)
                .video(new OwnVideo(camera, false, false))
                .start()) {
      // It reconnects by itself, and ends when it is closed or refused, or the display fails.
      client.end().join();
    }
    // README: end
  }
}
