package io.asciichat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.asciichat.cli.config.ConfigFile;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.VideoSource;
import io.asciichat.core.video.RgbFrame;
import io.asciichat.media.MediaFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any file is read, or refused with a code that names the trouble; nothing else is thrown. Classes
 * are loaded late, as {@link PacketFuzzTest} says.
 */
class FileFuzzTest {
  private static final String[] PICTURES = {"png", "jpg", "gif", "bmp"};
  @TempDir private static Path folder;

  @MethodSource("configurations")
  @FuzzTest
  void configuration(byte[] input) throws IOException {
    Targets.configuration(Files.write(folder.resolve("config.toml"), input));
  }

  static Stream<byte[]> configurations() {
    return Stream.of(
            "color-mode = \"256\"\n[client]\nfps = 30 # more\n",
            "a.b.c = 'x'\nd = [1, [2], {e = 3}]\n[[f]]\ng = 1979-05-27T07:32:00Z\n",
            "s = \"\\us\"\n",
            "[\"n\\?u",
            "\ufeffs = \"\"\"\n\\u00e9\\\n  x\"\"\"\nn = 0xff\nq = nan\n")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void configurationsInEveryBuild() throws Exception {
    Mutations.search(configurations(), 1_000, this::configuration);
  }

  /** The first byte chooses the signature, which is put before the rest in place of its own. */
  @MethodSource("pictures")
  @FuzzTest
  void picture(byte[] input) throws IOException {
    if (input.length > 0) {
      Targets.picture(Files.write(folder.resolve("picture"), Targets.withSignature(input)));
    }
  }

  static Stream<byte[]> pictures() {
    return Stream.of(0, 1, 2, 3).map(FileFuzzTest::seed);
  }

  private static byte[] seed(int kind) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(kind);
    BufferedImage image = new BufferedImage(5, 3, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 1, 0xff8000);
    try {
      assertTrue(ImageIO.write(image, PICTURES[kind], out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Test
  void picturesInEveryBuild() throws Exception {
    Mutations.search(pictures(), 2_000, this::picture);
  }

  /** The uses of an input. */
  private static final class Targets {
    private static final Set<ErrorCode> OF_MEDIA =
        Set.of(ErrorCode.MEDIA_OPEN, ErrorCode.MEDIA_DECODE, ErrorCode.NOT_SUPPORTED);
    private static final byte[][] SIGNATURES = {
      {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
      {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
      {'G', 'I', 'F', '8', '9', 'a'},
      {'B', 'M'}
    };

    static void configuration(Path file) {
      ConfigFile read;
      try {
        read = ConfigFile.read(file);
      } catch (AsciiChatException refused) {
        assertEquals(ErrorCode.CONFIG, refused.code());
        return;
      }
      for (ConfigFile.Entry entry : read.entries()) {
        assertTrue(!entry.name().isEmpty() && entry.line() >= 0);
      }
    }

    static byte[] withSignature(byte[] input) {
      byte[] signature = SIGNATURES[(input[0] & 0xff) % SIGNATURES.length];
      byte[] content = new byte[Math.max(signature.length, input.length - 1)];
      System.arraycopy(input, 1, content, 0, input.length - 1);
      System.arraycopy(signature, 0, content, 0, signature.length);
      return content;
    }

    static void picture(Path file) {
      BufferPool pool = new BufferPool();
      try (VideoSource source = MediaFiles.open(file, pool, false)) {
        RgbFrame frame = source.next(0);
        if (frame != null) {
          frame.release();
        }
      } catch (AsciiChatException refused) {
        assertTrue(OF_MEDIA.contains(refused.code()), refused.code().toString());
      } catch (IOException damaged) {
        assertFalse(String.valueOf(damaged.getMessage()).isEmpty());
      }
      assertEquals(0, pool.outstanding());
    }
  }
}
