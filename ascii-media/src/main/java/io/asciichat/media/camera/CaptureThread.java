package io.asciichat.media.camera;

import com.github.sarxos.webcam.WebcamDevice;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.video.RgbFrame;
import java.awt.Dimension;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The only thread that touches a device, from opening to closing it. Drivers block: for a frame
 * when all is well, for ever when a camera hangs. Here that holds up no loop: the newest picture is
 * left in an exchange for its reader, and a driver that does not come back is left behind as a
 * daemon thread.
 */
final class CaptureThread {
  private static final long START_SECONDS = 10;
  private static final long END_MILLIS = 500;
  private static final double DEFAULT_RATE = 30;
  private static final double MAX_RATE = 60;

  private final WebcamDevice device;
  private final String name;
  private final BufferPool pool;
  private final Thread thread;
  private final CompletableFuture<Double> opened = new CompletableFuture<>();
  private final AtomicReference<@Nullable RgbFrame> newest = new AtomicReference<>();
  private volatile boolean ending;
  private volatile boolean failed;
  private volatile double rate = DEFAULT_RATE;

  CaptureThread(WebcamDevice device, String name, BufferPool pool) {
    this.device = device;
    this.name = name;
    this.pool = pool;
    thread = Thread.ofPlatform().daemon().name("camera " + name).unstarted(this::run);
  }

  /**
   * Opens the device and starts taking pictures.
   *
   * @throws AsciiChatException with code WEBCAM or WEBCAM_BUSY when it does not open
   */
  void begin() throws InterruptedException {
    thread.start();
    try {
      rate = opened.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      end();
      if (e.getCause() instanceof AsciiChatException known) {
        throw known;
      }
      throw new AsciiChatException(
          ErrorCode.WEBCAM,
          "the camera '" + name + "' does not answer; unplug it and try again",
          e);
    } catch (InterruptedException e) {
      end();
      throw e;
    }
  }

  /** The newest picture that was not taken yet, whose reference the caller owns; or null. */
  @Nullable RgbFrame take() {
    return newest.getAndSet(null);
  }

  /** Returns whether the driver has thrown: there will be no more pictures. */
  boolean failed() {
    return failed;
  }

  /** Nominal pictures per second. */
  double rate() {
    return rate;
  }

  /** Stops and gives the device back, within half a second unless the driver hangs. */
  void end() {
    ending = true;
    thread.interrupt();
    boolean interrupted = false;
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    release(take());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      open();
      capture();
    } catch (InterruptedException e) {
      // Asked to end: the device is given back below.
    } catch (RuntimeException | LinkageError e) {
      opened.completeExceptionally(e);
      failed = true;
    } finally {
      close();
    }
  }

  private void open() {
    Resolutions.choose(device.getResolutions()).ifPresent(device::setResolution);
    try {
      device.open();
    } catch (RuntimeException e) {
      throw busy(e);
    }
    if (!device.isOpen()) {
      throw busy(null);
    }
    double known = device instanceof WebcamDevice.FPSSource source ? source.getFPS() : DEFAULT_RATE;
    opened.complete(known >= 1 ? Math.min(known, MAX_RATE) : DEFAULT_RATE);
  }

  private AsciiChatException busy(@Nullable Throwable cause) {
    return new AsciiChatException(
        ErrorCode.WEBCAM_BUSY,
        "the camera '" + name + "' does not open; close the program that is using it",
        cause);
  }

  private void capture() throws InterruptedException {
    Grabber grabber = new Grabber(device, pool);
    double nanos = 1e9 / opened.join();
    while (!ending) {
      long before = System.nanoTime();
      RgbFrame picture = grabber.grab();
      if (picture != null) {
        release(newest.getAndSet(picture));
      }
      long took = System.nanoTime() - before;
      if (took < nanos / 4) {
        // The driver did not wait for its camera, so wait here: briefly for a picture that is due.
        double pause = picture == null ? nanos / 4 : nanos - took;
        Thread.sleep((long) (pause / 1_000_000));
      }
    }
  }

  private void close() {
    try {
      device.close();
      device.dispose();
    } catch (RuntimeException | LinkageError e) {
      failed = true;
    }
    if (ending) {
      release(take());
    }
  }

  private static void release(@Nullable RgbFrame frame) {
    if (frame != null) {
      frame.release();
    }
  }

  /** Chooses among the sizes a camera offers. */
  static final class Resolutions {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private Resolutions() {}

    /**
     * The size nearest to 640×480: enough for any terminal, and every camera gives it at full
     * speed. A size counts as twice as far away when it is smaller, because detail cannot be won
     * back.
     */
    static Optional<Dimension> choose(Dimension... offered) {
      return Arrays.stream(offered)
          .filter(size -> size.width > 0 && size.height > 0)
          .min(Comparator.comparingDouble(Resolutions::distance));
    }

    private static double distance(Dimension size) {
      return distance(size.width, WIDTH) + distance(size.height, HEIGHT);
    }

    private static double distance(int length, int wanted) {
      double octaves = Math.log((double) length / wanted);
      return octaves < 0 ? -2 * octaves : octaves;
    }
  }
}
