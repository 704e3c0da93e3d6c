package io.asciichat.cli.command.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.testkit.video.NameCard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnCameraTest {
  private final BufferPool pool = new BufferPool();
  private final List<String> told = new ArrayList<>();
  private final ScriptedSource device = new ScriptedSource();

  private OwnCamera camera(OwnCamera.Opener opener, boolean required) {
    return new OwnCamera(opener, new NameCard("Anna", 32, 18, pool), required);
  }

  private static OwnCamera.Opener failing(ErrorCode code, String message) {
    return () -> {
      throw new AsciiChatException(code, message);
    };
  }

  private static boolean shows(@Nullable RgbFrame frame) {
    if (frame == null) {
      return false;
    }
    frame.release();
    return true;
  }

  @Test
  void nothingIsOpenedBeforeTheServerIsFound() throws Exception {
    List<String> opened = new ArrayList<>();
    try (OwnCamera camera =
        camera(
            () -> {
              opened.add("camera");
              return device;
            },
            false)) {
      assertNull(camera.next(1));
      assertEquals(List.of(), opened);
      assertTrue(camera.nextAt() > 1, "asked again soon, not at once");
      camera.open(told::add);
      camera.open(told::add);
      assertEquals(List.of("camera"), opened);
      assertEquals(List.of(), told);
    }
    assertEquals(1, device.closed);
  }

  /** A camera that looks at its user is mirrored, though that is known late. */
  @Test
  void whatIsMirroredIsKnownWhenTheCameraIs() throws Exception {
    device.mirrored = true;
    try (OwnCamera camera = camera(() -> device, false)) {
      OwnVideo own = new OwnVideo(camera, false, false);
      assertFalse(own.isFlippedX());
      camera.open(told::add);
      assertTrue(own.isFlippedX());
      own.toggleFlipX();
      assertFalse(own.isFlippedX());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WEBCAM | no camera found; use --file | no camera found: the others see your name",
        "WEBCAM_BUSY | the camera 'C' does not open; close it | the others see your name: the"
            + " camera 'C' does not open; close it",
        "WEBCAM_PERMISSION | no permission to use it; do | the others see your name: no permission"
            + " to use it; do",
      })
  void withoutACameraTheOthersSeeTheName(ErrorCode code, String message, String line)
      throws Exception {
    try (OwnCamera camera = camera(failing(code, message), false)) {
      camera.open(told::add);
      assertEquals(List.of(line), told);
      assertTrue(shows(camera.next(5)));
      assertNull(camera.next(6), "a card stands still");
      assertEquals(1_000_000_006L, camera.nextAt(), "and costs nothing");
      assertFalse(camera.mirrored());
    }
    assertEquals(0, pool.outstanding());
  }

  @Test
  void aCameraThatWasNamedHasToOpen() {
    try (OwnCamera camera = camera(failing(ErrorCode.WEBCAM, "there is no camera 3"), true)) {
      AsciiChatException failure =
          assertThrows(AsciiChatException.class, () -> camera.open(told::add));
      assertEquals(ErrorCode.WEBCAM, failure.code());
      assertEquals(List.of(), told);
    }
  }

  @Test
  void theNameTakesThePlaceOfACameraThatFailsLater() throws Exception {
    device.answer =
        now -> {
          throw new IOException("the camera 'C' stopped");
        };
    try (OwnCamera camera = camera(() -> device, false)) {
      camera.open(told::add);
      assertTrue(shows(camera.next(7)));
      assertEquals(List.of("the others see your name: the camera 'C' stopped"), told);
      assertEquals(1, device.closed);
    }
  }

  @Test
  void aCameraThatOpensAfterTheEndIsClosed() throws Exception {
    OwnCamera camera = camera(() -> device, false);
    camera.close();
    assertEquals(0, device.closed);
    camera.open(told::add);
    assertEquals(1, device.closed);
    assertNotNull(camera.name());
  }

  /** Drivers and their libraries fail in ways that are not written down. */
  @Test
  void aDriverThatFailsOtherwiseIsNotTheEndOfThePicture() throws Exception {
    try (OwnCamera camera =
        camera(
            () -> {
              throw new UnsatisfiedLinkError("no driver");
            },
            false)) {
      camera.open(told::add);
      assertEquals(1, told.size());
      assertTrue(told.getFirst().contains("the others see your name"), told.getFirst());
      assertTrue(shows(camera.next(5)));
    }
    assertEquals(0, pool.outstanding());
    OwnCamera named =
        camera(
            () -> {
              throw new IllegalStateException("no driver");
            },
            true);
    AsciiChatException failure =
        assertThrows(AsciiChatException.class, () -> named.open(told::add));
    assertEquals(ErrorCode.WEBCAM, failure.code());
    named.close();
  }

  @Test
  void allIsClosedOnceThoughTheEndComesWhileTheCameraOpens() throws Exception {
    for (boolean fails : new boolean[] {false, true}) {
      ScriptedSource opened = new ScriptedSource();
      ScriptedSource card = new ScriptedSource();
      AtomicReference<OwnCamera> camera = new AtomicReference<>();
      camera.set(
          new OwnCamera(
              () -> {
                Objects.requireNonNull(camera.get()).close();
                if (fails) {
                  throw new AsciiChatException(ErrorCode.WEBCAM, "no camera found");
                }
                return opened;
              },
              card,
              false));
      OwnCamera made = Objects.requireNonNull(camera.get());
      made.open(told::add);
      made.close();
      assertEquals(fails ? 0 : 1, opened.closed);
      assertEquals(1, card.closed);
      assertNull(made.next(1));
    }
  }
}
