package io.asciichat.cli.command;

import io.asciichat.cli.command.call.Call;
import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.command.options.LogOptions;
import io.asciichat.cli.command.options.LookOptions;
import io.asciichat.cli.command.options.NameOption;
import io.asciichat.cli.command.options.Numbers;
import io.asciichat.cli.command.options.Password;
import io.asciichat.cli.command.options.PictureOptions;
import io.asciichat.cli.command.options.RecordingOptions;
import io.asciichat.cli.command.options.SecurityOptions;
import io.asciichat.cli.command.options.ServerOption;
import io.asciichat.cli.command.options.SoundOptions;
import io.asciichat.cli.command.options.SourceOptions;
import io.asciichat.cli.command.options.TransportOptions;
import io.asciichat.cli.command.options.TransportOptions.Route;
import io.asciichat.cli.command.output.PictureOutput;
import io.asciichat.cli.command.password.PasswordPrompt;
import io.asciichat.cli.command.password.Passwords;
import io.asciichat.cli.command.picture.OwnCamera;
import io.asciichat.cli.command.picture.SourceWatch;
import io.asciichat.cli.command.picture.Sources;
import io.asciichat.cli.process.LockSignal;
import io.asciichat.cli.process.LoggedLoop;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StopSignals;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.media.MediaFile;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ascii-chat client}. */
@Command(
    name = "client",
    header = "Join a call.",
    footer = {
      "  ascii-chat client                              a server on this machine, with your webcam",
      "  ascii-chat client example.org                  a server elsewhere",
      "  ascii-chat client [2001:db8::1]:4000           another port",
      "  ascii-chat client --file talk.mp4              a video in place of the webcam",
      "  ascii-chat client --snapshot --color-mode none  one frame as plain text",
      "  ascii-chat client --render-file call.cast      record the call for asciinema"
    })
final class ClientCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin(name = GroupedHelp.OWN)
  final ServerOption server = new ServerOption();

  @Option(
      names = "--reconnect-attempts",
      paramLabel = "<number>",
      defaultValue = "-1",
      converter = Numbers.Attempts.class,
      description = "Tries after a lost connection; -1: no end. Default: -1.")
  int reconnectAttempts;

  @Mixin(name = NameOption.HEADING)
  final NameOption you = new NameOption();

  @Mixin(name = SourceOptions.HEADING)
  final SourceOptions source = new SourceOptions();

  @Mixin(name = PictureOptions.HEADING)
  final PictureOptions picture = new PictureOptions();

  @Mixin(name = LookOptions.HEADING)
  final LookOptions look = new LookOptions();

  @Mixin(name = SoundOptions.HEADING)
  final SoundOptions.InCall sound = new SoundOptions.InCall();

  @Mixin(name = RecordingOptions.HEADING)
  final RecordingOptions recording = new RecordingOptions();

  @Mixin(name = TransportOptions.HEADING)
  final TransportOptions network = new TransportOptions();

  @Mixin(name = SecurityOptions.HEADING)
  final SecurityOptions security = new SecurityOptions();

  @Mixin(name = LogOptions.HEADING)
  final LogOptions log = new LogOptions();

  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  ClientCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    log.apply(Level.WARNING, source.file, recording.file);
    sound.audio &= !picture.snapshot;
    Route route = network.route(List.of(server.address), server.port, shell);
    recording.requireOtherThan(source.file);
    ViewPreferences preferences = picture.preferences(look);
    LockSignal.register();
    Outcome outcome = new Outcome();
    Passwords passwords = new Passwords(security, shell, outcome);
    Password password = passwords.first();
    if (outcome.isKnown()) {
      return Outcome.exitCode(outcome.await());
    }
    ChatRuntime runtime = ChatRuntime.standard();
    BufferPool pool = runtime.pool();
    try (StopSignals signals = new StopSignals(outcome);
        Caller caller = new Caller(runtime, passwords, password, outcome)) {
      // Beside the terminal, which takes its time, too.
      AcipSecurity first = caller.secured;
      LoggedLoop.start(runtime.runner(), "prepare", now -> prepare(first));
      MediaFile media = Sources.openForCall(source, sound, you.name(shell.environment()), pool);
      try (SourceWatch.Watched video = new SourceWatch.Watched(media.video());
          PictureOutput output =
              PictureOutput.open(preferences, picture.snapshot, recording, shell)) {
        signals.listen(() -> leave(output));
        video.start(runtime.runner(), output::overdue);
        return new Call(runtime, output, outcome)
            .run(
                caller.to(route, output, media.video()),
                new MediaFile(video, media.sound()),
                source,
                picture,
                sound);
      }
    }
  }

  private static long prepare(AcipSecurity security) throws InterruptedException {
    try {
      security.prepare();
    } catch (IllegalStateException e) {
      // The command has ended meanwhile, or the handshake meets the same and tells it.
      System.getLogger("io.asciichat.client").log(Level.DEBUG, "encryption is not prepared: " + e);
    }
    return Loop.DONE;
  }

  /** Does what is done for the terminal even at a sudden end. */
  private static void leave(PictureOutput output) {
    PasswordPrompt.restoreEcho();
    output.close();
  }

  /**
   * Describes the client, and asks for another password when the server refuses the present one.
   */
  private final class Caller implements AutoCloseable {
    private final ChatRuntime runtime;
    private final Passwords passwords;
    private final Outcome outcome;
    private AcipSecurity secured;

    Caller(ChatRuntime runtime, Passwords passwords, @Nullable Password password, Outcome outcome) {
      this.runtime = runtime;
      this.passwords = passwords;
      this.outcome = outcome;
      this.secured = security.security(password);
    }

    Call.Dialer to(Route route, PictureOutput output, VideoSource picture) {
      return new Call.Dialer() {
        @Override
        public void connected() {
          if (picture instanceof OwnCamera camera) {
            LoggedLoop.start(runtime.runner(), "open camera", now -> open(camera, output));
          }
        }

        @Override
        public AsciiChatClient.Builder dial() {
          return describe(route, output);
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
              secured.close();
              secured = security.security(other);
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

    private AsciiChatClient.Builder describe(Route route, PictureOutput output) {
      return AsciiChatClient.builder(
              route.transport(), secured, route.endpoints().getFirst(), output.display())
          .runtime(runtime)
          .name(you.name(shell.environment()))
          .reconnectAttempts(picture.snapshot ? 0 : reconnectAttempts);
    }

    @Override
    public void close() {
      secured.close();
    }
  }
}
