package io.asciichat.cli.command.options;

import io.asciichat.core.error.AsciiChatException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What {@code --password} says: the password itself, or where it comes from.
 *
 * @param kind where from
 * @param value the password, when that is it
 */
public record PasswordFlag(Kind kind, @Nullable Password value) {
  /** The flag without a value; a text that no command line, environment or terminal can hold. */
  public static final String WITHOUT_VALUE = "\0";

  private static final String STANDARD_INPUT = "-";

  /** Where a password comes from. */
  public enum Kind {
    GIVEN,
    STANDARD_INPUT,
    PROMPT
  }

  /** Understands the value of the flag, and never repeats it. */
  public static final class Converter implements ITypeConverter<PasswordFlag> {
    @Override
    public PasswordFlag convert(String text) {
      try {
        return switch (text) {
          case WITHOUT_VALUE -> new PasswordFlag(Kind.PROMPT, null);
          case STANDARD_INPUT -> new PasswordFlag(Kind.STANDARD_INPUT, null);
          default -> new PasswordFlag(Kind.GIVEN, Password.of(text));
        };
      } catch (AsciiChatException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
