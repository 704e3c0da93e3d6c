package io.asciichat.media.audio.opus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.Encoder;
import io.asciichat.core.port.AudioCodec.EncoderSettings;
import io.asciichat.core.port.AudioCodec.Use;
import io.asciichat.media.audio.opus.OpusCodecs.Choice;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpusCodecsTest {
  @Test
  void theSystemsLibraryIsTakenWhereItIs() {
    AudioCodec chosen = OpusCodecs.open(Choice.AUTO);
    boolean installed = LibOpus.find().isPresent();
    assertEquals(installed, chosen.name().startsWith("libopus"), chosen::name);
    assertEquals(!installed, chosen instanceof JavaOpus);
  }

  @Test
  void askingForWhatIsMissingSaysWhatToInstall() {
    AsciiChatException e =
        assertThrows(
            AsciiChatException.class, () -> OpusCodecs.open(Choice.NATIVE, Optional.empty()));
    assertEquals(ErrorCode.NOT_SUPPORTED, e.code());
    assertEquals(1, e.getMessage().lines().count());
    assertTrue(e.getMessage().contains("--opus java"));
  }

  @Test
  @Needs(Need.LIBOPUS)
  void theSystemsLibrarySaysItsVersion() {
    assertTrue(OpusCodecs.open(Choice.NATIVE).name().matches("libopus [\\w.-]+.*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "native"})
  void aFrameOfAnOddLengthIsTheCallersMistake(String name) {
    try (Encoder encoder =
        OpusPair.named(name).openEncoder(new EncoderSettings(Use.VOICE, 32_000, true, true))) {
      byte[] out = new byte[Encoder.MAX_BYTES];
      assertThrows(
          IllegalArgumentException.class, () -> encoder.encode(new float[961], 0, 961, out, 0));
    }
  }

  @Test
  void packetsThatNoSenderMakesAreNotDecoded() {
    assertFalse(Packets.plausible(new byte[10_000], 0, 10_000));
    assertFalse(Packets.plausible(new byte[10], 5, 6));
    assertTrue(Packets.plausible(new byte[10], 5, 5));
  }
}
