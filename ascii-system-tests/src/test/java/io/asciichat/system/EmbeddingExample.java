package io.asciichat.system;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.link.LinkEnvironment;
import io.asciichat.core.port.Display;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.transport.tcp.TcpTransport;
import java.util.List;

/** The example of the README: what it shows is what is compiled and run here. */
final class EmbeddingExample {
  private EmbeddingExample() {}

  static void call(VideoSource camera, Display display) {
    // README: begin
    LinkEnvironment environment = LinkEnvironment.standard();
    BufferPool pool = environment.pool();
    TcpTransport transport = new TcpTransport(pool);
    try (AcipSecurity security =
            AcipSecurity.builder(pool).password("correct horse".toCharArray()).build();
        AsciiChatServer server =
            AsciiChatServer.builder(transport, security)
                .environment(environment)
                .listenOn(List.of(new Endpoint("127.0.0.1", 0)))
                .start();
        AsciiChatClient client =
            AsciiChatClient.builder(transport, security, server.endpoints().get(0), display)
                .environment(environment)
                .video(new OwnVideo(camera, false, false))
                .start()) {
      client.end().join(); // until the camera's owner or the server hangs up
    }
    // README: end
  }
}
