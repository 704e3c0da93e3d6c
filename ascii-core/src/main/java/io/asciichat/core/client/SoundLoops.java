package io.asciichat.core.client;

import io.asciichat.core.audio.playback.JitterBuffer;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.loop.LoopSlot;
import io.asciichat.core.port.AudioSink;
import io.asciichat.core.port.AudioSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The two loops of a client's sound; either may be missing. */
final class SoundLoops {
  private final int frameMillis;
  private final @Nullable SoundCaptureLoop capture;
  private final @Nullable JitterBuffer buffer;
  private final @Nullable PlaybackLoop playback;
  private final LoopSlot capturing = new LoopSlot();
  private final LoopSlot playing = new LoopSlot();

  SoundLoops(
      OwnSound own,
      ClientListener listener,
      Supplier<? extends SoundCaptureLoop.@Nullable Uplink> server,
      BufferPool pool) {
    frameMillis = own.settings().frameMillis();
    AudioSource microphone = own.microphone();
    AudioSink speakers = own.speakers();
    capture =
        microphone == null
            ? null
            : new SoundCaptureLoop(
                own,
                microphone,
                server,
                pool,
                failure -> listener.microphoneFailed(String.valueOf(failure.getMessage())));
    buffer = speakers == null ? null : new JitterBuffer(own.codec());
    playback =
        speakers == null || buffer == null
            ? null
            : new PlaybackLoop(
                own,
                speakers,
                buffer,
                failure -> listener.speakersFailed(String.valueOf(failure.getMessage())));
  }

  void start(LoopRunner runner) {
    if (capture != null) {
      capturing.set(runner.start("sound capture", capture));
    }
    if (playback != null) {
      playing.set(runner.start("playback", playback));
    }
  }

  /** Returns whether sound is, or will be, sent. */
  boolean speaks() {
    return capture != null && capture.speaks();
  }

  /** Milliseconds of sound in a packet in the extended dialect. */
  int frameMillis() {
    return frameMillis;
  }

  @Nullable JitterBuffer buffer() {
    return buffer;
  }

  void stop() {
    capturing.stop();
    playing.stop();
  }

  void join(long timeoutNanos, Consumer<String> whenStuck) {
    capturing.join(timeoutNanos, whenStuck);
    playing.join(timeoutNanos, whenStuck);
  }
}
