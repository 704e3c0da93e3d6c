package io.asciichat.media.video;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;

/**
 * Tells whether FFmpeg is there. It is an optional library of some 26 MB: applications that want
 * video files and H.265 put {@code org.bytedeco:ffmpeg} and {@code org.bytedeco:javacpp} with the
 * running platform's native builds on the class path. Thread-safe.
 */
public final class Ffmpeg {
  private static final AtomicBoolean FAILED = new AtomicBoolean();

  private Ffmpeg() {}

  /**
   * Returns whether the library and its native build for this platform are on the class path. Looks
   * only: loads nothing, takes a few milliseconds. False also after loading has failed once.
   */
  public static boolean available() {
    if (FAILED.get()) {
      return false;
    }
    try {
      return Natives.present();
    } catch (LinkageError e) {
      return false;
    }
  }

  /**
   * Returns the version of the FFmpeg on the class path, such as {@code "8.1.2"}; empty when {@link
   * #available()} is false or the library does not tell. Loads nothing.
   */
  public static Optional<String> version() {
    return available() ? Natives.version() : Optional.empty();
  }

  /**
   * Loads the native library, which on its first use on a machine unpacks it into the user's cache
   * folder and takes about a second, and silences its own log.
   *
   * @param what needs it, to begin the message with
   * @throws AsciiChatException with code NOT_SUPPORTED when it is not there or does not load
   */
  static void load(String what) {
    if (!available()) {
      throw new AsciiChatException(
          ErrorCode.NOT_SUPPORTED,
          what + " needs FFmpeg; add org.bytedeco:ffmpeg for this platform to the class path");
    }
    try {
      Natives.silence();
    } catch (LinkageError e) {
      FAILED.set(true);
      throw new AsciiChatException(
          ErrorCode.NOT_SUPPORTED,
          what + " needs FFmpeg, which does not load here; run with -v to see why",
          e);
    }
  }

  /** Everything that refers to the library's classes, so that this class loads without them. */
  private static final class Natives {
    private static final String FOLDER = "org/bytedeco/ffmpeg/";

    private Natives() {}

    static boolean present() {
      String library = FOLDER + Loader.getPlatform() + "/" + System.mapLibraryName("jniavcodec");
      // Names the class without initialising it, which would load the native library.
      ClassLoader loader = avutil.class.getClassLoader();
      return loader != null && loader.getResource(library) != null;
    }

    /** The library's version comes before the binding's: {@code 8.1.2-1.5.14}. */
    static Optional<String> version() {
      return Optional.ofNullable(avutil.class.getPackage().getImplementationVersion())
          .map(version -> version.replaceFirst("-.*", ""));
    }

    static void silence() {
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }
  }
}
