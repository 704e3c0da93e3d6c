package io.asciichat.cli.command;

import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.link.LinkEnvironment;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Transport;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.media.MediaFile;
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
    try (StopSignals signals = new StopSignals(outcome);
        AcipSecurity security = AcipSecurity.builder(pool).build()) {
      MediaFile media = Sources.openOrPattern(command.source, command.sound, pool);
      try (VideoSource _ = media.video();
          AsciiChatServer server =
              AsciiChatServer.builder(transport, security)
                  .environment(environment)
                  .listenOn(TcpTransport.loopback(0))
                  .audio(OpusChoice.AUTO.open())
                  .start();
          DemoGuests _ = new DemoGuests(transport, security, where(server), environment);
          Output output =
              Output.open(preferences, command.picture.snapshot, command.recording, shell)) {
        signals.listen(output::close);
        AsciiChatClient.Builder builder =
            AsciiChatClient.builder(transport, security, where(server), output.display())
                .environment(environment)
                .name(command.you.name(shell.environment()));
        return new Call(environment, output, outcome)
            .run(() -> builder, media, command.source, command.picture, command.sound);
      }
    }
  }

  private static Endpoint where(AsciiChatServer server) {
    return server.endpoints().getFirst();
  }
}
