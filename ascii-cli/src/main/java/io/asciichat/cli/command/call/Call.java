package io.asciichat.cli.command.call;

import io.asciichat.cli.command.options.PictureOptions;
import io.asciichat.cli.command.options.SoundOptions;
import io.asciichat.cli.command.options.SourceOptions;
import io.asciichat.cli.command.output.PictureOutput;
import io.asciichat.cli.command.sound.SoundDevices;
import io.asciichat.cli.process.LoggedLoop;
import io.asciichat.cli.process.Outcome;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.media.MediaFile;
import java.util.concurrent.CompletableFuture;

/** A participant's part in a call, from connecting to the exit code. */
public final class Call {
  private final ChatRuntime runtime;
  private final PictureOutput output;
  private final Outcome outcome;

  public Call(ChatRuntime runtime, PictureOutput output, Outcome outcome) {
    this.runtime = runtime;
    this.output = output;
    this.outcome = outcome;
  }

  /** Makes the client that takes part, and perhaps another one after a refusal. */
  public interface Dialer {
    /** Describes the client: where to, as whom, with which credentials. */
    AsciiChatClient.Builder dial();

    /** A server has let this client in, for the first time. On a loop: returns soon. */
    default void connected() {}

    /** Whether {@link #redial} may ask on the terminal. */
    default boolean mayAsk() {
      return false;
    }

    /**
     * Whether to dial again after this end; a new client then takes the place of the old one.
     *
     * @throws io.asciichat.core.error.AsciiChatException when that has become impossible
     */
    default boolean redial(ClientEnd end) {
      return false;
    }
  }

  /**
   * Takes part until the user, the server or a signal ends it.
   *
   * @param dialer knows where and as whom
   * @param media the user's picture, and the sound that belongs to it
   * @return the exit code
   */
  public int run(
      Dialer dialer,
      MediaFile media,
      SourceOptions source,
      PictureOptions picture,
      SoundOptions.InCall sound)
      throws InterruptedException {
    OwnVideo own = source.own(media.video());
    ClientLog log = new ClientLog(output, runtime.clock());
    var _ = log.connected().thenRun(dialer::connected);
    LoopHandle repeats = LoggedLoop.start(runtime.runner(), "repeats", log.repeats());
    Attendance attendance = new Attendance(output.display().profile().utf8(), output::people);
    if (output.showsLines()) {
      log.attendance(attendance);
      attendance.start(runtime.runner());
    }
    ClientEnd end;
    try (SoundDevices devices =
        SoundDevices.open(
            sound,
            media.sound().orElse(null),
            line -> {
              // Not before a server is found: until then, sound is not what the user waits for.
              var _ = log.connected().thenRun(() -> SoundDevices.tell(output, line));
            })) {
      OwnSound heard = devices == null ? null : devices.own();
      output.readKeys(own, heard, log::server, outcome);
      do {
        AsciiChatClient.Builder builder = dialer.dial().video(own).listener(log);
        if (heard != null) {
          builder.sound(heard);
        }
        try (AsciiChatClient client = builder.start()) {
          boolean attachesAtOnce = !dialer.mayAsk() && !output.isSnapshot();
          if (attachesAtOnce || isConnected(client, log)) {
            output.attach(picture, outcome);
            if (devices != null) {
              devices.showLevels(
                  runtime.runner(),
                  output,
                  client::levels,
                  sound.analysis ? client::playback : null);
            }
          }
          ClientEnd clientEnd = outcome.unlessKnown(client.end());
          end = clientEnd == null ? outcome.await() : clientEnd;
          log.ended(end, sound.analysis ? client.playback() : null);
        }
      } while (!outcome.isKnown() && !log.connected().isDone() && dialer.redial(end));
    } finally {
      attendance.stop();
      repeats.stop();
    }
    return output.exitCode(outcome.isKnown() ? outcome.await() : end);
  }

  /** Waits until it is known whether the client gets in. */
  private boolean isConnected(AsciiChatClient client, ClientLog log) throws InterruptedException {
    var _ = outcome.unlessKnown(CompletableFuture.anyOf(client.end(), log.connected()));
    return log.connected().isDone();
  }
}
