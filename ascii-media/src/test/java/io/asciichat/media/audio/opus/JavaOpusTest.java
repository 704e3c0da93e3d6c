package io.asciichat.media.audio.opus;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.testkit.contract.AudioCodecContract;

class JavaOpusTest extends AudioCodecContract {
  @Override
  protected AudioCodec codec() {
    return OpusCodecs.open(OpusCodecs.Choice.JAVA);
  }
}
