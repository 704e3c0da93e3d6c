package io.asciichat.cli.command;

import io.asciichat.cli.command.options.DeviceOptions;
import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.command.options.LogOptions;
import io.asciichat.cli.command.options.LookOptions;
import io.asciichat.cli.command.options.NameOption;
import io.asciichat.cli.command.options.PictureOptions;
import io.asciichat.cli.command.options.RecordingOptions;
import io.asciichat.cli.command.options.SoundOptions;
import io.asciichat.cli.command.options.SourceOptions;
import io.asciichat.cli.process.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ascii-chat demo}. */
@Command(
    name = "demo",
    header = "A call with three synthetic people, on this machine only.",
    synopsisHeading = "%nUsage:%n  ",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ascii-chat demo                                q or Ctrl+C leaves",
      "  ascii-chat demo --file cat.gif                 you are a cat",
      "  ascii-chat demo --snapshot --width 120 --height 40",
      "  ascii-chat demo --snapshot --render-file demo.png"
    })
final class DemoCommand implements Callable<Integer> {
  private final Shell shell;

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

  @Mixin(name = LogOptions.HEADING)
  final LogOptions log = new LogOptions();

  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    log.apply(System.Logger.Level.WARNING, source.file, recording.file);
    sound.audio &= !picture.snapshot;
    return DemoRun.run(this, shell);
  }
}
