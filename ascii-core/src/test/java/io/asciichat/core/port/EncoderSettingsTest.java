package io.asciichat.core.port;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.asciichat.core.port.AudioCodec.EncoderSettings;
import io.asciichat.core.port.AudioCodec.Use;
import org.junit.jupiter.api.Test;

final class EncoderSettingsTest {
  @Test
  void onlyVoicesHaveErrorCorrection() {
    assertDoesNotThrow(() -> new EncoderSettings(Use.VOICE, 32_000, false, true));
    assertThrows(
        IllegalArgumentException.class, () -> new EncoderSettings(Use.MIX, 32_000, false, true));
  }

  @Test
  void bitRatesAreThoseOfOpus() {
    assertDoesNotThrow(() -> new EncoderSettings(Use.MIX, 6_000, false, false));
    assertDoesNotThrow(() -> new EncoderSettings(Use.MIX, 510_000, false, false));
    assertThrows(
        IllegalArgumentException.class, () -> new EncoderSettings(Use.MIX, 5_999, false, false));
    assertThrows(
        IllegalArgumentException.class, () -> new EncoderSettings(Use.MIX, 510_001, false, false));
  }
}
