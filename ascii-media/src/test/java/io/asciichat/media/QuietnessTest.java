package io.asciichat.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native libraries like to print; here none may, and each must let the JVM end. */
class QuietnessTest {
  @TempDir Path folder;

  @Test
  void cameraDriverPrintsNothingAndLeavesNoThread() throws Exception {
    LonelyJvm.Outcome outcome = LonelyJvm.run(folder, entry -> true, "camera");
    assertEquals("", outcome.err());
    // With a camera its name and 0; without one the failure that says what to do.
    List<Integer> expected =
        List.of(
            0,
            ErrorCode.WEBCAM.code(),
            ErrorCode.WEBCAM_BUSY.code(),
            ErrorCode.WEBCAM_PERMISSION.code());
    assertTrue(expected.contains(outcome.exit()), outcome::toString);
    assertEquals(2, outcome.out().lines().count(), outcome::out);
  }

  @Test
  @Needs(Need.FFMPEG_LIBRARIES)
  void ffmpegPrintsNothingAboutDamage() throws Exception {
    Path file = sample("steps.mp4");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 60; i < bytes.length / 3; i += 3) {
      bytes[i] = (byte) (i * 7);
    }
    Files.write(file, bytes);
    LonelyJvm.Outcome outcome = LonelyJvm.run(folder, entry -> true, "play", file.toString());
    assertEquals("", outcome.err());
    assertEquals(1, outcome.out().lines().count(), outcome::out);
  }

  @Test
  @Needs(Need.FFMPEG_LIBRARIES)
  void aVideoPlaysAndTheJvmEnds() throws Exception {
    Path file = sample("steps.mkv");
    LonelyJvm.Outcome outcome = LonelyJvm.run(folder, entry -> true, "play", file.toString());
    assertEquals(new LonelyJvm.Outcome(0, "played steps.mkv\n", ""), outcome);
  }

  @Test
  @Needs(Need.FFMPEG_LIBRARIES)
  void withoutFfmpegOneLineSaysWhatToDo() throws Exception {
    assertEquals("true\n", LonelyJvm.run(folder, entry -> true, "ffmpeg").out());
    assertEquals("false\n", withoutFfmpeg("ffmpeg").out());
    LonelyJvm.Outcome video = withoutFfmpeg("play", sample("steps.webm").toString());
    assertEquals(ErrorCode.NOT_SUPPORTED.code(), video.exit());
    assertEquals("", video.err());
    assertEquals(
        "the video 'steps.webm' needs FFmpeg;"
            + " add org.bytedeco:ffmpeg for this platform to the class path\n",
        video.out());
    assertEquals(ErrorCode.NOT_SUPPORTED.code(), withoutFfmpeg("hevc").exit());
  }

  @Test
  void withoutTheNativesOneLineSaysWhatToDo() throws Exception {
    LonelyJvm.Outcome outcome =
        LonelyJvm.run(folder, entry -> !entry.matches(".*ffmpeg-.*(x86_64|arm64)\\.jar"), "hevc");
    assertEquals(ErrorCode.NOT_SUPPORTED.code(), outcome.exit());
    assertEquals("", outcome.err());
  }

  @Test
  void withoutOptionalLibrariesSoundWorksAndSaysWhatIsMissing() throws Exception {
    LonelyJvm.Outcome outcome =
        LonelyJvm.run(folder, entry -> !entry.matches(".*(TarsosDSP|webrtc-java).*"), "sound");
    assertEquals("", outcome.err());
    assertEquals(
        List.of(
            "false false",
            "Concentus (Java)",
            "30 these sound filters need TarsosDSP; add com.github.st-h:TarsosDSP to the class path",
            "30 echo cancelling needs WebRTC; add dev.onvoid.webrtc:webrtc-java for this platform to"
                + " the class path"),
        outcome.out().lines().toList());
  }

  private LonelyJvm.Outcome withoutFfmpeg(String... arguments)
      throws IOException, InterruptedException {
    return LonelyJvm.run(folder, entry -> !entry.contains("bytedeco"), arguments);
  }

  private Path sample(String name) throws IOException {
    Path file = folder.resolve(name);
    try (var in = QuietnessTest.class.getResourceAsStream("video/" + name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      Files.copy(in, file);
    }
    return file;
  }
}
