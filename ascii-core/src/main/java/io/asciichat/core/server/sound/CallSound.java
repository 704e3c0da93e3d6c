package io.asciichat.core.server.sound;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.runtime.ChatRuntime;
import org.jspecify.annotations.Nullable;

/**
 * The sound of one server's call. Without a codec the server ignores sound: its sessions take
 * packets of it and do nothing. Thread-safe.
 */
public final class CallSound {
  private final @Nullable SoundRoom room;
  private final ChatRuntime runtime;
  private final Failures failures;

  /** Consequences of failures that end no client's call. May be called on any loop. */
  public interface Failures {
    /** The mix of a tick has failed and was skipped. */
    void mixSkipped(String loop, Throwable failure);

    /** A loop could not be started. */
    void loopDied(String loop, Throwable failure);

    /** A loop that was told to stop has not done so in time. */
    void loopStuck(String trace);
  }

  /**
   * Makes the room that all voices meet in.
   *
   * @param codec null when the server ignores sound
   * @param watch hears of each mix
   */
  public CallSound(
      @Nullable AudioCodec codec,
      MixerSettings mixer,
      ChatRuntime runtime,
      Failures failures,
      MixWatch watch) {
    this.room = codec == null ? null : new SoundRoom(codec, mixer, runtime.pool(), watch);
    this.runtime = runtime;
    this.failures = failures;
  }

  /** Returns the sound of a session that has just begun. */
  public SessionSound of(SessionSound.Owner owner) {
    return new SessionSound(owner, room, this);
  }

  /** Starts the loop of a client that listens. */
  LoopHandle start(String name, SoundRoom where, SoundListener listener) {
    AudioLoop loop = new AudioLoop(where, listener, failure -> failures.mixSkipped(name, failure));
    return runtime.runner().start(name, loop);
  }

  Failures failures() {
    return failures;
  }

  /** The number of the sample that is due now. */
  long now() {
    return TickSamples.at(runtime.clock().nanos());
  }

  /** Gives the encoders back; called when all sessions have ended. */
  public void close() {
    if (room != null) {
      room.close();
    }
  }
}
