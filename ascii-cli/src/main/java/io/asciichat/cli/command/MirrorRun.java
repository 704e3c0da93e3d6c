package io.asciichat.cli.command;

import io.asciichat.cli.terminal.ViewPreferences;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.Mirror;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.loop.SystemClock;
import io.asciichat.core.loop.ThreadLoopRunner;
import io.asciichat.core.port.VideoSource;

/** Wires {@code ascii-chat mirror}. */
final class MirrorRun {
  private MirrorRun() {}

  static int run(MirrorCommand command, Shell shell) throws InterruptedException {
    ViewPreferences preferences = command.picture.preferences(command.look);
    BufferPool pool = new BufferPool();
    Outcome outcome = new Outcome();
    try (VideoSource source = Sources.open(command.source, pool);
        Output output =
            Output.open(preferences, command.picture.snapshot, command.recording, shell);
        StopSignals _ = new StopSignals(outcome, output::close)) {
      OwnVideo own = new OwnVideo(source, command.source.flipX, command.source.flipY);
      ThreadLoopRunner runner = new ThreadLoopRunner(new SystemClock());
      ClientEnd end;
      try (Mirror mirror = new Mirror(own, output.display(), runner, pool)) {
        output.drawnBy(Drawing.Painter.OURS);
        output.attach(own, command.picture, outcome);
        outcome.follow(mirror.end());
        end = outcome.await();
      }
      return output.exitCode(end);
    }
  }
}
