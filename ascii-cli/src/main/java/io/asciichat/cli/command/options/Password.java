package io.asciichat.cli.command.options;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.crypto.AcipSecurity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A password that does not show itself in messages. */
public final class Password {
  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /**
   * This text as a password.
   *
   * @throws io.asciichat.core.error.AsciiChatException when it cannot be one
   */
  public static Password of(String text) {
    AcipSecurity.requirePassword(text.toCharArray());
    return new Password(text);
  }

  public char[] characters() {
    return text.toCharArray();
  }

  @Override
  public String toString() {
    return "***";
  }

  /**
   * The value of {@code --password}: the password itself, or where it comes from.
   *
   * @param kind where from
   * @param value the password, when that is it
   */
  public record Flag(Kind kind, @Nullable Password value) {
    /** The flag without a value; a text that no command line, environment or terminal can hold. */
    public static final String WITHOUT_VALUE = "\0";

    private static final String STANDARD_INPUT = "-";

    /** The places that a password comes from. */
    public enum Kind {
      GIVEN,
      STANDARD_INPUT,
      PROMPT
    }

    /** Understands the value of the flag, and never repeats it. */
    public static final class Converter implements ITypeConverter<Flag> {
      @Override
      public Flag convert(String text) {
        try {
          return switch (text) {
            case WITHOUT_VALUE -> new Flag(Kind.PROMPT, null);
            case STANDARD_INPUT -> new Flag(Kind.STANDARD_INPUT, null);
            default -> new Flag(Kind.GIVEN, Password.of(text));
          };
        } catch (AsciiChatException e) {
          throw new TypeConversionException(e.getMessage());
        }
      }
    }
  }
}
