package io.asciichat.media.camera;

import com.github.eduramiba.webcamcapture.drivers.NativeDriver;
import com.github.sarxos.webcam.WebcamDevice;
import com.github.sarxos.webcam.WebcamDriver;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.VideoSource;
import io.asciichat.media.common.MediaFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The cameras of this machine. One thread at a time.
 *
 * <p>Uses webcam-capture's driver interface directly: the library's front end would add a discovery
 * thread, lock files and a shutdown hook, none of which is needed to read one camera.
 */
public final class Cameras {
  private static final String WITHOUT = "use --file, --test-pattern or --no-video";

  private final Supplier<WebcamDriver> driver;
  private final DeviceFiles files;
  private final BufferPool pool;

  /**
   * Looks for nothing yet.
   *
   * @param pool where the pictures' memory comes from
   */
  public Cameras(BufferPool pool) {
    this(Cameras::nativeDriver, DeviceFiles.in(Path.of("/dev")), pool);
  }

  Cameras(Supplier<WebcamDriver> driver, DeviceFiles files, BufferPool pool) {
    this.driver = driver;
    this.files = files;
    this.pool = pool;
  }

  private static WebcamDriver nativeDriver() {
    // Without a logging back end SLF4J would say so on stderr, in the middle of the picture.
    if (System.getProperty("slf4j.internal.verbosity") == null) {
      System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
    return new NativeDriver();
  }

  /**
   * The names of the cameras, in the order that {@link #open} counts them; empty when there is
   * none.
   *
   * @throws AsciiChatException with code WEBCAM when this system has no camera driver
   */
  public List<String> list() {
    return devices().stream().map(Cameras::nameOf).toList();
  }

  /**
   * Starts a camera, in the size that is nearest to 640×480.
   *
   * @param index its place in {@link #list()}, from 0 on
   * @return the running camera, mirrored; its {@code next} never blocks
   * @throws AsciiChatException with code WEBCAM (none, or not this many), WEBCAM_BUSY or
   *     WEBCAM_PERMISSION
   * @throws InterruptedException when the thread is interrupted while the camera starts
   */
  public VideoSource open(int index) throws InterruptedException {
    List<WebcamDevice> devices = devices();
    if (devices.isEmpty()) {
      throw files
          .forbidden()
          .orElseGet(() -> failure(ErrorCode.WEBCAM, "no camera found; " + WITHOUT));
    }
    if (index < 0 || index >= devices.size()) {
      throw failure(
          ErrorCode.WEBCAM,
          "there is no camera " + index + "; there are: " + String.join(", ", numbered(devices)));
    }
    WebcamDevice device = devices.get(index);
    CaptureThread capture = new CaptureThread(device, nameOf(device), pool);
    try {
      capture.begin();
    } catch (AsciiChatException e) {
      throw e.code() == ErrorCode.WEBCAM_BUSY ? files.forbidden().orElse(e) : e;
    }
    return new RunningCamera(capture, nameOf(device));
  }

  private List<WebcamDevice> devices() {
    try {
      return driver.get().getDevices();
    } catch (LinkageError | RuntimeException e) {
      throw new AsciiChatException(
          ErrorCode.WEBCAM, "cameras do not work on this system; " + WITHOUT, e);
    }
  }

  private static String nameOf(WebcamDevice device) {
    String name = MediaFailure.printable(String.valueOf(device.getName())).strip();
    return name.isEmpty() ? "camera" : name;
  }

  private static List<String> numbered(List<WebcamDevice> devices) {
    return devices.stream().map(device -> devices.indexOf(device) + " " + nameOf(device)).toList();
  }

  private static AsciiChatException failure(ErrorCode code, String line) {
    return new AsciiChatException(code, line);
  }
}
