package io.asciichat.cli.command.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.port.AudioCodec;
import io.asciichat.testkit.audio.PcmCodec;
import io.asciichat.testkit.contract.AudioCodecContract;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LateCodecTest extends AudioCodecContract {
  @Override
  protected AudioCodec codec() {
    return new LateCodec(PcmCodec::new);
  }

  @Test
  void theFirstSoundOpensTheCodecAndNobodyAfterwards() {
    AtomicInteger opened = new AtomicInteger();
    LateCodec codec =
        new LateCodec(
            () -> {
              opened.incrementAndGet();
              return new PcmCodec();
            });
    assertEquals(0, opened.get());
    codec.openDecoder().close();
    codec.openDecoder().close();
    assertEquals(1, opened.get());
  }
}
