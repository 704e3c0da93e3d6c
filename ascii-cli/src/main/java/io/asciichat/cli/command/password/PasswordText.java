package io.asciichat.cli.command.password;

import io.asciichat.cli.command.options.Password;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;

/** Passwords as lines of bytes: the first line of a file, of standard input, of a terminal. */
public final class PasswordText {
  /** More than any password has: what lies behind is not read. */
  private static final int MAX_LINE_BYTES = 1024;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private PasswordText() {}

  /**
   * The first line of a file, as UTF-8 and without a byte order mark.
   *
   * @throws AsciiChatException with one line that names the file and says what is wrong with it
   */
  public static Password ofFile(Path file) {
    String named = "the password file '" + file + "'";
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        throw refused(named + " is a folder");
      }
      if (!attributes.isRegularFile()) {
        // A pipe without a writer would be waited for without end.
        throw refused(named + " is not a regular file; pipe the password in: --password -");
      }
      try (InputStream in = Files.newInputStream(file)) {
        return ofLine(in, named);
      }
    } catch (NoSuchFileException e) {
      throw new AsciiChatException(ErrorCode.USAGE, named + " does not exist; check the path", e);
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.USAGE, named + " cannot be read; check its permissions", e);
    }
  }

  /**
   * The first line of a stream, as UTF-8; takes nothing beyond it.
   *
   * @throws AsciiChatException with one line that says what is wrong with it
   */
  public static Password ofStandardInput(InputStream in) {
    try {
      return ofLine(in, "standard input");
    } catch (IOException e) {
      throw new AsciiChatException(ErrorCode.USAGE, "standard input cannot be read", e);
    }
  }

  private static Password ofLine(InputStream in, String named) throws IOException {
    byte[] line = line(in);
    byte[] unmarked = withoutMark(line);
    try {
      return decode(unmarked, StandardCharsets.UTF_8, named);
    } finally {
      Arrays.fill(line, (byte) 0);
      Arrays.fill(unmarked, (byte) 0);
    }
  }

  /**
   * Bytes as a password.
   *
   * @param bytes stay with the caller, who wipes them
   * @param named where they came from, for a message
   */
  public static Password decode(byte[] bytes, Charset charset, String named) {
    if (bytes.length == 0) {
      throw refused(named + " is empty; its first line is the password");
    }
    String refusal = named + " is not " + charset.name() + " text; write the password as such";
    char[] text = characters(bytes, charset, refusal);
    try {
      return Password.of(text);
    } catch (AsciiChatException e) {
      throw refused(named + ": " + e.getMessage());
    } finally {
      Arrays.fill(text, '\0');
    }
  }

  /**
   * Returns bytes as characters, without leaving a copy of them behind; the caller wipes both.
   *
   * @throws AsciiChatException with code USAGE and this refusal when they are not text
   */
  static char[] characters(byte[] bytes, Charset charset, String refusal) {
    CharsetDecoder decoder = charset.newDecoder();
    CharBuffer out = CharBuffer.allocate((int) Math.ceil(bytes.length * decoder.maxCharsPerByte()));
    try {
      CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, true);
      if (result.isUnderflow()) {
        result = decoder.flush(out);
      }
      if (!result.isUnderflow()) {
        throw refused(refusal);
      }
      return Arrays.copyOf(out.array(), out.position());
    } finally {
      Arrays.fill(out.array(), '\0');
    }
  }

  /** The bytes up to the end of the line, which is LF or CRLF, or of the stream. */
  static byte[] line(InputStream in) throws IOException {
    byte[] line = new byte[MAX_LINE_BYTES];
    int length = 0;
    try {
      for (int b = in.read(); b >= 0 && b != '\n' && length < line.length; b = in.read()) {
        line[length++] = (byte) b;
      }
      boolean carriageReturn = length > 0 && line[length - 1] == '\r';
      return Arrays.copyOf(line, carriageReturn ? length - 1 : length);
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }

  private static byte[] withoutMark(byte[] bytes) {
    int length = BYTE_ORDER_MARK.length;
    boolean marked =
        bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
    return marked ? Arrays.copyOfRange(bytes, length, bytes.length) : bytes;
  }

  private static AsciiChatException refused(String message) {
    return new AsciiChatException(ErrorCode.USAGE, message);
  }

  /**
   * Warns when users other than the owner and its group can get at a file that holds a password.
   *
   * @param warn gets the line
   */
  public static void warnOfExposure(Path file, Consumer<String> warn) {
    if (isOpenToOthers(file)) {
      warn.accept(
          "other users of this machine can get at the password in '" + file + "'; chmod 600 it");
    }
  }

  /**
   * Whether the file's permissions let users read or change it who are neither its owner nor of its
   * group; false where files have no such permissions.
   */
  private static boolean isOpenToOthers(Path file) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      return permissions.contains(PosixFilePermission.OTHERS_READ)
          || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
