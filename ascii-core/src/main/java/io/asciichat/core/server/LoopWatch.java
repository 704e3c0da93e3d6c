package io.asciichat.core.server;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.port.HandshakeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Runs all loops of a server on another runner, and sees to it that none of them ends unnoticed:
 * what a loop dies of is told to the {@link ServerListener} with the loop's name, and what it dies
 * of for want of memory or threads to {@link Starvation}.
 *
 * <p>What a peer or a network can cause is not a death: that is told when the client has gone.
 */
final class LoopWatch implements LoopRunner {
  private final LoopRunner runner;
  private final ServerListener listener;
  private final Starvation starvation;

  LoopWatch(LoopRunner runner, ServerListener listener, Starvation starvation) {
    this.runner = runner;
    this.listener = listener;
    this.starvation = starvation;
  }

  @Override
  public LoopHandle start(String name, Loop loop) {
    try {
      return runner.start(name, new Watched(name, loop));
    } catch (RuntimeException | Error failure) {
      starvation.relieve();
      throw failure;
    }
  }

  private static boolean isOrdinary(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof UncheckedIOException
        || failure instanceof HandshakeException
        || failure instanceof AsciiChatException;
  }

  private final class Watched implements Loop {
    private final String name;
    private final Loop loop;

    Watched(String name, Loop loop) {
      this.name = name;
      this.loop = loop;
    }

    @Override
    public long step(long now) throws Exception {
      return loop.step(now);
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      try {
        if (failure != null && !isOrdinary(failure)) {
          died(failure);
        }
      } finally {
        end(failure);
      }
    }

    private void end(@Nullable Throwable failure) {
      try {
        loop.ended(failure);
      } catch (RuntimeException | Error another) {
        died(another);
      }
    }

    private void died(Throwable failure) {
      if (failure instanceof OutOfMemoryError) {
        starvation.relieve();
      }
      listener.loopDied(name, failure);
    }
  }
}
