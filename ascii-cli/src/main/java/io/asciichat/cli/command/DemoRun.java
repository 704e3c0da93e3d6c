package io.asciichat.cli.command;

import io.asciichat.cli.command.call.Call;
import io.asciichat.cli.command.options.OpusChoice;
import io.asciichat.cli.command.output.PictureOutput;
import io.asciichat.cli.command.picture.SourceWatch;
import io.asciichat.cli.command.picture.Sources;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StopSignals;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.link.ChatRuntime;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Transport;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.media.MediaFile;
import io.asciichat.transport.tcp.TcpTransport;

/** Wires {@code ascii-chat demo}: a real server on loopback, its guests, and the user. */
final class DemoRun {
  private DemoRun() {}

  static int run(DemoCommand command, Shell shell) throws InterruptedException {
    command.recording.requireOtherThan(command.source.file);
    ViewPreferences preferences = command.picture.preferences(command.look);
    ChatRuntime runtime = ChatRuntime.standard();
    BufferPool pool = runtime.pool();
    Outcome outcome = new Outcome();
    Transport transport = new TcpTransport();
    try (StopSignals signals = new StopSignals(outcome);
        AcipSecurity security = AcipSecurity.builder().build()) {
      String name = command.you.name(shell.environment());
      MediaFile media = Sources.openOrPattern(command.source, command.sound, name, pool);
      DemoGuests guests = new DemoGuests();
      try (SourceWatch.Watched video = new SourceWatch.Watched(media.video());
          AsciiChatServer server =
              AsciiChatServer.builder(transport, security)
                  .runtime(runtime)
                  .listenOn(TcpTransport.loopback(0))
                  .audio(OpusChoice.AUTO.open())
                  .listener(guests)
                  .start();
          DemoGuests _ = guests.join(transport, security, where(server), runtime);
          PictureOutput output =
              PictureOutput.open(preferences, command.picture.snapshot, command.recording, shell)) {
        signals.listen(output::close);
        video.start(runtime.runner(), output::ownPicture);
        AsciiChatClient.Builder builder =
            AsciiChatClient.builder(transport, security, where(server), output.display())
                .runtime(runtime)
                .name(name);
        return new Call(runtime, output, outcome)
            .run(
                () -> builder,
                new MediaFile(video, media.sound()),
                command.source,
                command.picture,
                command.sound);
      }
    }
  }

  private static Endpoint where(AsciiChatServer server) {
    return server.endpoints().getFirst();
  }
}
