package io.asciichat.cli.command.options;

import io.asciichat.core.client.OwnSound;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What sound is multiplied with. */
public final class VolumeConverter implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    try {
      double factor = Numbers.decimal(text);
      if (factor >= 0 && factor <= OwnSound.MOST_VOLUME) {
        return factor;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of bounds.
    }
    throw new TypeConversionException("'" + text + "' is not a volume, 0 to 4");
  }
}
