package io.asciichat.cli.command.options;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.glyph.DisplayWidth;
import io.asciichat.core.packet.PlainText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Judges the characters of a user's palette before they can tear a picture. */
public final class PaletteCharacters {
  /** What fits the field of the packet that announces them. */
  private static final int MAX_BYTES = 63;

  private PaletteCharacters() {}

  /**
   * These characters.
   *
   * @throws AsciiChatException with one line that says which character is wrong and why
   */
  public static String require(String characters) {
    int[] codePoints = characters.codePoints().toArray();
    if (codePoints.length < 2) {
      throw refused("the custom palette needs at least two characters: --palette-chars ' .:#'");
    }
    for (int i = 0; i < codePoints.length; i++) {
      String fault = fault(codePoints[i]);
      if (fault != null) {
        throw refused(
            "character "
                + (i + 1)
                + " of --palette-chars, "
                + named(codePoints[i])
                + ", "
                + fault
                + ": each one must fill one column");
      }
    }
    int bytes = characters.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw refused(
          "--palette-chars takes "
              + bytes
              + " bytes as UTF-8, at most "
              + MAX_BYTES
              + " fit: use fewer characters");
    }
    return characters;
  }

  private static @Nullable String fault(int codePoint) {
    return switch (DisplayWidth.of(codePoint)) {
      case 1 -> null;
      case 2 -> "is two columns wide";
      case 0 ->
          Character.getType(codePoint) == Character.FORMAT
              ? "is invisible"
              : "joins the character before it";
      default ->
          Character.isISOControl(codePoint)
              ? "is a control character"
              : "is not shown alike everywhere";
    };
  }

  /** The character when it can be shown by itself, and its number. */
  private static String named(int codePoint) {
    String number = String.format("U+%04X", codePoint);
    boolean shown = PlainText.isPrintable(codePoint) && DisplayWidth.of(codePoint) > 0;
    return shown ? "'" + Character.toString(codePoint) + "' (" + number + ")" : number;
  }

  private static AsciiChatException refused(String message) {
    return new AsciiChatException(ErrorCode.USAGE, message);
  }
}
