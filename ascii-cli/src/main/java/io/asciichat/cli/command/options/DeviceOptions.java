package io.asciichat.cli.command.options;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where one's sound comes from and where the others' goes. */
public abstract class DeviceOptions {
  public static final String HEADING = "Sound";

  @Option(
      names = "--audio-source",
      paramLabel = "<source>",
      defaultValue = "auto",
      description = {
        "${COMPLETION-CANDIDATES}: what others hear of you. auto is",
        "the sound of --file where it has any, else mic. Default: auto."
      })
  public AudioSourceChoice audioSource = AudioSourceChoice.AUTO;

  @Option(
      names = "--microphone-index",
      paramLabel = "<number>",
      converter = RangeConverter.Index.class,
      description = "Which microphone; --list-microphones numbers them.")
  public @Nullable Integer microphoneIndex;

  @Option(
      names = "--speakers-index",
      paramLabel = "<number>",
      converter = RangeConverter.Index.class,
      description = "Which speakers; --list-speakers numbers them.")
  public @Nullable Integer speakersIndex;

  @Option(
      names = "--microphone-volume",
      paramLabel = "<factor>",
      defaultValue = "1",
      converter = VolumeConverter.class,
      description = "How loud you are, 0 to 4. Default: 1.")
  public double microphoneVolume = 1;

  @Option(
      names = "--speakers-volume",
      paramLabel = "<factor>",
      defaultValue = "1",
      converter = VolumeConverter.class,
      description = "How loud the others are, 0 to 4. Default: 1.")
  public double speakersVolume = 1;

  @Option(
      names = "--mute",
      fallbackValue = "true",
      description = "Begin muted; the key a lets you speak.")
  public boolean mute;

  /** Whether there is to be any sound. */
  public abstract boolean wanted();

  /**
   * Whether a file's sound is to be opened.
   *
   * @throws AsciiChatException when it is asked for and there is no file
   */
  public boolean takesSoundOf(SourceOptions picture) {
    if (!wanted() || audioSource == AudioSourceChoice.MIC) {
      return false;
    }
    if (picture.file == null && audioSource != AudioSourceChoice.AUTO) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "--audio-source " + audioSource + " needs a --file with sound");
    }
    return picture.file != null;
  }
}
