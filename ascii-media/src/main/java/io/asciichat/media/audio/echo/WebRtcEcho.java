package io.asciichat.media.audio.echo;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.EchoCanceller;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Echo cancelling by WebRTC (AEC3), an optional library of some 9 MB: applications that want it put
 * {@code dev.onvoid.webrtc:webrtc-java} with the running platform's native build on the class path.
 * It needs no sound card. Thread-safe.
 */
public final class WebRtcEcho {
  private static final AtomicBoolean FAILED = new AtomicBoolean();

  private WebRtcEcho() {}

  /**
   * Returns whether the library is on the class path. Looks only: loads nothing. False also after
   * loading has failed once.
   */
  public static boolean available() {
    ClassLoader loader = WebRtcEcho.class.getClassLoader();
    return !FAILED.get()
        && loader != null
        && loader.getResource("dev/onvoid/webrtc/media/audio/AudioProcessing.class") != null;
  }

  /**
   * Opens a canceller. Loads the native library, which takes about 0.3 s the first time and for
   * that long unpacks 23 MB into the temporary folder. Pieces of whole 10 ms come back without
   * delay, others with up to 10 ms.
   *
   * @param withoutNoise whether steady noise (fans, hum) is taken out, too
   * @throws AsciiChatException with code NOT_SUPPORTED when the library is not {@linkplain
   *     #available() there} or does not load
   */
  public static EchoCanceller open(boolean withoutNoise) {
    if (!available()) {
      throw new AsciiChatException(
          ErrorCode.NOT_SUPPORTED,
          "echo cancelling needs WebRTC; add dev.onvoid.webrtc:webrtc-java for this platform to the"
              + " class path");
    }
    try {
      return new WebRtcCanceller(new AudioProcessing(), withoutNoise);
    } catch (RuntimeException | LinkageError e) {
      FAILED.set(true);
      throw new AsciiChatException(
          ErrorCode.NOT_SUPPORTED,
          "echo cancelling needs WebRTC, which does not load here; run with -v to see why",
          e);
    }
  }
}
