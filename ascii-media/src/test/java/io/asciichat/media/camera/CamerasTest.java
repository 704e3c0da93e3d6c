package io.asciichat.media.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.sarxos.webcam.WebcamDevice;
import com.github.sarxos.webcam.WebcamDriver;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.media.camera.CaptureThread.Resolutions;
import io.asciichat.testkit.contract.VideoSourceContract;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CamerasTest {
  private static final Dimension SMALL = new Dimension(32, 24);

  @TempDir Path devices;

  /** What all sources must do, for a driver that shows its buffer. */
  @Nested
  class WithBuffer extends CameraContract {
    @Override
    FakeWebcam device() {
      return new FakeWebcam.WithBuffer("front", SMALL);
    }
  }

  /** What all sources must do, for a driver that makes picture objects. */
  @Nested
  class WithImages extends CameraContract {
    @Override
    FakeWebcam device() {
      return new FakeWebcam("back", SMALL);
    }
  }

  abstract class CameraContract extends VideoSourceContract {
    abstract FakeWebcam device();

    @Override
    protected VideoSource open() {
      return start(device());
    }

    @Override
    protected boolean followsTheClock() {
      return false;
    }

    @Test
    void copiesThePixelsWithoutThePadding() throws IOException {
      try (VideoSource camera = open()) {
        RgbFrame frame = await(camera, 0);
        assertEquals(SMALL, new Dimension(frame.width(), frame.height()));
        byte level = frame.array()[frame.offset()];
        assertTrue(level != 0);
        for (int i = 0; i < frame.size(); i++) {
          assertEquals(level, frame.array()[frame.offset() + i]);
        }
        frame.release();
        assertTrue(camera.mirrored());
        assertEquals(50, camera.framesPerSecond());
      }
    }

    @Test
    void keepsOnlyTheNewestPicture() throws IOException {
      FakeWebcam device = device();
      try (VideoSource camera = start(device)) {
        Awaitility.await().until(() -> device.grabbed.get() > 5);
        RgbFrame frame = await(camera, 0);
        assertTrue(frame.array()[frame.offset()] >= 5, "an old picture was kept");
        frame.release();
        assertTrue(pool.created() <= 3, "pictures pile up");
      }
    }

    @Test
    void givesTheDeviceBack() throws IOException {
      FakeWebcam device = device();
      VideoSource camera = start(device);
      await(camera, 0).release();
      assertTrue(device.open);
      camera.close();
      assertFalse(device.open);
      Awaitility.await().until(() -> cameraThreads() == 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "THROWS", "HANGS"})
    void saysThatAnUnpluggedCameraIsGone(FakeWebcam.Fault fault) throws IOException {
      FakeWebcam device = device();
      VideoSource camera = start(device);
      await(camera, 0).release();
      device.fault = fault;
      IOException e =
          assertThrows(
              IOException.class,
              () -> {
                for (long second = 1; second < 60; second++) {
                  RgbFrame late = camera.next(second * 1_000_000_000L);
                  if (late != null) {
                    late.release();
                  }
                }
              });
      assertEquals(1, String.valueOf(e.getMessage()).lines().count());
      device.released.countDown();
      camera.close();
      Awaitility.await().until(() -> cameraThreads() == 0);
      assertEquals(0, pool.outstanding());
    }

    @Test
    void closesThoughTheDriverHangs() throws IOException {
      FakeWebcam device = device();
      VideoSource camera = start(device);
      await(camera, 0).release();
      device.fault = FakeWebcam.Fault.HANGS;
      assertTimeoutPreemptively(Duration.ofSeconds(5), camera::close);
      assertTrue(
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("camera "))
              .allMatch(Thread::isDaemon));
      device.released.countDown();
      Awaitility.await().until(() -> cameraThreads() == 0);
      assertEquals(0, pool.outstanding());
    }

    private VideoSource start(FakeWebcam device) {
      try {
        return new Cameras(() -> driver(device), DeviceFiles.in(devices), pool).open(0);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void listsNamesFitForATerminal() {
    Cameras cameras =
        cameras(new FakeWebcam("HD \u001b[31mcam\n", SMALL), new FakeWebcam("", SMALL));
    assertEquals(List.of("HD ?[31mcam?", "camera"), cameras.list());
  }

  @Test
  void saysWhatToDoWithoutACamera() {
    AsciiChatException e = assertThrows(AsciiChatException.class, () -> cameras().open(0));
    assertEquals(ErrorCode.WEBCAM, e.code());
    assertEquals("no camera found; use --file, --test-pattern or --no-video", e.getMessage());
  }

  @Test
  void saysWhichCamerasThereAre() {
    Cameras cameras = cameras(new FakeWebcam("front", SMALL), new FakeWebcam("back", SMALL));
    for (int wrong : new int[] {-1, 2}) {
      AsciiChatException e = assertThrows(AsciiChatException.class, () -> cameras.open(wrong));
      assertEquals(ErrorCode.WEBCAM, e.code());
      assertTrue(e.getMessage().endsWith("there are: 0 front, 1 back"), e::getMessage);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY", "THROWS_ON_OPEN"})
  void saysThatACameraIsBusy(FakeWebcam.Fault fault) {
    FakeWebcam device = new FakeWebcam("front", SMALL);
    device.fault = fault;
    AsciiChatException e = assertThrows(AsciiChatException.class, () -> cameras(device).open(0));
    assertEquals(ErrorCode.WEBCAM_BUSY, e.code());
    assertTrue(e.getMessage().contains("front"));
    Awaitility.await().until(() -> cameraThreads() == 0);
  }

  @Test
  void saysThatACameraIsForbidden() throws IOException {
    Files.createFile(devices.resolve("video1"));
    Files.createFile(devices.resolve("video0"));
    DeviceFiles forbidden = new DeviceFiles(devices, file -> false);
    FakeWebcam busy = new FakeWebcam("front", SMALL);
    busy.fault = FakeWebcam.Fault.BUSY;
    for (WebcamDriver driver : List.of(driver(), driver(busy))) {
      Cameras cameras = new Cameras(() -> driver, forbidden, new BufferPool());
      AsciiChatException e = assertThrows(AsciiChatException.class, () -> cameras.open(0));
      assertEquals(ErrorCode.WEBCAM_PERMISSION, e.code());
      assertTrue(e.getMessage().contains("video0"), e::getMessage);
    }
  }

  @Test
  void saysThatThereIsNoDriver() {
    Cameras cameras =
        new Cameras(
            () -> {
              throw new UnsatisfiedLinkError("no native library");
            },
            DeviceFiles.in(devices),
            new BufferPool());
    AsciiChatException e = assertThrows(AsciiChatException.class, () -> cameras.open(0));
    assertEquals(ErrorCode.WEBCAM, e.code());
  }

  @Test
  void choosesTheSizeNearestToWhatIsNeeded() {
    assertEquals(
        new Dimension(640, 480),
        choose(new Dimension(1920, 1080), new Dimension(640, 480), new Dimension(160, 120)));
    assertEquals(
        new Dimension(1280, 720), choose(new Dimension(1280, 720), new Dimension(160, 120)));
    assertEquals(
        new Dimension(640, 360), choose(new Dimension(2560, 1440), new Dimension(640, 360)));
    assertTrue(Resolutions.choose(new Dimension(0, 0)).isEmpty());
    assertTrue(Resolutions.choose().isEmpty());
  }

  private static Dimension choose(Dimension... offered) {
    return Resolutions.choose(offered).orElseThrow();
  }

  private Cameras cameras(WebcamDevice... found) {
    return new Cameras(() -> driver(found), DeviceFiles.in(devices), new BufferPool());
  }

  private static WebcamDriver driver(WebcamDevice... found) {
    return new WebcamDriver() {
      @Override
      public List<WebcamDevice> getDevices() {
        return List.of(found);
      }

      @Override
      public boolean isThreadSafe() {
        return true;
      }
    };
  }

  private static long cameraThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("camera "))
        .count();
  }
}
