package io.asciichat.cli.command;

import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.link.LinkEnvironment;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.VideoSource;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.media.MediaFile;
import io.asciichat.transport.tcp.TcpTransport;

/** Wires {@code ascii-chat client}. */
final class ClientRun {
  private ClientRun() {}

  private static long prepare(Security security) throws InterruptedException {
    security.prepare();
    return Loop.DONE;
  }

  static int run(ClientCommand command, Shell shell) throws InterruptedException {
    Endpoint endpoint = command.server.endpoint();
    ViewPreferences preferences = command.picture.preferences(command.look);
    LockSignal.register();
    LinkEnvironment environment = LinkEnvironment.standard();
    BufferPool pool = environment.pool();
    Outcome outcome = new Outcome();
    try (StopSignals signals = new StopSignals(outcome);
        AcipSecurity security = Securities.of(command.security, pool)) {
      // Beside the camera and the terminal, which take their time, too.
      environment.runner().start("prepare", now -> prepare(security));
      MediaFile media = Sources.open(command.source, command.sound, pool);
      try (VideoSource _ = media.video();
          Output output =
              Output.open(preferences, command.picture.snapshot, command.recording, shell)) {
        signals.listen(output::close);
        AsciiChatClient.Builder builder =
            AsciiChatClient.builder(new TcpTransport(pool), security, endpoint, output.display())
                .environment(environment)
                .name(command.you.name(shell.environment()))
                .reconnectAttempts(command.picture.snapshot ? 0 : command.reconnectAttempts);
        return new Call(environment, output, outcome)
            .run(builder, media, command.source, command.picture, command.sound);
      }
    }
  }
}
