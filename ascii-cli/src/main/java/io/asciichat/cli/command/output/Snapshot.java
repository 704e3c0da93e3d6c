package io.asciichat.cli.command.output;

import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.StandardOutput;
import io.asciichat.core.buffer.Newest;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one frame of {@code --snapshot}: keeps the newest instead of showing it, prints it once on a
 * thread of its own, and ends the command. {@link #start} and {@link #finish} are for the command's
 * thread.
 */
final class Snapshot implements Display {
  /** For a server's first frame. Longer than a server may take to answer, which is told first. */
  private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(15);

  /** How long a user who leaves waits for a reader that does not take the frame. */
  private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(10);

  private final Display target;
  private final Newest<AsciiFrame> newest = new Newest<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private volatile boolean begun;
  private volatile boolean printed;
  private volatile @Nullable AsciiChatException failure;
  private @Nullable Thread thread;

  /**
   * @param target where the one frame goes
   */
  Snapshot(Display target) {
    this.target = target;
  }

  /**
   * Starts to wait for a frame; once.
   *
   * @param delay after the first frame
   */
  void start(Duration delay, Outcome outcome) {
    thread = Thread.ofPlatform().daemon().name("snapshot").start(() -> run(delay, outcome));
  }

  private void run(Duration delay, Outcome outcome) {
    try {
      printed = print(FRAME_TIMEOUT, delay);
      if (printed) {
        outcome.quit();
      }
    } catch (StandardOutput.ReaderGoneException e) {
      printed = true;
      outcome.quit();
    } catch (IOException e) {
      fail(StandardOutput.told(e), outcome);
    } catch (TimeoutException e) {
      fail(
          new AsciiChatException(
              ErrorCode.TIMEOUT,
              "no picture came within "
                  + FRAME_TIMEOUT.toSeconds()
                  + " s; check the camera or file, and whether anyone in this call sends video",
              e),
          outcome);
    } catch (InterruptedException e) {
      // The command has ended otherwise.
      Thread.currentThread().interrupt();
    }
  }

  private void fail(AsciiChatException reason, Outcome outcome) {
    failure = reason;
    outcome.fail(reason);
  }

  /**
   * Waits for the first frame, then for the delay, and prints the newest frame.
   *
   * @param timeout how long to wait for the first frame
   * @return false when there was none: {@link #close()} came first
   * @throws TimeoutException when none came in time
   */
  boolean print(Duration timeout, Duration delay)
      throws IOException, InterruptedException, TimeoutException {
    if (!first.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new TimeoutException("no frame came");
    }
    // The wait ends early when the display is closed; what has come is still good.
    var _ = cancelled.await(delay.toNanos(), TimeUnit.NANOSECONDS);
    AsciiFrame frame = newest.take();
    if (frame == null) {
      return false;
    }
    begun = true;
    try {
      target.show(frame);
    } finally {
      frame.release();
    }
    return true;
  }

  /**
   * Brings it to an end once the command has ended: a picture or call that is over before the delay
   * is has its last frame printed; after any other end nothing more is begun. A frame that is being
   * printed is waited for, however slow its reader, except by a user who leaves.
   *
   * @throws AsciiChatException when there was nothing to print, or it could not be written
   */
  void finish(ClientEnd end) throws InterruptedException {
    Thread printing = thread;
    if (printing == null) {
      return;
    }
    boolean left = end.equals(Outcome.QUIT);
    boolean over = end.code() == ErrorCode.OK && !left;
    if (over) {
      close();
      printing.join();
    } else {
      printing.interrupt();
      if (left || !begun) {
        var _ = printing.join(LEAVE_TIMEOUT);
      } else {
        printing.join();
      }
    }
    AsciiChatException reason = failure;
    if (reason != null) {
      throw reason;
    }
    if (over && !printed) {
      throw new AsciiChatException(
          ErrorCode.NETWORK, "it was over before a picture came: " + end.message());
    }
  }

  @Override
  public ViewerProfile profile() {
    return target.profile();
  }

  @Override
  public void onProfileChange(Runnable listener) {}

  @Override
  public void show(AsciiFrame frame) {
    newest.publish(frame.retain());
    first.countDown();
  }

  /** {@inheritDoc} The newest frame stays the newest. */
  @Override
  public void clear() {}

  @Override
  public void status(@Nullable String line) {}

  @Override
  public void close() {
    cancelled.countDown();
    first.countDown();
  }
}
