package io.asciichat.core.client;

import io.asciichat.core.audio.voice.VoiceChain;
import io.asciichat.core.port.AudioSource;
import java.io.IOException;

/** Cuts what the microphone gives into frames, each through volume, voice chain and meter. */
final class OwnVoice {
  /** The longest frame, 20 ms. */
  private static final int MAX_SAMPLES = 960;

  private final OwnSound own;
  private final AudioSource source;
  private final VoiceChain chain;
  private final float[] frame = new float[MAX_SAMPLES];
  private int filled;

  OwnVoice(OwnSound own, AudioSource source) {
    this.own = own;
    this.source = source;
    this.chain = new VoiceChain(own.settings().voice(), own.echo(), own.filters());
  }

  /**
   * Makes the next frame.
   *
   * @param count samples in it, up to 960
   * @return whether there is one, in {@link #frame}; until the next call
   */
  boolean next(long now, int count) throws IOException {
    if (filled > count) {
      // Frames have become shorter with another server; a few milliseconds are lost.
      filled = 0;
    }
    filled += source.read(now, frame, filled, count - filled);
    if (filled < count) {
      return false;
    }
    filled = 0;
    float volume = own.microphoneVolume();
    for (int i = 0; i < count; i++) {
      frame[i] *= volume;
    }
    chain.process(frame, 0, count);
    if (own.isMuted()) {
      own.spoken().reset();
    } else {
      own.spoken().measure(frame, 0, count);
    }
    return true;
  }

  float[] frame() {
    return frame;
  }

  boolean ended() {
    return source.ended();
  }

  void close() {
    chain.close();
    own.spoken().reset();
  }
}
