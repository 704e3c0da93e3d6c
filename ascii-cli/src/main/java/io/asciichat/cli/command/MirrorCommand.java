package io.asciichat.cli.command;

import io.asciichat.cli.command.options.DeviceOptions;
import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.command.options.LogOptions;
import io.asciichat.cli.command.options.LookOptions;
import io.asciichat.cli.command.options.MirrorSoundOptions;
import io.asciichat.cli.command.options.PictureOptions;
import io.asciichat.cli.command.options.RecordingOptions;
import io.asciichat.cli.command.options.SourceOptions;
import io.asciichat.cli.process.Shell;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ascii-chat mirror}. */
@Command(
    name = "mirror",
    header = "See your own picture, without any network.",
    synopsisHeading = "%nUsage:%n  ",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ascii-chat mirror                              your webcam",
      "  ascii-chat mirror cat.gif                      a picture or a video",
      "  ascii-chat mirror --test-pattern -P blocks     no camera needed",
      "  ascii-chat mirror --snapshot > me.txt          one frame into a file",
      "  ascii-chat mirror --render-file me.gif         what you see, as an animation"
    })
final class MirrorCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(arity = "0..1", paramLabel = "<file>", description = "The same as --file.")
  @Nullable Path file;

  @Mixin(name = SourceOptions.HEADING)
  final SourceOptions source = new SourceOptions();

  @Mixin(name = PictureOptions.HEADING)
  final PictureOptions picture = new PictureOptions();

  @Mixin(name = LookOptions.HEADING)
  final LookOptions look = new LookOptions();

  @Mixin(name = DeviceOptions.HEADING)
  final MirrorSoundOptions sound = new MirrorSoundOptions();

  @Mixin(name = RecordingOptions.HEADING)
  final RecordingOptions recording = new RecordingOptions();

  @Mixin(name = LogOptions.HEADING)
  final LogOptions log = new LogOptions();

  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  MirrorCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    log.apply(System.Logger.Level.WARNING, file, source.file, recording.file);
    sound.audio &= !picture.snapshot;
    if (file != null) {
      source.choose(file);
    }
    return MirrorRun.run(this, shell);
  }
}
