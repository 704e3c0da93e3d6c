package io.asciichat.media;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;

/** Kinds of files that people try and that are not shown, with what to do in place of that. */
enum UnusableFile {
  /** A page that was saved under the name of what it shows is a frequent one. */
  WEB_PAGE("is a web page; download what it shows, not the page", "<!DO|<!do|<htm|<HTM"),
  SVG("is a drawing in SVG or other XML; save it as PNG", "<svg|<?xm"),
  TIFF("is a TIFF picture; save it as PNG", "II*\0|MM\0*|II+\0|MM\0+"),
  PHOTOSHOP("is a Photoshop file; save it as PNG", "8BPS"),
  GIMP("is a GIMP file; save it as PNG", "gimp"),
  ICON("is an icon; save it as PNG", "\0\0\1\0"),
  JPEG_XL("is a JPEG XL picture; save it as PNG", "\377\12|\0\0\0\14JXL"),
  JPEG_2000("is a JPEG 2000 picture; save it as PNG", "\0\0\0\14jP|\377O\377Q"),
  PORTABLE("is a PNM picture; save it as PNG", "P1\n|P2\n|P3\n|P4\n|P5\n|P6\n|P1 |P3 |P5 |P6 "),
  PDF("is a PDF; save the page as PNG", "%PDF"),
  SOUND(
      "is sound without a picture; give a picture or a video",
      "ID3|\377\373|\377\363|\377\362|\377\361|fLaC|FORM|MThd|#!AM"),
  WAVE("is sound without a picture; give a picture or a video", "RIFF....WAVE"),
  OGG("is an Ogg file, which cannot be read; convert it to WebM", "OggS"),
  FLASH_VIDEO("is a Flash video, which cannot be read; convert it to MP4", "FLV"),
  WINDOWS_MEDIA("is a Windows Media file, which cannot be read; convert it to MP4", "0&\262u"),
  MPEG("is an MPEG stream, which cannot be read; convert it to MP4", "\0\0\1\272|\0\0\1\263|G@"),
  ARCHIVE(
      "is an archive; unpack it first", "PK\3\4|\37\213|BZh|\3757zX|7z\274\257|Rar!|(\265/\375"),
  LARGE_FILE_POINTER(
      "stands for a file that Git LFS has not fetched; run 'git lfs pull'", "version https://gi"),
  /** Less than what tells the kinds that are shown from each other. */
  CUT("is damaged, there are a few bytes of it only; use another copy of it", ""),
  OTHER("is not a picture or video; use PNG, JPEG, BMP, GIF, WebP, MP4, WebM or MKV", "");

  /** How files begin that are shown: PNG, JPEG, GIF, the family of RIFF, Matroska. */
  private static final Set<String> SHOWN =
      Set.of("\211PNG\r\n\032\n", "\377\330\377", "GIF89a", "RIFF", "\032E\337\243");

  private final String line;
  private final String beginnings;

  /**
   * @param line what is wrong and what to do
   * @param beginnings first characters of such files, one for each byte, separated by bars; a dot
   *     is any
   */
  UnusableFile(String line, String beginnings) {
    this.line = line;
    this.beginnings = beginnings;
  }

  /** What to say of a file that begins like this. */
  static String line(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (head.length < MediaType.LOOK_AT && SHOWN.stream().anyMatch(kind -> kind.startsWith(text))) {
      return CUT.line;
    }
    return Stream.of(values())
        .filter(kind -> !kind.beginnings.isEmpty())
        .filter(kind -> Stream.of(kind.beginnings.split("\\|")).anyMatch(b -> isAt(text, b)))
        .findFirst()
        .orElse(OTHER)
        .line;
  }

  private static boolean isAt(String text, String beginning) {
    if (text.length() < beginning.length()) {
      return false;
    }
    for (int i = 0; i < beginning.length(); i++) {
      if (beginning.charAt(i) != '.' && beginning.charAt(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
