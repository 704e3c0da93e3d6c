package io.asciichat.cli.command.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How much sound is in a packet. */
public final class FrameOption {
  @Option(
      names = "--audio-frame",
      paramLabel = "<ms>",
      defaultValue = "10",
      converter = Converter.class,
      description = {
        "Sound in a packet: 5, 10 or 20; less is less delay and",
        "more traffic. C servers want 20. Default: 10."
      })
  public int millis = 10;

  /** Milliseconds of sound in a packet. */
  public static final class Converter implements ITypeConverter<Integer> {
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
