package io.asciichat.media.audio.opus;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.AudioCodec;
import java.util.Optional;

/**
 * Chooses between the two Opus codecs. Their packets are the same to every peer; they differ in
 * cost and in what has to be installed. Thread-safe.
 */
public final class OpusCodecs {
  private OpusCodecs() {}

  /** The codecs to choose from. */
  public enum Choice {
    /** The system's libopus where it is installed, else Java. */
    AUTO,
    /** Concentus, which needs nothing but Java. */
    JAVA,
    /** The system's libopus, which takes a fraction of the time. */
    NATIVE
  }

  /**
   * Opens a codec. Loads the system's library when that may be used, which takes some milliseconds
   * the first time.
   *
   * @throws AsciiChatException with code NOT_SUPPORTED when {@link Choice#NATIVE} was asked for and
   *     there is no libopus, or Java may not call it ({@code --enable-native-access})
   */
  public static AudioCodec open(Choice choice) {
    return choice == Choice.JAVA ? new JavaOpus() : open(choice, LibOpus.find());
  }

  /** Returns the name of the codec that {@link Choice#AUTO} opens, without opening it. */
  public static String preferred() {
    return LibOpus.name().orElse(JavaOpus.NAME);
  }

  /** As {@link #open(Choice)} for the choices that prefer a library, on a system with this one. */
  static AudioCodec open(Choice choice, Optional<LibOpus> library) {
    if (library.isPresent()) {
      return new NativeOpus(library.get());
    }
    if (choice == Choice.AUTO) {
      return new JavaOpus();
    }
    throw new AsciiChatException(
        ErrorCode.NOT_SUPPORTED,
        "there is no libopus on this system; install it (Debian: libopus0, Fedora and Homebrew:"
            + " opus) or use --opus java");
  }
}
