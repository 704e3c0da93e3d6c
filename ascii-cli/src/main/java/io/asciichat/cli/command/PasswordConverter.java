package io.asciichat.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Checks a password's length (protocol: 8 to 256 characters) without ever repeating it. */
final class PasswordConverter implements ITypeConverter<Password> {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 256;

  @Override
  public Password convert(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      throw new TypeConversionException("a password has 8 to 256 characters");
    }
    return new Password(text);
  }
}
