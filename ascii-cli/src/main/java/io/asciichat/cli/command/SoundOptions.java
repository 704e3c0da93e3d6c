package io.asciichat.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Sound of a call. */
final class SoundOptions extends DeviceOptions {
  @Option(
      names = "--audio",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether you hear the others and they you. Default: yes.")
  boolean audio = true;

  @Option(
      names = "--audio-playback",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether you hear the others. Default: yes.")
  boolean playback = true;

  @Option(
      names = "--audio-frame",
      paramLabel = "<ms>",
      defaultValue = "10",
      converter = FrameConverter.class,
      description = {
        "Sound in a packet: 5, 10 or 20; less is less delay and",
        "more traffic. C servers always take 20. Default: 10."
      })
  int frameMillis = 10;

  @Option(
      names = "--echo-cancel",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether the speakers' sound is taken out of yours. Default: yes.")
  boolean echoCancel = true;

  @Option(
      names = "--opus",
      paramLabel = "<codec>",
      defaultValue = "auto",
      description = {
        "${COMPLETION-CANDIDATES}: native is the system's libopus,",
        "auto takes that where it is installed. Default: auto."
      })
  OpusChoice opus = OpusChoice.AUTO;

  @Option(
      names = "--audio-analysis",
      description = "Show delay, jitter and losses, and sum them up at the end.")
  boolean analysis;

  @Override
  boolean wanted() {
    return audio;
  }

  /** Milliseconds of sound in a packet. */
  static final class FrameConverter implements ITypeConverter<Integer> {
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
