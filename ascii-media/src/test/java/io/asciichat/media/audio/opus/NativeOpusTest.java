package io.asciichat.media.audio.opus;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.testkit.contract.AudioCodecContract;

/** Skipped where there is no libopus. */
class NativeOpusTest extends AudioCodecContract {
  @Override
  protected AudioCodec codec() {
    return OpusPair.nativeOpus();
  }
}
