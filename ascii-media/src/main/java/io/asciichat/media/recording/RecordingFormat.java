package io.asciichat.media.recording;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Kinds of files that can be written, each known by its ending. */
public enum RecordingFormat {
  /** The last frame's characters. */
  TXT(false, true),
  /** The last frame with its colours, for {@code cat}. */
  ANS(true, true),
  /** Every frame, for asciinema: version 2 of its format. */
  CAST(true, false),
  /** The last frame as a picture. */
  PNG(true, true),
  /** Up to fifteen frames a second as an animation. */
  GIF(true, false);

  private final boolean colored;
  private final boolean lastFrameAlone;

  RecordingFormat(boolean colored, boolean lastFrameAlone) {
    this.colored = colored;
    this.lastFrameAlone = lastFrameAlone;
  }

  /** Returns whether colours show in it. */
  public boolean colored() {
    return colored;
  }

  /** Returns whether it holds one frame, the newest, and is written when the display closes. */
  public boolean lastFrameAlone() {
    return lastFrameAlone;
  }

  /**
   * The format that a file's name says, whatever its case.
   *
   * @throws AsciiChatException with {@link ErrorCode#USAGE} for any other ending
   */
  public static RecordingFormat of(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    for (RecordingFormat format : values()) {
      if (name.endsWith(format.ending())) {
        return format;
      }
    }
    throw new AsciiChatException(
        ErrorCode.USAGE,
        "'"
            + file
            + "' cannot be recorded: its name must end with "
            + Arrays.stream(values())
                .map(RecordingFormat::ending)
                .collect(Collectors.joining(", ")));
  }

  private String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }
}
