package io.asciichat.cli.command;

import io.asciichat.media.recording.RecordingFormat;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file that can be recorded to, as far as its name tells. */
final class RecordingFileConverter implements ITypeConverter<Path> {
  @Override
  public Path convert(String text) {
    try {
      Path file = Path.of(text);
      var _ = RecordingFormat.of(file);
      return file;
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'" + text + "' is no file name");
    }
  }
}
