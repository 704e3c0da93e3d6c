package io.asciichat.core.server;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.port.VideoDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Makes decoders of compressed pictures, once what they need has been loaded, which happens on a
 * loop of its own: loading takes seconds on a busy machine, and a receive loop that did it would
 * lose its client. Until then there are none, and pictures that come are dropped; a stream is shown
 * from its next key frame on. Thread-safe.
 */
final class Decoders {
  private final VideoDecoder.@Nullable Factory factory;
  private final ServerListener listener;
  private volatile boolean failed;

  Decoders(VideoDecoder.@Nullable Factory factory, ServerListener listener) {
    this.factory = factory;
    this.listener = listener;
  }

  /** Starts to load. The loop ends by itself: libraries do not like to be interrupted. */
  void prepare(LoopRunner runner) {
    VideoDecoder.Factory made = factory;
    if (made != null) {
      try {
        runner.start("prepare decoders", new Preparation(made));
      } catch (RuntimeException | Error failure) {
        failed = true;
        listener.decodersFailed(failure);
      }
    }
  }

  /** A decoder for a new stream, or null as long as there is none. */
  @Nullable VideoDecoder open() {
    VideoDecoder.Factory made = factory;
    return made == null || failed || !made.isReady() ? null : made.open();
  }

  /** Returns whether there will never be one. */
  boolean missing() {
    return factory == null || failed;
  }

  private final class Preparation implements Loop {
    private final VideoDecoder.Factory loaded;

    Preparation(VideoDecoder.Factory loaded) {
      this.loaded = loaded;
    }

    @Override
    public long step(long now) {
      loaded.prepare();
      return DONE;
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      if (failure != null) {
        failed = true;
        listener.decodersFailed(failure);
      }
    }
  }
}
