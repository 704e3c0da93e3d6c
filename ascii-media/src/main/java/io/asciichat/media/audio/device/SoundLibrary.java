package io.asciichat.media.audio.device;

import io.asciichat.media.common.LibraryVersion;
import java.util.Locale;
import java.util.Optional;

/** The library of the system that Java Sound calls. */
final class SoundLibrary {
  /** Java Sound's native code is linked to it on Linux. */
  private static final String ALSA = "libasound.so.2";

  /** {@code const char *snd_asoundlib_version(void)} of {@code asoundlib.h}. */
  private static final String ALSA_VERSION = "snd_asoundlib_version";

  private SoundLibrary() {}

  /** Returns its name and, for ALSA, its version; empty when it is missing. */
  static Optional<String> find() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return Optional.of("Core Audio");
    }
    return system.contains("windows") ? Optional.of("DirectSound") : alsa(ALSA);
  }

  static Optional<String> alsa(String file) {
    return LibraryVersion.of(file, ALSA_VERSION).map(version -> "ALSA " + version);
  }
}
