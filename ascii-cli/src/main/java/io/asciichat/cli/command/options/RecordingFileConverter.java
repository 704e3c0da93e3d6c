package io.asciichat.cli.command.options;

import io.asciichat.media.recording.RecordingFormat;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;

/** A file that can be recorded to, as far as its name tells. */
public final class RecordingFileConverter implements ITypeConverter<Path> {
  @Override
  public Path convert(String text) {
    Path file = new FileConverter().convert(text);
    var _ = RecordingFormat.of(file);
    return file;
  }
}
