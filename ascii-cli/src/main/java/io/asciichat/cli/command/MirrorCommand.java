package io.asciichat.cli.command;

import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.command.options.LogOptions;
import io.asciichat.cli.command.options.LookOptions;
import io.asciichat.cli.command.options.NameOption;
import io.asciichat.cli.command.options.PictureOptions;
import io.asciichat.cli.command.options.RecordingOptions;
import io.asciichat.cli.command.options.SoundOptions;
import io.asciichat.cli.command.options.SourceOptions;
import io.asciichat.cli.command.output.Drawing;
import io.asciichat.cli.command.output.PictureOutput;
import io.asciichat.cli.command.picture.SourceWatch;
import io.asciichat.cli.command.picture.Sources;
import io.asciichat.cli.command.sound.SoundDevices;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StopSignals;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.Mirror;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.client.SoundMirror;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.media.MediaFile;
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

  @Mixin(name = SoundOptions.HEADING)
  final SoundOptions.InMirror sound = new SoundOptions.InMirror();

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
    recording.requireOtherThan(source.file);
    ViewPreferences preferences = picture.preferences(look);
    ChatRuntime runtime = ChatRuntime.standard();
    Outcome outcome = new Outcome();
    MediaFile media =
        Sources.open(source, sound, NameOption.login(shell.environment()), runtime.pool());
    try (StopSignals signals = new StopSignals(outcome);
        SourceWatch.Watched watched = new SourceWatch.Watched(media.video());
        PictureOutput output =
            PictureOutput.open(preferences, picture.snapshot, recording, shell)) {
      signals.listen(output::close);
      return show(output, watched, media, outcome, runtime);
    }
  }

  private int show(
      PictureOutput output,
      SourceWatch.Watched watched,
      MediaFile media,
      Outcome outcome,
      ChatRuntime runtime)
      throws InterruptedException {
    try (SoundDevices devices = SoundDevices.open(sound, media.sound().orElse(null), output)) {
      OwnVideo own = source.own(watched);
      watched.start(runtime.runner(), output::overdue);
      ClientEnd end;
      try (Mirror mirror = new Mirror(own, output.display(), runtime);
          SoundMirror _ = hearing(devices, runtime, output)) {
        output.drawnBy(Drawing.Painter.EXTENDED);
        output.readKeys(own, devices == null ? null : devices.own(), () -> null, outcome);
        output.attach(picture, outcome);
        outcome.follow(mirror.end());
        end = outcome.await();
      }
      return output.exitCode(end);
    }
  }

  private static @Nullable SoundMirror hearing(
      @Nullable SoundDevices devices, ChatRuntime runtime, PictureOutput output) {
    if (devices == null) {
      return null;
    }
    devices.showLevels(runtime.runner(), output, () -> null, null);
    return new SoundMirror(devices.own(), runtime, output::news);
  }
}
