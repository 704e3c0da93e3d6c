package io.asciichat.crypto.keys;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keys as text: one line with one key, and the files that such lines stand in. */
final class KeyText {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern BASE64 = Pattern.compile("AAAA[A-Za-z0-9+/]{46,76}={0,2}");
  private static final Pattern TYPED =
      Pattern.compile("((?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+)\\s+(\\S+)\\s*(.*)");

  private KeyText() {}

  /**
   * Returns the key of a line, or null when the line does not look like a key at all.
   *
   * @param line an OpenSSH line, its base64 part alone, or 64 hex digits; without spaces around
   * @throws AsciiChatException with code KEY when it looks like a key that cannot be used
   */
  static @Nullable IdentityKey parse(String line) {
    if (HEX.matcher(line).matches()) {
      return IdentityKey.of(HexFormat.of().parseHex(line), "");
    }
    if (BASE64.matcher(line).matches()) {
      return decoded(line, "");
    }
    var typed = TYPED.matcher(line);
    if (!typed.matches()) {
      return null;
    }
    if (!typed.group(1).equals(IdentityKey.TYPE)) {
      throw IdentityKey.ofOtherKind(typed.group(1));
    }
    return decoded(typed.group(2), typed.group(3));
  }

  private static IdentityKey decoded(String base64, String comment) {
    try {
      return IdentityKey.ofFields(Base64.getDecoder().decode(base64), comment);
    } catch (IllegalArgumentException | IOException e) {
      throw new AsciiChatException(
          ErrorCode.KEY, "the key is cut off or changed; copy its whole line again", e);
    }
  }

  /**
   * Returns what is in a file.
   *
   * @param maxBytes more are refused
   * @throws AsciiChatException with code USAGE when there is no file to read, KEY when it is empty
   *     or larger than any with keys
   */
  static byte[] file(Path file, int maxBytes) {
    String name = "the key file '" + file + "'";
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        throw usage(name + " is a folder; name a file in it");
      }
      if (!attributes.isRegularFile()) {
        // A pipe without a writer would be waited for without end.
        throw usage(name + " is not a regular file; copy the key into one");
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] content = in.readNBytes(maxBytes + 1);
        if (content.length > 0 && content.length <= maxBytes) {
          return content;
        }
        Arrays.fill(content, (byte) 0);
        throw new AsciiChatException(
            ErrorCode.KEY,
            content.length == 0
                ? name + " is empty; a key stands in it otherwise"
                : name + " is larger than files with keys are; check the path");
      }
    } catch (NoSuchFileException e) {
      throw new AsciiChatException(ErrorCode.USAGE, name + " does not exist; check the path", e);
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.USAGE, name + " cannot be read; check its permissions", e);
    }
  }

  private static AsciiChatException usage(String message) {
    return new AsciiChatException(ErrorCode.USAGE, message);
  }

  /**
   * Returns a secret as UTF-8, for the caller to wipe.
   *
   * @throws AsciiChatException with code USAGE when it is not text
   */
  static byte[] utf8(char[] secret) {
    byte[] space = new byte[secret.length * 3]; // no char takes more in UTF-8
    try {
      ByteBuffer encoded = ByteBuffer.wrap(space);
      var result =
          StandardCharsets.UTF_8
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(secret), encoded, true);
      if (result.isError()) {
        result.throwException();
      }
      return Arrays.copyOf(space, encoded.position());
    } catch (CharacterCodingException e) {
      throw usage("the passphrase is not UTF-8 text; write it as such, in a UTF-8 locale");
    } finally {
      Arrays.fill(space, (byte) 0);
    }
  }
}
