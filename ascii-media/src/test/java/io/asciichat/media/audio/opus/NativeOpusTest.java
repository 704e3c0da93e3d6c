package io.asciichat.media.audio.opus;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.testkit.contract.AudioCodecContract;
import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;

@Needs(Need.LIBOPUS)
class NativeOpusTest extends AudioCodecContract {
  @Override
  protected AudioCodec codec() {
    return OpusPair.nativeOpus();
  }
}
