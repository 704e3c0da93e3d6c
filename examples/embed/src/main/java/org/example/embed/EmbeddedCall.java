package org.example.embed;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.transport.tcp.TcpTransport;
import java.util.concurrent.TimeUnit;

/** A server and two clients in one program, over TCP and with a password. */
public final class EmbeddedCall {
  private EmbeddedCall() {}

  /** Prints what Anna sees when both pictures have arrived, and ends. */
  public static void main(String[] args) throws Exception {
    TcpTransport transport = new TcpTransport();
    KeptFrame anna = new KeptFrame(ViewerProfile.ofSize(64, 16));
    KeptFrame ben = new KeptFrame(ViewerProfile.ofSize(64, 16));
    try (AcipSecurity security =
            AcipSecurity.builder().password("correct horse".toCharArray()).build();
        AsciiChatServer server =
            AsciiChatServer.builder(transport, security)
                .listenOn(TcpTransport.loopback(0))
                .start();
        AsciiChatClient first =
            AsciiChatClient.builder(transport, security, server.endpoints().getFirst(), anna)
                .name("ANNA")
                .video(OwnVideo.of(new Stripes(0x40A0FF)))
                .start();
        AsciiChatClient second =
            AsciiChatClient.builder(transport, security, server.endpoints().getFirst(), ben)
                .name("BEN")
                .video(OwnVideo.of(new Stripes(0xFFA040)))
                .start()) {
      System.out.println(anna.frames(60).get(30, TimeUnit.SECONDS));
    }
    System.out.println("\u001b[0mThe call has ended.");
  }
}
