package io.asciichat.media.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingFormatTest {
  @ParameterizedTest
  @CsvSource({"a.txt, TXT", "/x/b.ANS, ANS", "c.d.cast, CAST", ".png, PNG", "me.Gif, GIF"})
  void theEndingDecides(Path file, RecordingFormat format) {
    assertEquals(format, RecordingFormat.of(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.mp4", "png", "a.png.bak", "", "/", "folder.gif/x"})
  void anyOtherEndingIsRefusedWithTheListOfThese(String name) {
    AsciiChatException refused =
        assertThrows(AsciiChatException.class, () -> RecordingFormat.of(Path.of(name)));
    assertEquals(ErrorCode.USAGE, refused.code());
    assertTrue(refused.getMessage().endsWith(".txt, .ans, .cast, .png, .gif"));
  }

  @Test
  void onlyPlainTextHasNoColours() {
    for (RecordingFormat format : RecordingFormat.values()) {
      assertEquals(format != RecordingFormat.TXT, format.colored());
    }
  }
}
