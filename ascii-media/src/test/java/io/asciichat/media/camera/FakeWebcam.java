package io.asciichat.media.camera;

import com.github.sarxos.webcam.WebcamDevice;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A camera whose pictures are one grey level each: 1, 2, 3 and so on, around at 200. */
class FakeWebcam implements WebcamDevice, WebcamDevice.FPSSource {
  /** What happens to the device while it is used. */
  enum Fault {
    NONE,
    BUSY,
    THROWS_ON_OPEN,
    SILENT,
    THROWS,
    HANGS
  }

  final AtomicInteger grabbed = new AtomicInteger();
  final CountDownLatch released = new CountDownLatch(1);
  volatile Fault fault = Fault.NONE;
  volatile boolean open;
  volatile Dimension resolution = new Dimension(1920, 1080);
  private final String name;
  private final Dimension[] offered;

  FakeWebcam(String name, Dimension... offered) {
    this.name = name;
    this.offered = offered;
  }

  /** The next level, or 0 when there is no picture. */
  int level() {
    return switch (fault) {
      case SILENT -> 0;
      case THROWS -> throw new IllegalStateException("device is gone");
      case HANGS -> {
        hang();
        yield 0;
      }
      default -> 1 + grabbed.getAndIncrement() % 200;
    };
  }

  /** As native code does: deaf to interrupts. */
  private void hang() {
    boolean interrupted = false;
    while (true) {
      try {
        released.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void open() {
    if (fault == Fault.THROWS_ON_OPEN) {
      throw new IllegalStateException("driver is confused");
    }
    open = fault != Fault.BUSY;
  }

  @Override
  public @Nullable BufferedImage getImage() {
    int level = level();
    if (level == 0) {
      return null;
    }
    BufferedImage image =
        new BufferedImage(resolution.width, resolution.height, BufferedImage.TYPE_INT_BGR);
    for (int y = 0; y < resolution.height; y++) {
      for (int x = 0; x < resolution.width; x++) {
        image.setRGB(x, y, level * 0x010101);
      }
    }
    return image;
  }

  @Override
  public double getFPS() {
    return 50;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public Dimension[] getResolutions() {
    return offered;
  }

  @Override
  public Dimension getResolution() {
    return resolution;
  }

  @Override
  public void setResolution(Dimension size) {
    resolution = size;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public void dispose() {}

  @Override
  public boolean isOpen() {
    return open;
  }

  /** One that shows its buffer, with rows longer than the picture is wide. */
  static final class WithBuffer extends FakeWebcam implements WebcamDevice.BufferAccess {
    private static final int PADDING = 7;

    private @Nullable ByteBuffer buffer;

    WithBuffer(String name, Dimension... offered) {
      super(name, offered);
    }

    @Override
    public @Nullable ByteBuffer getImageBytes() {
      int level = level();
      int stride = resolution.width * 3 + PADDING;
      if (level == 0) {
        return null;
      }
      ByteBuffer bytes = buffer;
      if (bytes == null) {
        bytes = ByteBuffer.allocateDirect(stride * resolution.height);
        buffer = bytes;
      }
      for (int i = 0; i < bytes.capacity(); i++) {
        bytes.put(i, i % stride < resolution.width * 3 ? (byte) level : 0);
      }
      return bytes;
    }

    @Override
    public void getImageBytes(ByteBuffer target) {
      throw new UnsupportedOperationException();
    }
  }
}
