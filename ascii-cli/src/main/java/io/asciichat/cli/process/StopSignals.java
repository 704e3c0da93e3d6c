package io.asciichat.cli.process;

import io.asciichat.core.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl+C and its like: the first asks the command to end, the second ends the process at once with
 * code 1. Opened before everything that has to be closed and closed after it, so that the second
 * one does so for as long as anything is left to do.
 */
public final class StopSignals implements AutoCloseable {
  private static final String HANGUP = "HUP";
  private static final String RESIZED = "WINCH";
  private static final List<String> NAMES = List.of("INT", "TERM", HANGUP);

  private final AtomicInteger received = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Outcome outcome;
  private final @Nullable Duration limit;
  private volatile Runnable lastWill = () -> {};
  private volatile Consumer<String> whenAsked = signal -> {};

  /** Signals do what they always did until {@link #listen}. */
  public StopSignals(Outcome outcome) {
    this(outcome, null);
  }

  /**
   * The same for a command that must not take long to end.
   *
   * @param limit after the first signal; a process that is still there then ends with code 1
   */
  public StopSignals(Outcome outcome, @Nullable Duration limit) {
    this.outcome = outcome;
    this.limit = limit;
  }

  /**
   * From now on signals end the command.
   *
   * @param last what must be done even when it is ended at once, such as restoring the terminal
   */
  public void listen(Runnable last) {
    lastWill = last;
    NAMES.forEach(name -> Signals.register(name, () -> received(name)));
  }

  /**
   * Lets this hear of the first signal, by a name such as {@code SIGINT}, before the command is
   * asked to end; before {@link #listen}.
   */
  public void whenAsked(Consumer<String> hears) {
    whenAsked = hears;
  }

  /**
   * Lets SIGHUP do this from now on, in place of ending the command; after {@link #listen}. It
   * still ends a command whose terminal has gone: that is what the signal tells then.
   */
  public void onHangup(Runnable action) {
    boolean hadTerminal = StandardStreams.inputIsTerminal();
    Signals.register(
        HANGUP,
        () -> {
          if (hadTerminal && !StandardStreams.inputIsTerminal()) {
            received(HANGUP);
          } else {
            action.run();
          }
        });
  }

  /**
   * Lets SIGWINCH do this, as with web servers that are to end gracefully; USR2, which would be
   * plainer, is the Java runtime's own. Not where output goes to a terminal: there the signal tells
   * that its size has changed.
   */
  public void onDrain(Runnable action) {
    if (!StandardStreams.outputIsTerminal() && !StandardStreams.inputIsTerminal()) {
      Signals.register(RESIZED, action);
    }
  }

  /** Runs on a thread that the Java runtime makes for each signal. */
  private void received(String name) {
    if (received.incrementAndGet() == 1) {
      try {
        whenAsked.accept("SIG" + name);
      } finally {
        outcome.quit();
      }
      if (limit == null || closesWithin(limit)) {
        return;
      }
    }
    try {
      lastWill.run();
    } finally {
      Runtime.getRuntime().halt(ErrorCode.GENERAL.code());
    }
  }

  private boolean closesWithin(Duration time) {
    try {
      return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  /**
   * The command has ended. If it did so by itself a signal ends the process again as it always did;
   * else the process is about to end, and one more signal still ends it at once.
   */
  @Override
  public void close() {
    closed.countDown();
    if (received.get() == 0) {
      NAMES.forEach(Signals::registerDefault);
    }
  }
}
