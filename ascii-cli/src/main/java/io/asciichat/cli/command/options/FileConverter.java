package io.asciichat.cli.command.options;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.File;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/** A file's name, as far as this machine can write it. */
public final class FileConverter implements ITypeConverter<Path> {
  /** The scheme of an address (RFC 3986, section 3.1); one letter is a drive of Windows. */
  private static final Pattern ADDRESS = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):/.*");

  @Override
  public Path convert(String text) {
    Matcher address = ADDRESS.matcher(text);
    if (address.matches() && !new File(text).exists()) {
      return ofAddress(text, address.group(1));
    }
    if (text.isBlank()) {
      throw failure("the name of a file is empty; name one");
    }
    if (text.equals("-")) {
      throw failure("standard input and output cannot be used as a file; name one");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw failure("'" + text + "' cannot be a file name here; rename it");
    }
  }

  /** File managers write the paths of local files so. */
  private static Path ofAddress(String text, String scheme) {
    if (!scheme.equalsIgnoreCase("file")) {
      throw failure("'" + text + "' is an address, not a file; download it and give the file");
    }
    try {
      return Path.of(URI.create(text));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw failure("'" + text + "' is not a file of this machine; write its path");
    }
  }

  private static AsciiChatException failure(String line) {
    return new AsciiChatException(ErrorCode.USAGE, line);
  }
}
