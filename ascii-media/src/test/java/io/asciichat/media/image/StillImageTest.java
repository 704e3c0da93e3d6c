package io.asciichat.media.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.media.MediaFiles;
import io.asciichat.testkit.contract.VideoSourceContract;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StillImageTest extends VideoSourceContract {
  @TempDir Path folder;

  @Override
  protected VideoSource open() {
    return open(twoColours(BufferedImage.TYPE_INT_RGB, 40, 20), "png");
  }

  @Override
  protected boolean moves() {
    return false;
  }

  private VideoSource open(BufferedImage image, String format) {
    try {
      return StillImage.open(write(encode(image, format)), pool, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("picture"), bytes);
  }

  private static byte[] encode(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, out));
    return out.toByteArray();
  }

  /** The left half red, the right half blue. */
  private static BufferedImage twoColours(int type, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, x < width / 2 ? 0xffff0000 : 0xff0000ff);
      }
    }
    return image;
  }

  private static int pixel(RgbFrame frame, int x, int y) {
    int at = frame.offset() + (y * frame.width() + x) * 3;
    byte[] rgb = frame.array();
    return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff;
  }

  private static RgbFrame onlyPicture(VideoSource source) throws IOException {
    RgbFrame frame = source.next(0);
    assertNotNull(frame);
    source.close();
    return frame;
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "jpg"})
  void readsEveryFormat(String format) throws IOException {
    RgbFrame frame = onlyPicture(open(twoColours(BufferedImage.TYPE_INT_RGB, 40, 20), format));
    assertEquals(40, frame.width());
    assertEquals(20, frame.height());
    assertNear(0xff0000, pixel(frame, 3, 10));
    assertNear(0x0000ff, pixel(frame, 36, 10));
    frame.release();
  }

  private static void assertNear(int expected, int actual) {
    for (int shift = 0; shift <= 16; shift += 8) {
      assertEquals(
          expected >> shift & 0xff, actual >> shift & 0xff, 4, Integer.toHexString(actual));
    }
  }

  @Test
  void showsTransparencyOverBlack() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00ffffff);
    image.setRGB(1, 0, 0x80ff0000);
    image.setRGB(2, 0, 0xff00ff00);
    RgbFrame frame = onlyPicture(open(image, "png"));
    assertEquals(0, pixel(frame, 0, 0));
    assertNear(0x800000, pixel(frame, 1, 0));
    assertEquals(0x00ff00, pixel(frame, 2, 0));
    frame.release();
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void keepsGreyLevels(int type) throws IOException {
    BufferedImage image = new BufferedImage(256, 1, type);
    int most = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65_535;
    for (int x = 0; x < 256; x++) {
      image.getRaster().setSample(x, 0, 0, x * most / 255);
    }
    RgbFrame frame = onlyPicture(open(image, "png"));
    for (int x = 0; x < 256; x++) {
      assertEquals(x * 0x010101, pixel(frame, x, 0));
    }
    frame.release();
  }

  @ParameterizedTest
  @CsvSource({"2000,1000,960,480", "700,2800,240,960", "961,10,960,10", "5000,1,960,1"})
  void scalesDown(int width, int height, int scaledWidth, int scaledHeight) throws IOException {
    RgbFrame frame =
        onlyPicture(open(twoColours(BufferedImage.TYPE_INT_RGB, width, height), "png"));
    assertEquals(scaledWidth, frame.width());
    assertEquals(scaledHeight, frame.height());
    assertEquals(0xff0000, pixel(frame, 0, 0));
    assertEquals(0x0000ff, pixel(frame, scaledWidth - 1, scaledHeight - 1));
    frame.release();
  }

  @Test
  void scalingKeepsTheMean() throws IOException {
    BufferedImage stripes = new BufferedImage(1920, 4, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 1920; x += 2) {
      stripes.setRGB(x, 0, 0xffffff);
      stripes.setRGB(x, 1, 0xffffff);
      stripes.setRGB(x, 2, 0xffffff);
      stripes.setRGB(x, 3, 0xffffff);
    }
    RgbFrame frame = onlyPicture(open(stripes, "png"));
    assertEquals(0x808080, pixel(frame, 300, 1));
    frame.release();
  }

  @ParameterizedTest
  @CsvSource({"1,R B", "2,B R", "3,B R", "4,R B", "5,R/B", "6,R/B", "7,B/R", "8,B/R"})
  void turnsAsExifSays(int orientation, String layout) throws IOException {
    byte[] jpeg = encode(twoColours(BufferedImage.TYPE_INT_RGB, 32, 16), "jpg");
    RgbFrame frame = onlyPicture(StillImage.open(write(withExif(jpeg, orientation)), pool, true));
    boolean upright = layout.indexOf('/') < 0;
    assertEquals(upright ? 32 : 16, frame.width());
    assertEquals(upright ? 16 : 32, frame.height());
    int first = layout.charAt(0) == 'R' ? 0xff0000 : 0x0000ff;
    assertNear(first, pixel(frame, 2, 2));
    frame.release();
  }

  @Test
  void findsTheExifNoteBehindFillBytes() throws IOException {
    byte[] jpeg = encode(twoColours(BufferedImage.TYPE_INT_RGB, 32, 16), "jpg");
    byte[] noted = withExif(jpeg, 6);
    ByteBuffer filled = ByteBuffer.allocate(noted.length + 5);
    filled.put(noted, 0, 2);
    filled.put(new byte[] {-1, -1, -1, -1, -1}).put(noted, 2, noted.length - 2);
    assertTurned(filled.array());
  }

  @Test
  void takesALongForAnOrientation() throws IOException {
    byte[] jpeg = encode(twoColours(BufferedImage.TYPE_INT_RGB, 32, 16), "jpg");
    byte[] noted = withExif(jpeg, 6);
    // Type LONG; its value fills all four bytes.
    noted[25] = 4;
    ByteBuffer.wrap(noted).putInt(30, 6);
    assertTurned(noted);
  }

  /** Whatever is odd about the note, the picture is shown as it is stored. */
  @Test
  void anOddExifNoteTurnsNothing() throws IOException {
    byte[] jpeg = encode(twoColours(BufferedImage.TYPE_INT_RGB, 32, 16), "jpg");
    for (int value : new int[] {0, 9, -1}) {
      assertUpright(withExif(jpeg, value));
    }
    byte[] withoutByteOrder = withExif(jpeg, 6);
    ByteBuffer.wrap(withoutByteOrder).putShort(12, (short) 0x5858);
    assertUpright(withoutByteOrder);
    byte[] announcesMore = withExif(jpeg, 6);
    ByteBuffer.wrap(announcesMore).putShort(20, (short) -1).putShort(22, (short) 0x0113);
    assertUpright(announcesMore);
  }

  private void assertUpright(byte[] picture) throws IOException {
    RgbFrame frame = onlyPicture(StillImage.open(write(picture), pool, true));
    assertEquals(32, frame.width());
    frame.release();
  }

  @Test
  void turnsAPngAsItsExifChunkSays() throws IOException {
    byte[] png = encode(twoColours(BufferedImage.TYPE_INT_RGB, 32, 16), "png");
    ByteBuffer exif = ByteBuffer.allocate(26);
    exif.put(new byte[] {'I', 'I', 42, 0}).order(ByteOrder.LITTLE_ENDIAN).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(6);
    assertTurned(withChunk(png, "eXIf", exif.array()));
  }

  private void assertTurned(byte[] picture) throws IOException {
    RgbFrame frame = onlyPicture(StillImage.open(write(picture), pool, true));
    assertEquals(16, frame.width());
    assertEquals(32, frame.height());
    assertNear(0xff0000, pixel(frame, 2, 2));
    frame.release();
  }

  /** A chunk directly behind the header. */
  private static byte[] withChunk(byte[] png, String name, byte[] content) {
    ByteBuffer all = ByteBuffer.allocate(png.length + content.length + 12);
    all.put(png, 0, 33).putInt(content.length);
    all.put(name.getBytes(StandardCharsets.US_ASCII)).put(content);
    CRC32 crc = new CRC32();
    crc.update(all.array(), 37, content.length + 4);
    return all.putInt((int) crc.getValue()).put(png, 33, png.length - 33).array();
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY})
  void readsJpegsWithoutHuffmanTables(int type) throws IOException {
    byte[] jpeg = encode(twoColours(type, 32, 16), "jpg");
    RgbFrame expected = onlyPicture(StillImage.open(write(jpeg), pool, true));
    byte[] bare = withoutSegments(jpeg, 0xc4);
    assertTrue(bare.length < jpeg.length);
    RgbFrame frame = onlyPicture(StillImage.open(write(bare), pool, true));
    for (int x = 0; x < 32; x++) {
      assertEquals(pixel(expected, x, 3), pixel(frame, x, 3));
    }
    frame.release();
    expected.release();
  }

  private static byte[] withoutSegments(byte[] jpeg, int marker) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    kept.write(jpeg, 0, 2);
    int at = 2;
    while ((jpeg[at + 1] & 0xff) != 0xda) {
      int size = 2 + (ByteBuffer.wrap(jpeg).getShort(at + 2) & 0xffff);
      if ((jpeg[at + 1] & 0xff) != marker) {
        kept.write(jpeg, at, size);
      }
      at += size;
    }
    kept.write(jpeg, at, jpeg.length - at);
    return kept.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void showsTheTransparentGreyAsBlack(int bits) throws IOException {
    int levels = 1 << bits;
    byte[] row = new byte[1 + levels * bits / 8 + 1];
    for (int x = 0; x < levels; x++) {
      row[1 + x * bits / 8] |= (byte) (x << 8 - bits - x * bits % 8);
    }
    int key = levels - 1;
    byte[] png = greyPng(levels, bits, row, key);
    RgbFrame frame = onlyPicture(StillImage.open(write(png), pool, true));
    for (int x = 0; x < levels; x++) {
      assertEquals(x == key ? 0 : x * 255 / (levels - 1) * 0x010101, pixel(frame, x, 0));
    }
    frame.release();
  }

  private static byte[] greyPng(int width, int bits, byte[] row, int key) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(row, 0, 1 + Math.ceilDiv(width * bits, 8));
    }
    byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(1).put((byte) bits).array();
    // A real PNG's signature and end; its header, which has the same size, is written over.
    byte[] frame = encode(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png");
    byte[] start = Arrays.copyOf(frame, 33);
    System.arraycopy(header, 0, start, 16, 13);
    CRC32 crc = new CRC32();
    crc.update(start, 12, 17);
    ByteBuffer.wrap(start).putInt(29, (int) crc.getValue());
    byte[] all = withChunk(start, "IEND", new byte[0]);
    all = withChunk(all, "IDAT", packed.toByteArray());
    return withChunk(all, "tRNS", new byte[] {0, (byte) key});
  }

  @Test
  void readsAPngWithTransparencyWhereThereMayBeNone() throws IOException {
    byte[] png = encode(twoColours(BufferedImage.TYPE_INT_ARGB, 40, 20), "png");
    Path file = write(withChunk(png, "tRNS", new byte[] {0, 1, 0, 2, 0, 3}));
    RgbFrame frame = onlyPicture(StillImage.open(file, pool, true));
    assertEquals(0xff0000, pixel(frame, 3, 3));
    frame.release();
  }

  @Test
  void readsABitmapWhateverItsReservedBytesHold() throws IOException {
    byte[] bmp = encode(twoColours(BufferedImage.TYPE_INT_RGB, 40, 20), "bmp");
    System.arraycopy("GR32".getBytes(StandardCharsets.US_ASCII), 0, bmp, 6, 4);
    RgbFrame frame = onlyPicture(MediaFiles.open(write(bmp), pool, true));
    assertEquals(0xff0000, pixel(frame, 3, 3));
    frame.release();
  }

  @Test
  void doesNotAdviseToSaveAPngAsPng() throws IOException {
    byte[] png = encode(twoColours(BufferedImage.TYPE_INT_RGB, 400, 200), "png");
    Path file = write(Arrays.copyOf(png, png.length / 2));
    AsciiChatException e =
        assertThrows(AsciiChatException.class, () -> StillImage.open(file, pool, true));
    assertFalse(e.getMessage().contains("PNG"), e::getMessage);
  }

  private static byte[] withExif(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(jpeg.length + 36);
    exif.put(jpeg, 0, 2);
    exif.putShort((short) 0xffe1).putShort((short) 34);
    exif.put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42}).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    return exif.put(jpeg, 2, jpeg.length - 2).array();
  }

  @Test
  void turnsEveryPixelToItsPlace() {
    // 2×3 pixels numbered row by row, against pictures turned by hand.
    int[][] expected = {
      {0, 1, 2, 3, 4, 5},
      {1, 0, 3, 2, 5, 4},
      {5, 4, 3, 2, 1, 0},
      {4, 5, 2, 3, 0, 1},
      {0, 2, 4, 1, 3, 5},
      {4, 2, 0, 5, 3, 1},
      {5, 3, 1, 4, 2, 0},
      {1, 3, 5, 0, 2, 4}
    };
    for (int exif = 1; exif <= 8; exif++) {
      byte[] turned = new byte[18];
      for (int y = 0; y < 3; y++) {
        byte[] row = {(byte) (2 * y), 0, 0, (byte) (2 * y + 1), 0, 0};
        Orientation.ofExif(exif).place(row, y, 2, 3, turned, 0);
      }
      int[] numbers = new int[6];
      Arrays.setAll(numbers, i -> turned[i * 3]);
      assertEquals(
          Arrays.toString(expected[exif - 1]), Arrays.toString(numbers), "orientation " + exif);
    }
  }

  @Test
  void refusesHugePicturesBeforeDecodingThem() throws IOException {
    byte[] png = encode(twoColours(BufferedImage.TYPE_INT_RGB, 4, 4), "png");
    for (int[] size : new int[][] {{20_000, 10}, {16_000, 16_000}, {Integer.MAX_VALUE, 1}}) {
      ByteBuffer.wrap(png).putInt(16, size[0]).putInt(20, size[1]);
      CRC32 crc = new CRC32();
      crc.update(png, 12, 17);
      ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
      Path file = write(png);
      AsciiChatException e =
          assertThrows(AsciiChatException.class, () -> StillImage.open(file, pool, true));
      assertEquals(ErrorCode.MEDIA_OPEN, e.code());
      assertTrue(e.getMessage().contains(size[0] + "x" + size[1]), e::getMessage);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "jpg"})
  void answersDamageWithOneLine(String format) throws IOException {
    byte[] good = encode(twoColours(BufferedImage.TYPE_INT_RGB, 60, 40), format);
    Random random = new Random(7);
    for (int round = 0; round < 150; round++) {
      byte[] bad = Arrays.copyOf(good, round % 3 == 0 ? random.nextInt(good.length) : good.length);
      for (int i = 0; i < 5 && bad.length > 0; i++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      Path file = write(bad);
      try (VideoSource source = StillImage.open(file, pool, true)) {
        assertFalse(source.ended());
      } catch (AsciiChatException e) {
        assertEquals(1, e.getMessage().lines().count());
      }
      assertEquals(0, pool.outstanding());
    }
  }

  @Test
  void endsAfterItsPictureUnlessItIsToStay() throws IOException {
    Path file = write(encode(twoColours(BufferedImage.TYPE_INT_RGB, 4, 4), "png"));
    VideoSource once = StillImage.open(file, pool, false);
    assertFalse(once.ended());
    onlyPicture(once).release();
    assertTrue(once.ended());
    VideoSource staying = StillImage.open(file, pool, true);
    onlyPicture(staying).release();
    assertFalse(staying.ended());
  }
}
