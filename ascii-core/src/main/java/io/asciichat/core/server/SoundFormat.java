package io.asciichat.core.server;

import io.asciichat.core.port.AudioCodec.EncoderSettings;
import io.asciichat.core.port.AudioCodec.Use;
import io.asciichat.core.port.AudioSource;

/**
 * How a listener gets its sound.
 *
 * @param frameMillis milliseconds in a packet: 5, 10 or 20
 * @param discontinuous whether silence is left out (DTX)
 */
record SoundFormat(int frameMillis, boolean discontinuous) {
  /**
   * C clients: 20 ms, the only length they know, and silence is sent, as C servers do: their jitter
   * buffer runs on without filling anew for every sentence.
   */
  private static final SoundFormat FOR_C_PEERS = new SoundFormat(20, false);

  private static final SoundFormat FOR_OURS = new SoundFormat(10, true);

  private static final int BIT_RATE = 128_000;

  /** What a client gets that has not asked for anything else. */
  static SoundFormat of(boolean ours) {
    return ours ? FOR_OURS : FOR_C_PEERS;
  }

  /** Samples in a packet. */
  int frameSamples() {
    return frameMillis * AudioSource.SAMPLE_RATE / 1000;
  }

  /** How to encode for it. */
  EncoderSettings encoding() {
    return new EncoderSettings(Use.MIX, BIT_RATE, discontinuous, true);
  }
}
