package io.asciichat.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The content of a file, judged by its first bytes, never by its name. */
enum MediaType {
  /** A single picture: PNG, JPEG or BMP. */
  PICTURE,
  /** A GIF, moving or not. */
  GIF,
  /** MP4 and its relatives, WebM, Matroska, AVI. */
  VIDEO,
  /** A WebP picture, which FFmpeg decodes. */
  WEBP,
  /** A HEIC or AVIF picture: a relative of MP4 that is not a video. */
  HEIF,
  /** Something else. */
  UNKNOWN;

  /** How many bytes of a file's beginning {@link #of} wants to see. */
  static final int LOOK_AT = 18;

  /** Brands of ISO/IEC 23008-12 (HEIF) and of AVIF, as a file's first one. */
  private static final Set<String> HEIF_BRANDS =
      Set.of(
          "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1",
          "miaf", "avif", "avis");

  /**
   * What the first box of an MP4 or QuickTime file may be ("QuickTime File Format", chapter 1).
   * Files of cameras and telephones begin with most of them.
   */
  private static final Set<String> MOVIE_BOXES =
      Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "udta", "uuid", "PICT");

  /** Sizes of a bitmap's second header, by which its versions are told apart. */
  private static final Set<Integer> BITMAP_HEADERS = Set.of(12, 16, 40, 52, 56, 64, 108, 124);

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
    if (isBitmap(head, text)) {
      return PICTURE;
    }
    if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return GIF;
    }
    if (text.startsWith("RIFF")) {
      return text.startsWith("AVI ", 8) ? VIDEO : text.startsWith("WEBP", 8) ? WEBP : UNKNOWN;
    }
    if (isMovie(head, text)) {
      boolean heif = text.startsWith("ftyp", 4) && HEIF_BRANDS.contains(word(text, 8));
      return heif ? HEIF : VIDEO;
    }
    boolean matroska = text.startsWith("\u001aE\u00df\u00a3");
    return matroska ? VIDEO : UNKNOWN;
  }

  /**
   * "BM" alone would match any text with a B, and the reserved bytes hold whatever the writing
   * program likes; the size of the second header tells.
   */
  private static boolean isBitmap(byte[] head, String text) {
    return text.startsWith("BM")
        && head.length >= LOOK_AT
        && BITMAP_HEADERS.contains(ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(14));
  }

  /** A box says its size first: 0 for the rest of the file, 1 for a size that follows. */
  private static boolean isMovie(byte[] head, String text) {
    if (head.length < 8 || !MOVIE_BOXES.contains(word(text, 4))) {
      return false;
    }
    int size = ByteBuffer.wrap(head).getInt(0);
    boolean large = text.startsWith("mdat", 4);
    return size == 0 || size == 1 || size >= 8 && (large || size < 1 << 24) || large && size < 0;
  }

  private static String word(String text, int at) {
    return text.substring(at, Math.min(text.length(), at + 4));
  }
}
