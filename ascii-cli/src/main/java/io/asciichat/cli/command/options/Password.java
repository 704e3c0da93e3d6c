package io.asciichat.cli.command.options;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.crypto.AcipSecurity;
import java.nio.CharBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A password that does not show itself in messages, and is wiped when it is closed. */
public final class Password implements AutoCloseable {
  private final char[] text;
  private boolean closed;

  private Password(char[] text) {
    this.text = text;
  }

  /**
   * Returns a password of these characters.
   *
   * @param text copied, so that the caller can wipe its own
   * @throws AsciiChatException when it cannot be one
   */
  public static Password of(char[] text) {
    AcipSecurity.requirePassword(text);
    return new Password(text.clone());
  }

  /** Returns the characters themselves, not a copy: they are gone when this object is closed. */
  public char[] characters() {
    if (closed) {
      throw new IllegalStateException("the password is wiped");
    }
    return text;
  }

  /** Returns whether a word of the command line is this password. */
  boolean is(String word) {
    return CharBuffer.wrap(text).equals(CharBuffer.wrap(word));
  }

  @Override
  public String toString() {
    return "***";
  }

  /** Wipes the password. */
  @Override
  public void close() {
    closed = true;
    Arrays.fill(text, '\0');
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
        return switch (text) {
          case WITHOUT_VALUE -> new Flag(Kind.PROMPT, null);
          case STANDARD_INPUT -> new Flag(Kind.STANDARD_INPUT, null);
          default -> new Flag(Kind.GIVEN, given(text));
        };
      }

      private static Password given(String text) {
        char[] characters = text.toCharArray();
        try {
          return Password.of(characters);
        } catch (AsciiChatException e) {
          throw new TypeConversionException(e.getMessage());
        } finally {
          Arrays.fill(characters, '\0');
        }
      }
    }
  }
}
