package io.asciichat.cli.command;

import io.asciichat.cli.command.output.Drawing;
import io.asciichat.cli.command.output.PictureOutput;
import io.asciichat.cli.command.picture.SourceWatch;
import io.asciichat.cli.command.picture.Sources;
import io.asciichat.cli.command.sound.SoundDevices;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StopSignals;
import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.Mirror;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.client.SoundMirror;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.loop.SystemClock;
import io.asciichat.core.loop.ThreadLoopRunner;
import io.asciichat.media.MediaFile;
import org.jspecify.annotations.Nullable;

/** Wires {@code ascii-chat mirror}. */
final class MirrorRun {
  private MirrorRun() {}

  static int run(MirrorCommand command, Shell shell) throws InterruptedException {
    command.recording.requireOtherThan(command.source.file);
    ViewPreferences preferences = command.picture.preferences(command.look);
    BufferPool pool = new BufferPool();
    Outcome outcome = new Outcome();
    MediaFile media = Sources.open(command.source, command.sound, "", pool);
    try (StopSignals signals = new StopSignals(outcome);
        SourceWatch.Watched source = new SourceWatch.Watched(media.video());
        PictureOutput output =
            PictureOutput.open(preferences, command.picture.snapshot, command.recording, shell)) {
      signals.listen(output::close);
      return show(command, output, source, media, outcome, pool);
    }
  }

  private static int show(
      MirrorCommand command,
      PictureOutput output,
      SourceWatch.Watched source,
      MediaFile media,
      Outcome outcome,
      BufferPool pool)
      throws InterruptedException {
    try (SoundDevices devices =
        SoundDevices.open(command.sound, media.sound().orElse(null), output)) {
      OwnVideo own = new OwnVideo(source, command.source.flipX, command.source.flipY);
      ThreadLoopRunner runner = new ThreadLoopRunner(new SystemClock());
      source.start(runner, output::ownPicture);
      ClientEnd end;
      try (Mirror mirror = new Mirror(own, output.display(), runner, pool);
          SoundMirror _ = hearing(devices, runner, output)) {
        output.drawnBy(Drawing.Painter.OURS);
        output.readKeys(own, devices == null ? null : devices.own(), outcome);
        output.attach(command.picture, outcome);
        outcome.follow(mirror.end());
        end = outcome.await();
      }
      return output.exitCode(end);
    }
  }

  private static @Nullable SoundMirror hearing(
      @Nullable SoundDevices devices, LoopRunner runner, PictureOutput output) {
    if (devices == null) {
      return null;
    }
    devices.showLevels(runner, output, () -> null, null);
    return new SoundMirror(devices.own(), runner, output::news);
  }
}
