package io.asciichat.cli.command;

import io.asciichat.cli.command.call.Call;
import io.asciichat.cli.command.options.Password;
import io.asciichat.cli.command.options.Securities;
import io.asciichat.cli.command.output.PictureOutput;
import io.asciichat.cli.command.password.PasswordPrompt;
import io.asciichat.cli.command.password.Passwords;
import io.asciichat.cli.command.picture.OwnCamera;
import io.asciichat.cli.command.picture.SourceWatch;
import io.asciichat.cli.command.picture.Sources;
import io.asciichat.cli.process.LockSignal;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StopSignals;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.link.ChatRuntime;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.VideoSource;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.media.MediaFile;
import io.asciichat.transport.tcp.TcpTransport;
import org.jspecify.annotations.Nullable;

/** Wires {@code ascii-chat client}. */
final class ClientRun {
  private ClientRun() {}

  private static long prepare(Security security) throws InterruptedException {
    security.prepare();
    return Loop.DONE;
  }

  static int run(ClientCommand command, Shell shell) throws InterruptedException {
    Endpoint endpoint = command.server.endpoint();
    command.recording.requireOtherThan(command.source.file);
    ViewPreferences preferences = command.picture.preferences(command.look);
    LockSignal.register();
    Outcome outcome = new Outcome();
    Passwords passwords = new Passwords(command.security, shell, outcome);
    Password password = passwords.first();
    if (outcome.isKnown()) {
      return Outcome.exitCode(outcome.await());
    }
    ChatRuntime runtime = ChatRuntime.standard();
    BufferPool pool = runtime.pool();
    try (StopSignals signals = new StopSignals(outcome);
        Caller caller = new Caller(command, shell, runtime, passwords, password, outcome)) {
      // Beside the terminal, which takes its time, too.
      Security first = caller.security;
      runtime.runner().start("prepare", now -> prepare(first));
      String name = command.you.name(shell.environment());
      MediaFile media = Sources.openForCall(command.source, command.sound, name, pool);
      try (SourceWatch.Watched video = new SourceWatch.Watched(media.video());
          PictureOutput output =
              PictureOutput.open(preferences, command.picture.snapshot, command.recording, shell)) {
        signals.listen(() -> leave(output));
        video.start(runtime.runner(), output::ownPicture);
        return new Call(runtime, output, outcome)
            .run(
                caller.to(endpoint, output, media.video()),
                new MediaFile(video, media.sound()),
                command.source,
                command.picture,
                command.sound);
      }
    }
  }

  /** What is done for the terminal even at a sudden end. */
  private static void leave(PictureOutput output) {
    PasswordPrompt.restoreEcho();
    output.close();
  }

  /**
   * Describes the client, and asks for another password when the server refuses the present one.
   */
  private static final class Caller implements AutoCloseable {
    private final ClientCommand command;
    private final Shell shell;
    private final ChatRuntime runtime;
    private final Passwords passwords;
    private final Outcome outcome;
    private AcipSecurity security;

    Caller(
        ClientCommand command,
        Shell shell,
        ChatRuntime runtime,
        Passwords passwords,
        @Nullable Password password,
        Outcome outcome) {
      this.outcome = outcome;
      this.command = command;
      this.shell = shell;
      this.runtime = runtime;
      this.passwords = passwords;
      this.security = Securities.of(command.security, password);
    }

    Call.Dialer to(Endpoint endpoint, PictureOutput output, VideoSource picture) {
      return new Call.Dialer() {
        @Override
        public void connected() {
          if (picture instanceof OwnCamera camera) {
            runtime.runner().start("open camera", now -> open(camera, output));
          }
        }

        @Override
        public AsciiChatClient.Builder dial() {
          return describe(endpoint, output);
        }

        @Override
        public boolean mayAsk() {
          return passwords.canAsk();
        }

        @Override
        public boolean redial(ClientEnd end) {
          if (!passwords.canMend(end)) {
            return false;
          }
          output.suspend();
          try {
            Password other = passwords.after(end);
            if (other != null) {
              security.close();
              security = Securities.of(command.security, other);
            }
            return other != null;
          } finally {
            output.resume();
          }
        }
      };
    }

    private long open(OwnCamera camera, PictureOutput output) throws InterruptedException {
      try {
        camera.open(output::news);
      } catch (AsciiChatException e) {
        outcome.fail(e);
      }
      return Loop.DONE;
    }

    private AsciiChatClient.Builder describe(Endpoint endpoint, PictureOutput output) {
      TcpTransport transport = new TcpTransport();
      return AsciiChatClient.builder(transport, security, endpoint, output.display())
          .runtime(runtime)
          .name(command.you.name(shell.environment()))
          .reconnectAttempts(command.picture.snapshot ? 0 : command.reconnectAttempts);
    }

    @Override
    public void close() {
      security.close();
    }
  }
}
