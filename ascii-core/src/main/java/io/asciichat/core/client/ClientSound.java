package io.asciichat.core.client;

import io.asciichat.core.audio.playback.JitterBuffer;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.port.AudioSink;
import io.asciichat.core.port.AudioSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The two loops of a client's sound; either may be missing. */
final class ClientSound {
  private final int frameMillis;
  private final @Nullable SoundCaptureLoop capture;
  private final @Nullable JitterBuffer buffer;
  private final @Nullable PlaybackLoop playback;
  private final AtomicReference<@Nullable LoopHandle> capturing = new AtomicReference<>();
  private final AtomicReference<@Nullable LoopHandle> playing = new AtomicReference<>();

  ClientSound(
      OwnSound own,
      ClientListener listener,
      Supplier<@Nullable ServerLink> server,
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
    capturing.set(start(runner, "sound capture", capture));
    playing.set(start(runner, "playback", playback));
  }

  private static @Nullable LoopHandle start(LoopRunner runner, String name, @Nullable Loop loop) {
    return loop == null ? null : runner.start(name, loop);
  }

  /** Whether sound is, or will be, sent. */
  boolean speaks() {
    return capture != null && capture.speaks();
  }

  /** Milliseconds of sound in a packet between programs of ours. */
  int frameMillis() {
    return frameMillis;
  }

  @Nullable JitterBuffer buffer() {
    return buffer;
  }

  void stop() {
    stop(capturing.get());
    stop(playing.get());
  }

  private static void stop(@Nullable LoopHandle loop) {
    if (loop != null) {
      loop.stop();
    }
  }

  void join(long patience, Consumer<String> whenStuck) {
    join(capturing.get(), patience, whenStuck);
    join(playing.get(), patience, whenStuck);
  }

  private static void join(@Nullable LoopHandle loop, long patience, Consumer<String> whenStuck) {
    if (loop != null) {
      loop.join(patience, whenStuck);
    }
  }
}
