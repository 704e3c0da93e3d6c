package io.asciichat.cli.command.options;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.media.audio.opus.OpusCodecs;
import java.util.Locale;

/** Values of {@code --opus}. */
public enum OpusChoice {
  AUTO,
  JAVA,
  NATIVE;

  /**
   * The codec: at once when there might be none, else with the first sound.
   *
   * @throws io.asciichat.core.error.AsciiChatException when the system's library was asked for and
   *     there is none
   */
  public AudioCodec open() {
    return this == NATIVE
        ? OpusCodecs.open(OpusCodecs.Choice.NATIVE)
        : new LateCodec(() -> OpusCodecs.open(OpusCodecs.Choice.valueOf(name())));
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
