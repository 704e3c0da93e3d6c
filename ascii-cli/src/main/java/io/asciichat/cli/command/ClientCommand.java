package io.asciichat.cli.command;

import io.asciichat.cli.command.options.DeviceOptions;
import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.command.options.LogOptions;
import io.asciichat.cli.command.options.LookOptions;
import io.asciichat.cli.command.options.NameOption;
import io.asciichat.cli.command.options.PictureOptions;
import io.asciichat.cli.command.options.RangeConverter;
import io.asciichat.cli.command.options.RecordingOptions;
import io.asciichat.cli.command.options.SecurityOptions;
import io.asciichat.cli.command.options.ServerOption;
import io.asciichat.cli.command.options.SoundOptions;
import io.asciichat.cli.command.options.SourceOptions;
import io.asciichat.cli.command.options.TransportOptions;
import io.asciichat.cli.process.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ascii-chat client}. */
@Command(
    name = "client",
    header = "Join a call.",
    synopsisHeading = "%nUsage:%n  ",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
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
      converter = RangeConverter.Attempts.class,
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

  @Mixin(name = DeviceOptions.HEADING)
  final SoundOptions sound = new SoundOptions();

  @Mixin(name = RecordingOptions.HEADING)
  final RecordingOptions recording = new RecordingOptions();

  @Mixin(name = TransportOptions.HEADING)
  final TransportOptions transport = new TransportOptions();

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
    log.apply(System.Logger.Level.WARNING, source.file, recording.file);
    sound.audio &= !picture.snapshot;
    return ClientRun.run(this, shell);
  }
}
