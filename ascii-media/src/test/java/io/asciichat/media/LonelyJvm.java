package io.asciichat.media;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.media.audio.echo.WebRtcEcho;
import io.asciichat.media.audio.filter.TarsosFilters;
import io.asciichat.media.audio.opus.OpusCodecs;
import io.asciichat.media.camera.Cameras;
import io.asciichat.media.video.Ffmpeg;
import io.asciichat.media.video.HevcDecoderFactory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs parts of this module in a JVM of their own, to see what that prints and how it ends. */
final class LonelyJvm {
  private LonelyJvm() {}

  /** What a run left behind. */
  record Outcome(int exit, String out, String err) {}

  /**
   * Runs {@link #main}.
   *
   * @param wanted which of this JVM's class path entries the new one gets
   */
  static Outcome run(Path folder, Predicate<String> wanted, String... arguments)
      throws IOException, InterruptedException {
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
            .filter(wanted)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", classPath, LonelyJvm.class.getName()));
    command.addAll(List.of(arguments));
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    Process process = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("did not end: a thread was left behind");
    }
    return new Outcome(process.exitValue(), text(out), text(err));
  }

  private static String text(File file) throws IOException {
    return Files.readString(file.toPath(), StandardCharsets.UTF_8);
  }

  /** Prints what a person would be told; the exit status is that of the last failure. */
  public static void main(String[] arguments) throws InterruptedException {
    switch (arguments[0]) {
      case "camera" -> camera();
      case "ffmpeg" -> System.out.println(Ffmpeg.available());
      case "hevc" -> hevc();
      case "sound" -> sound();
      default -> play(Path.of(arguments[1]));
    }
  }

  private static void camera() throws InterruptedException {
    Cameras cameras = new Cameras(new BufferPool());
    System.out.println(cameras.list());
    try (VideoSource camera = cameras.open(0)) {
      System.out.println(camera.name());
    } catch (AsciiChatException e) {
      fail(e);
    }
  }

  private static void hevc() {
    try {
      new HevcDecoderFactory(new BufferPool()).open().close();
      System.out.println("opened");
    } catch (AsciiChatException e) {
      fail(e);
    }
  }

  private static void sound() {
    System.out.println(TarsosFilters.available() + " " + WebRtcEcho.available());
    System.out.println(OpusCodecs.open(OpusCodecs.Choice.JAVA).name());
    for (Runnable optional :
        List.<Runnable>of(() -> TarsosFilters.highPass(150), () -> WebRtcEcho.open(false))) {
      try {
        optional.run();
      } catch (AsciiChatException e) {
        System.out.println(e.code().code() + " " + e.getMessage());
      }
    }
  }

  private static void play(Path file) {
    try (VideoSource source = MediaFiles.open(file, new BufferPool(), true)) {
      for (long now = 0; now < 5_000_000_000L; now += 20_000_000) {
        RgbFrame frame = source.next(now);
        if (frame != null) {
          frame.release();
        }
      }
      System.out.println("played " + source.name());
    } catch (AsciiChatException e) {
      fail(e);
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void fail(AsciiChatException e) {
    System.out.println(e.getMessage());
    System.exit(e.code().code());
  }
}
