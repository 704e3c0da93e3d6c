package io.asciichat.media.audio.filter;

import be.tarsos.dsp.filters.HighPass;
import be.tarsos.dsp.filters.LowPassFS;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.AudioFilter;
import io.asciichat.core.port.AudioSource;

/**
 * Filters of TarsosDSP, an optional library under the GPL (version 3): applications that want it
 * put {@code com.github.st-h:TarsosDSP} on the class path. Thread-safe; each filter belongs to one
 * loop.
 */
public final class TarsosFilters {
  private TarsosFilters() {}

  /** Returns whether the library is on the class path. Looks only: loads nothing. */
  public static boolean available() {
    ClassLoader loader = TarsosFilters.class.getClassLoader();
    return loader != null && loader.getResource("be/tarsos/dsp/filters/HighPass.class") != null;
  }

  /**
   * Takes out low tones and any constant part: 3 dB at the given frequency and 6 dB more with every
   * octave below.
   *
   * @param hertz above 0, below half the sample rate
   * @throws AsciiChatException with code NOT_SUPPORTED when the library is not {@linkplain
   *     #available() there}
   */
  public static AudioFilter highPass(double hertz) {
    check(hertz);
    return Library.highPass((float) hertz);
  }

  /**
   * Takes out high tones, gently: 2 to 3 dB at the given frequency, and as four simple stages in a
   * row 24 dB with every octave far above it. Near half the sample rate there is no "far above":
   * one for 8 kHz leaves 20 kHz at −6 dB.
   *
   * @param hertz above 0, below half the sample rate
   * @throws AsciiChatException with code NOT_SUPPORTED when the library is not {@linkplain
   *     #available() there}
   */
  public static AudioFilter lowPass(double hertz) {
    check(hertz);
    return Library.lowPass((float) hertz);
  }

  private static void check(double hertz) {
    if (!(hertz > 0 && hertz < AudioSource.SAMPLE_RATE / 2.0)) {
      throw new IllegalArgumentException("a filter cannot begin at " + hertz + " hertz");
    }
    if (!available()) {
      throw new AsciiChatException(
          ErrorCode.NOT_SUPPORTED,
          "these sound filters need TarsosDSP; add com.github.st-h:TarsosDSP to the class path");
    }
  }

  /** Everything that refers to the library's classes, so that this class loads without them. */
  private static final class Library {
    private Library() {}

    static AudioFilter highPass(float hertz) {
      return new TarsosFilter(new HighPass(hertz, AudioSource.SAMPLE_RATE));
    }

    static AudioFilter lowPass(float hertz) {
      return new TarsosFilter(new LowPassFS(hertz, AudioSource.SAMPLE_RATE));
    }
  }
}
