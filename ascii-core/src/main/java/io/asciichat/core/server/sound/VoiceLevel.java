package io.asciichat.core.server.sound;

import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.packet.WireText;
import io.asciichat.core.packet.session.SoundLevels;

/**
 * The loudness of one participant, as the others are told. The loop that mixes writes the level,
 * the participant's receive loop the rest; any thread may read.
 */
final class VoiceLevel {
  /** The last level before {@link SoundLevels#SILENT}. */
  private static final int SOFTEST = SoundLevels.SILENT - 1;

  /** Decibels below full scale of what counts as speaking: above breath, keys and fans. */
  static final int SPEAKING = 50;

  /** How long who has fallen silent still counts as speaking: longer than between words. */
  static final long SPEAKING_NANOS = 1_500_000_000L;

  final long id;
  private volatile byte[] name = {};
  private volatile boolean muted;
  private volatile int level = SoundLevels.SILENT;

  private volatile boolean hasSpoken;
  private volatile long spokeAt;

  /** The highest power since the last {@link #publish}; touched only by the loop that mixes. */
  private float loudest;

  /**
   * @param id the session's number
   */
  VoiceLevel(long id) {
    this.id = id;
  }

  /** Cuts a name to what fits into the packet. */
  void name(String text) {
    name = WireText.of(text, SoundLevels.NAME_SIZE).toByteArray();
  }

  /** As UTF-8, at most {@link SoundLevels#NAME_SIZE} bytes; perhaps empty. Not to be changed. */
  byte[] name() {
    return name;
  }

  void muted(boolean yes) {
    muted = yes;
  }

  /** As in {@link SoundLevels}. */
  int level() {
    return muted ? SoundLevels.MUTED : level;
  }

  /**
   * Returns whether the participant speaks, or did so a moment ago. Several loops may ask at once:
   * each writes what is true.
   *
   * @param now the server's clock in nanoseconds
   */
  boolean isSpeaking(long now) {
    if (muted) {
      hasSpoken = false;
    } else if (level <= SPEAKING) {
      spokeAt = now;
      hasSpoken = true;
    }
    return hasSpoken && now - spokeAt < SPEAKING_NANOS;
  }

  /**
   * Takes notice of a tick.
   *
   * @param power mean square; 0 for silence
   */
  void hear(float power) {
    loudest = Math.max(loudest, power);
  }

  /** Forgets what was heard since the last {@link #publish}. */
  void forget() {
    loudest = 0;
  }

  /**
   * Makes the loudest of what was heard since the last call the level; tells whether it differs.
   */
  boolean publish() {
    int next = loudest > 0 ? ofPower(loudest) : SoundLevels.SILENT;
    loudest = 0;
    boolean differs = next != level;
    level = next;
    return differs;
  }

  private static int ofPower(double power) {
    return Math.clamp(Math.round(-Decibels.ofPower(power)), 0, SOFTEST);
  }
}
