package io.asciichat.cli.command.options;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.media.audio.opus.OpusCodecs;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Sound: where it comes from, where it goes, and what it is in between. */
public abstract class SoundOptions {
  public static final String HEADING = "Sound";

  @Option(
      names = "--audio-source",
      paramLabel = "<source>",
      defaultValue = "auto",
      description = {
        "${COMPLETION-CANDIDATES}: what others hear of you. auto is",
        "the sound of --file where it has any, else mic. Default: auto."
      })
  public Source audioSource = Source.AUTO;

  @Option(
      names = "--microphone-index",
      paramLabel = "<number>",
      converter = Numbers.Index.class,
      description = "Which microphone; --list-microphones numbers them.")
  public @Nullable Integer microphoneIndex;

  @Option(
      names = "--speakers-index",
      paramLabel = "<number>",
      converter = Numbers.Index.class,
      description = "Which speakers; --list-speakers numbers them.")
  public @Nullable Integer speakersIndex;

  @Option(
      names = "--microphone-volume",
      paramLabel = "<factor>",
      defaultValue = "1",
      converter = Numbers.Volume.class,
      description = "How loud you are, 0 to 4. Default: 1.")
  public double microphoneVolume = 1;

  @Option(
      names = "--speakers-volume",
      paramLabel = "<factor>",
      defaultValue = "1",
      converter = Numbers.Volume.class,
      description = "How loud the others are, 0 to 4. Default: 1.")
  public double speakersVolume = 1;

  @Option(
      names = "--mute",
      fallbackValue = "true",
      description = "Begin muted; the key a lets you speak.")
  public boolean mute;

  /** The sources of the sound that others hear. */
  public enum Source {
    AUTO,
    MIC,
    MEDIA,
    BOTH;

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns whether there is to be any sound. */
  public abstract boolean wanted();

  /**
   * Returns whether a file's sound is to be opened.
   *
   * @throws AsciiChatException when it is asked for and there is no file
   */
  public boolean takesSoundOf(SourceOptions picture) {
    if (!wanted() || audioSource == Source.MIC) {
      return false;
    }
    if (picture.file == null && audioSource != Source.AUTO) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "--audio-source " + audioSource + " needs a --file with sound");
    }
    return picture.file != null;
  }

  /** Sound of a call. */
  public static final class InCall extends SoundOptions {
    @Option(
        names = "--audio",
        negatable = true,
        defaultValue = "true",
        fallbackValue = "true",
        description = "Whether you hear the others and they you. Default: yes.")
    public boolean audio = true;

    @Option(
        names = "--audio-playback",
        negatable = true,
        defaultValue = "true",
        fallbackValue = "true",
        description = "Whether you hear the others. Default: yes.")
    public boolean playback = true;

    @Mixin public final Frame frame = new Frame();

    @Option(
        names = "--echo-cancel",
        negatable = true,
        defaultValue = "true",
        fallbackValue = "true",
        description = "Whether the speakers' sound is taken out of yours. Default: yes.")
    public boolean echoCancel = true;

    @Mixin public final Codec opus = new Codec();

    @Option(
        names = "--audio-analysis",
        fallbackValue = "true",
        description = "Show delay, jitter and losses, and sum them up at the end.")
    public boolean analysis;

    @Override
    public boolean wanted() {
      return audio;
    }
  }

  /** Sound of a user alone. */
  public static final class InMirror extends SoundOptions {
    @Option(
        names = "--audio",
        negatable = true,
        defaultValue = "false",
        fallbackValue = "true",
        description = "Hear yourself as others would. Use headphones.")
    public boolean audio;

    @Override
    public boolean wanted() {
      return audio;
    }
  }

  /** The amount of sound in a packet. */
  public static final class Frame {
    @Option(
        names = "--audio-frame",
        paramLabel = "<ms>",
        defaultValue = "10",
        converter = Millis.class,
        description = {
          "Sound in a packet: 5, 10 or 20; less is less delay and",
          "more traffic. C servers want 20. Default: 10."
        })
    public int millis = 10;

    /** Milliseconds of sound in a packet. */
    public static final class Millis implements ITypeConverter<Integer> {
      @Override
      public Integer convert(String text) {
        return switch (text.strip()) {
          case "5" -> 5;
          case "10" -> 10;
          case "20" -> 20;
          default -> throw new TypeConversionException("'" + text + "' is not 5, 10 or 20");
        };
      }
    }
  }

  /** The codec that sound is compressed with. */
  public static final class Codec {
    @Option(
        names = "--opus",
        paramLabel = "<codec>",
        defaultValue = "auto",
        converter = EnumConverter.Codecs.class,
        completionCandidates = EnumConverter.Codecs.class,
        description = {
          "${COMPLETION-CANDIDATES}: native is the system's libopus,",
          "auto takes that where it is installed. Default: auto."
        })
    OpusCodecs.Choice choice = OpusCodecs.Choice.AUTO;

    /**
     * Opens the codec: at once when there might be none, else with the first sound.
     *
     * @throws AsciiChatException when the system's library was asked for and there is none
     */
    public AudioCodec open() {
      return open(choice);
    }

    /** Returns the codec that is taken when nothing is asked for. */
    public static AudioCodec usual() {
      return open(OpusCodecs.Choice.AUTO);
    }

    private static AudioCodec open(OpusCodecs.Choice choice) {
      return choice == OpusCodecs.Choice.NATIVE
          ? OpusCodecs.open(choice)
          : new LateCodec(() -> OpusCodecs.open(choice));
    }
  }
}
