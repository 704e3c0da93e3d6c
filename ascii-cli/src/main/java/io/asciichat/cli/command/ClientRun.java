package io.asciichat.cli.command;

import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.link.LinkEnvironment;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.VideoSource;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.transport.tcp.TcpTransport;

/** Wires {@code ascii-chat client}. */
final class ClientRun {
  private ClientRun() {}

  static int run(ClientCommand command, Shell shell) throws InterruptedException {
    Endpoint endpoint = Endpoint.parse(command.address, command.port);
    ViewPreferences preferences = command.picture.preferences(command.look);
    LockSignal.register();
    LinkEnvironment environment = LinkEnvironment.standard();
    BufferPool pool = environment.pool();
    Outcome outcome = new Outcome();
    try (AcipSecurity security = Securities.of(command.security, pool);
        VideoSource source = Sources.open(command.source, pool);
        Output output =
            Output.open(preferences, command.picture.snapshot, command.recording, shell);
        StopSignals _ = new StopSignals(outcome, output::close)) {
      OwnVideo own = new OwnVideo(source, command.source.flipX, command.source.flipY);
      ClientLog log = new ClientLog(output);
      ClientEnd end;
      try (AsciiChatClient client =
          AsciiChatClient.builder(new TcpTransport(pool), security, endpoint, output.display())
              .environment(environment)
              .video(own)
              .listener(log)
              .name(command.you.name(shell.environment()))
              .reconnectAttempts(command.picture.snapshot ? 0 : command.reconnectAttempts)
              .start()) {
        output.attach(own, command.picture, outcome);
        outcome.follow(client.end());
        end = outcome.await();
        log.ended(end);
      }
      return output.exitCode(end);
    }
  }
}
