package io.asciichat.media;

import java.nio.charset.StandardCharsets;

/** What a file holds, judged by its first bytes, never by its name. */
enum MediaType {
  /** A single picture: PNG, JPEG or BMP. */
  PICTURE,
  /** A GIF, moving or not. */
  GIF,
  /** MP4 and its relatives, WebM, Matroska, AVI. */
  VIDEO,
  /** Something else. */
  UNKNOWN;

  /** How many bytes of a file's beginning {@link #of} wants to see. */
  static final int LOOK_AT = 16;

  /**
   * Judges a beginning.
   *
   * @param head up to {@link #LOOK_AT} bytes, fewer for a shorter file
   */
  static MediaType of(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u0089PNG\r\n\u001a\n") || text.startsWith("\u00ff\u00d8\u00ff")) {
      return PICTURE;
    }
    // A bitmap's bytes 6 to 9 are reserved and zero: "BM" alone would match any text with a B.
    if (text.startsWith("BM") && text.startsWith("\0\0\0\0", 6)) {
      return PICTURE;
    }
    if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return GIF;
    }
    return isVideo(text) ? VIDEO : UNKNOWN;
  }

  private static boolean isVideo(String text) {
    boolean matroska = text.startsWith("\u001aE\u00df\u00a3");
    boolean avi = text.startsWith("RIFF") && text.startsWith("AVI ", 8);
    // The first box of an MP4 file, or of the QuickTime files before it.
    boolean movie =
        text.startsWith("ftyp", 4) || text.startsWith("moov", 4) || text.startsWith("mdat", 4);
    return matroska || avi || movie;
  }
}
