package io.asciichat.core.server.sound;

import io.asciichat.core.audio.wire.SoundEncoder;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.session.ViewerWishes;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.EncoderSettings;
import io.asciichat.core.port.AudioCodec.Use;
import io.asciichat.core.port.AudioSource;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a listener gets its sound.
 *
 * @param frameMillis milliseconds in a packet: 5, 10 or 20
 * @param discontinuous whether silence is left out (DTX)
 */
record SoundFormat(int frameMillis, boolean discontinuous) {
  private static final int MAX_MILLIS = 20;

  /**
   * C clients: 20 ms, the only length they know, and silence is sent, as C servers do: their jitter
   * buffer runs on without filling anew for every sentence.
   */
  private static final SoundFormat FOR_C_PEERS = new SoundFormat(MAX_MILLIS, false);

  private static final int BIT_RATE = 128_000;

  /**
   * What a client gets.
   *
   * @param dialect what the handshake told that it speaks
   * @param wishes what it has announced, as clients of the extended dialect do
   */
  static SoundFormat of(Dialect dialect, @Nullable ViewerWishes wishes) {
    if (wishes == null && dialect == Dialect.ACIP) {
      return FOR_C_PEERS;
    }
    int wished = wishes == null ? 0 : wishes.soundFrameMillis();
    return new SoundFormat(wished == 0 ? ViewerWishes.DEFAULT_SOUND_FRAME_MILLIS : wished, true);
  }

  /** Samples in a packet. */
  int frameSamples() {
    return frameMillis * AudioSource.SAMPLE_RATE / 1000;
  }

  /**
   * Samples that are held back of what such a client sends, for jitter, beyond what is held back of
   * all: half a frame for those who send the longest ones, as C clients do. Who asks for shorter
   * ones asks for less delay.
   */
  int minMargin() {
    return frameMillis < MAX_MILLIS ? 0 : frameSamples() / 2;
  }

  /** An encoder for it. */
  SoundEncoder encoder(AudioCodec codec, BufferPool pool) {
    return new SoundEncoder(
        codec, new EncoderSettings(Use.MIX, BIT_RATE, false, false), discontinuous, pool);
  }
}
