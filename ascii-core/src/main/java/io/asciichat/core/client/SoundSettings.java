package io.asciichat.core.client;

import io.asciichat.core.audio.VoiceSettings;
import io.asciichat.core.packet.session.ViewerWishes;
import io.asciichat.core.port.AudioCodec.EncoderSettings;
import io.asciichat.core.port.AudioCodec.Use;

/**
 * Preparation and compression of a client's sound.
 *
 * @param voice what the microphone's sound goes through
 * @param frameMillis length of a packet's sound: 5, 10 or 20 ms. C servers always get 20.
 * @param bitRate of the Opus stream, 6000 to 510,000 bits a second
 * @param discontinuous whether pauses are not sent
 */
public record SoundSettings(
    VoiceSettings voice, int frameMillis, int bitRate, boolean discontinuous) {
  /** Speech in fullband quality: 10 ms frames, 64 kbit/s, no silence. */
  public static final SoundSettings STANDARD =
      new SoundSettings(VoiceSettings.STANDARD, 10, 64_000, true);

  /** Checks the ranges above. */
  public SoundSettings {
    if (!ViewerWishes.isSoundFrame(frameMillis)) {
      throw new IllegalArgumentException("a frame lasts 5, 10 or 20 ms, not " + frameMillis);
    }
    if (bitRate < 6000 || bitRate > 510_000) {
      throw new IllegalArgumentException("bit rate must be 6000 to 510000, not " + bitRate);
    }
  }

  /**
   * Settings of the encoder. Not as {@link Use#VOICE}, which would add a high-pass of its own, four
   * milliseconds and, against packets that are lost, copies to no use: transports lose none. Nor is
   * it left to Opus what silence is.
   */
  public EncoderSettings encoding() {
    return new EncoderSettings(Use.MIX, bitRate, false, false);
  }

  /** The same with packets of another length: 5, 10 or 20 ms. */
  public SoundSettings withFrameMillis(int other) {
    return new SoundSettings(voice, other, bitRate, discontinuous);
  }

  /** The same with another voice chain. */
  public SoundSettings withVoice(VoiceSettings other) {
    return new SoundSettings(other, frameMillis, bitRate, discontinuous);
  }
}
