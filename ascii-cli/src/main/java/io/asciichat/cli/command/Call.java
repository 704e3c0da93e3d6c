package io.asciichat.cli.command;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.link.LinkEnvironment;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.media.MediaFile;

/** Somebody's part in a call, from connecting to the exit code. */
final class Call {
  private final LinkEnvironment environment;
  private final Output output;
  private final Outcome outcome;

  Call(LinkEnvironment environment, Output output, Outcome outcome) {
    this.environment = environment;
    this.output = output;
    this.outcome = outcome;
  }

  /**
   * Takes part until somebody ends it.
   *
   * @param builder knows where and as whom
   * @param media one's own picture, and the sound that belongs to it
   * @return the exit code
   */
  int run(
      AsciiChatClient.Builder builder,
      MediaFile media,
      SourceOptions source,
      PictureOptions picture,
      SoundOptions sound)
      throws InterruptedException {
    OwnVideo own = new OwnVideo(media.video(), source.flipX, source.flipY);
    ClientLog log = new ClientLog(output, environment.clock());
    LoopHandle repeats = environment.runner().start("repeats", log.repeats());
    builder.video(own).listener(log);
    ClientEnd end;
    try (SoundDevices devices = SoundDevices.open(sound, media.sound().orElse(null), output)) {
      OwnSound heard = devices == null ? null : devices.own();
      if (heard != null) {
        builder.sound(heard);
      }
      try (AsciiChatClient client = builder.start()) {
        output.attach(own, heard, picture, outcome);
        if (devices != null) {
          devices.showLevels(
              environment.runner(),
              output,
              client::levels,
              sound.analysis ? client::playback : null);
        }
        outcome.follow(client.end());
        end = outcome.await();
        repeats.stop();
        log.ended(end, sound.analysis ? client.playback() : null);
      }
    }
    return output.exitCode(end);
  }
}
