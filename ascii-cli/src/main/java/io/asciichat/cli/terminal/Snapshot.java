package io.asciichat.cli.terminal;

import io.asciichat.core.port.Display;
import io.asciichat.core.render.AsciiFrame;
import io.asciichat.core.render.ViewerProfile;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest frame instead of showing it, and prints it once when asked. {@link #print} is
 * called by one other thread.
 */
public final class Snapshot implements Display {
  private final Display target;
  private final AtomicReference<@Nullable AsciiFrame> newest = new AtomicReference<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch cancelled = new CountDownLatch(1);

  /**
   * @param target where the one frame goes
   */
  public Snapshot(Display target) {
    this.target = target;
  }

  /**
   * Waits for the first frame, then for the delay, and prints the newest frame.
   *
   * @param patienceNanos how long to wait for the first frame
   * @return false when there was none: {@link #close()} came first
   * @throws TimeoutException when none came in time
   */
  public boolean print(long patienceNanos, long delayNanos)
      throws IOException, InterruptedException, TimeoutException {
    if (!first.await(patienceNanos, TimeUnit.NANOSECONDS)) {
      throw new TimeoutException("no frame came");
    }
    // The wait ends early when the display is closed; what has come is still good.
    var ignored = cancelled.await(delayNanos, TimeUnit.NANOSECONDS);
    AsciiFrame frame = newest.getAndSet(null);
    if (frame == null) {
      return false;
    }
    try {
      target.show(frame);
    } finally {
      frame.release();
    }
    return true;
  }

  @Override
  public ViewerProfile profile() {
    return target.profile();
  }

  @Override
  public void onProfileChange(Runnable listener) {}

  @Override
  public void show(AsciiFrame frame) {
    AsciiFrame old = newest.getAndSet(frame.retain());
    if (old != null) {
      old.release();
    }
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
