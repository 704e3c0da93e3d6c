package io.asciichat.cli.config;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the text of a configuration file: a regular file of moderate size in UTF-8. */
final class ConfigText {
  /** More than any configuration needs; a mistaken link to a video must not fill the memory. */
  private static final int MAX_BYTES = 1 << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ConfigText() {}

  /**
   * Returns a file's text without the byte order mark that some editors put before it.
   *
   * @throws AsciiChatException with {@link ErrorCode#CONFIG} when it is not such a file
   * @throws IOException when it cannot be read
   */
  static String of(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      // A pipe would be waited for, perhaps for ever.
      throw new AsciiChatException(
          ErrorCode.CONFIG, path + " is not a regular file; move it away or set XDG_CONFIG_HOME");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new AsciiChatException(
            ErrorCode.CONFIG,
            path + " is larger than 1 MiB, which is not a configuration; move it away");
      }
      String text = decoded(path, bytes);
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
  }

  private static String decoded(Path path, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    if (decoder.decode(in, out, true).isError()) {
      long line = out.flip().chars().filter(c -> c == '\n').count() + 1;
      throw new AsciiChatException(
          ErrorCode.CONFIG, path + " line " + line + ": not UTF-8; save the file in that encoding");
    }
    return out.flip().toString();
  }
}
