package io.asciichat.cli.command;

import io.asciichat.cli.command.call.Call;
import io.asciichat.cli.command.identity.OwnIdentities;
import io.asciichat.cli.command.options.ClientSecurityOptions;
import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.command.options.LogOptions;
import io.asciichat.cli.command.options.LookOptions;
import io.asciichat.cli.command.options.NameOption;
import io.asciichat.cli.command.options.Numbers;
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
import io.asciichat.cli.command.picture.OwnCamera;
import io.asciichat.cli.command.picture.SourceWatch;
import io.asciichat.cli.command.picture.Sources;
import io.asciichat.cli.process.LoggedLoop;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.ReportSignal;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StopSignals;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.media.MediaFile;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Callable;
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
  final ClientSecurityOptions security = new ClientSecurityOptions();

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
    ReportSignal.register();
    Outcome outcome = new Outcome();
    security.settle();
    try (OwnIdentities own = OwnIdentities.open(security, shell, outcome);
        StopSignals signals = new StopSignals(outcome);
        ClientAccess access = ClientAccess.open(security, own, route, shell, outcome)) {
      if (outcome.isKnown()) {
        return Outcome.exitCode(outcome.await());
      }
      return join(access, preferences, route, signals, outcome);
    }
  }

  private int join(
      ClientAccess access,
      ViewPreferences preferences,
      Route route,
      StopSignals signals,
      Outcome outcome)
      throws InterruptedException {
    ChatRuntime runtime = ChatRuntime.standard();
    // Beside the terminal, which takes its time, too.
    LoggedLoop.start(runtime.runner(), "prepare", access::prepare);
    MediaFile media =
        Sources.openForCall(source, sound, you.name(shell.environment()), runtime.pool());
    try (SourceWatch.Watched video = new SourceWatch.Watched(media.video());
        PictureOutput output =
            PictureOutput.open(preferences, picture.snapshot, recording, shell)) {
      signals.listen(() -> leave(output));
      video.start(runtime.runner(), output::overdue);
      Call.Dialer dialer =
          new Call.Dialer() {
            @Override
            public void connected() {
              if (media.video() instanceof OwnCamera camera) {
                LoggedLoop.start(runtime.runner(), "open camera", now -> open(camera));
              }
            }

            private long open(OwnCamera camera) throws InterruptedException {
              try {
                camera.open(output::news);
              } catch (AsciiChatException e) {
                outcome.fail(e);
              }
              return Loop.DONE;
            }

            @Override
            public AsciiChatClient.Builder dial() {
              return AsciiChatClient.builder(
                      route.transport(),
                      access.security(),
                      route.endpoints().getFirst(),
                      output.display())
                  .runtime(runtime)
                  .name(you.name(shell.environment()))
                  .reconnectAttempts(picture.snapshot ? 0 : reconnectAttempts);
            }

            @Override
            public boolean mayAsk() {
              return access.canAsk();
            }

            @Override
            public boolean redial(ClientEnd end) {
              if (!access.canMend(end)) {
                return false;
              }
              output.suspend();
              try {
                return access.mend(end);
              } finally {
                output.resume();
              }
            }
          };
      return new Call(runtime, output, outcome)
          .run(dialer, new MediaFile(video, media.sound()), source, picture, sound);
    }
  }

  /** Does what is done for the terminal even at a sudden end. */
  private static void leave(PictureOutput output) {
    PasswordPrompt.restoreEcho();
    output.close();
  }
}
