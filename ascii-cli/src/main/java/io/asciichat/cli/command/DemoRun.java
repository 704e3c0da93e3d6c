package io.asciichat.cli.command;

import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.link.LinkEnvironment;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Transport;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.transport.tcp.TcpTransport;

/** Wires {@code ascii-chat demo}: a real server on loopback, its guests, and the user. */
final class DemoRun {
  private DemoRun() {}

  static int run(DemoCommand command, Shell shell) throws InterruptedException {
    ViewPreferences preferences = command.picture.preferences(command.look);
    LinkEnvironment environment = LinkEnvironment.standard();
    BufferPool pool = environment.pool();
    Outcome outcome = new Outcome();
    Transport transport = new TcpTransport(pool);
    try (AcipSecurity security = AcipSecurity.builder(pool).build();
        VideoSource source = Sources.openOrPattern(command.source, pool);
        AsciiChatServer server =
            AsciiChatServer.builder(transport, security)
                .environment(environment)
                .listenOn(TcpTransport.loopback(0))
                .start();
        DemoGuests _ = new DemoGuests(transport, security, where(server), environment);
        Output output =
            Output.open(preferences, command.picture.snapshot, command.recording, shell);
        StopSignals _ = new StopSignals(outcome, output::close)) {
      OwnVideo own = new OwnVideo(source, command.source.flipX, command.source.flipY);
      ClientLog log = new ClientLog(output);
      ClientEnd end;
      try (AsciiChatClient client =
          AsciiChatClient.builder(transport, security, where(server), output.display())
              .environment(environment)
              .video(own)
              .listener(log)
              .name(command.you.name(shell.environment()))
              .start()) {
        output.attach(own, command.picture, outcome);
        outcome.follow(client.end());
        end = outcome.await();
        log.ended(end);
      }
      return output.exitCode(end);
    }
  }

  private static Endpoint where(AsciiChatServer server) {
    return server.endpoints().getFirst();
  }
}
