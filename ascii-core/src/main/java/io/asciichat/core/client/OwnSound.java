package io.asciichat.core.client;

import io.asciichat.core.audio.voice.LevelMeter;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioFilter;
import io.asciichat.core.port.AudioSink;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.port.EchoCanceller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One's own microphone and speakers, and how their owner wants them: muted, louder, softer. The
 * switches may be thrown from any thread while a client or mirror uses them. Devices and codec
 * belong to whoever made them and are closed after the client.
 */
public final class OwnSound {
  /** The largest volume. */
  public static final float MOST_VOLUME = 4;

  private static final double MILLI = AudioSource.SAMPLE_RATE / 1000.0;

  private final AudioCodec codec;
  private final @Nullable AudioSource microphone;
  private final @Nullable AudioSink speakers;
  private final @Nullable EchoCanceller echo;
  private final List<AudioFilter> filters;
  private final SoundSettings settings;
  private final LevelMeter spoken = new LevelMeter();
  private final LevelMeter heard = new LevelMeter();
  private volatile boolean muted;
  private volatile float microphoneVolume = 1;
  private volatile float speakersVolume = 1;
  private volatile int held;

  /** Without filters of the application's own; see the other constructor. */
  public OwnSound(
      AudioCodec codec,
      @Nullable AudioSource microphone,
      @Nullable AudioSink speakers,
      @Nullable EchoCanceller echo,
      SoundSettings settings) {
    this(codec, microphone, speakers, echo, List.of(), settings);
  }

  /**
   * @param codec compresses what is sent, and the other way round
   * @param microphone where one's voice comes from; null to listen only
   * @param speakers where the others are heard; null to speak only
   * @param echo takes what the speakers play out of the microphone's sound; null for none; closed
   *     with the client
   * @param filters what the microphone's sound goes through in this order, such as a suppression of
   *     noise: behind the echo canceller and before the stages of {@link SoundSettings#voice}. They
   *     belong to the loop that reads the microphone and are closed with the client. What they
   *     delay comes on top of the way to the others.
   * @param settings how sound is prepared
   */
  public OwnSound(
      AudioCodec codec,
      @Nullable AudioSource microphone,
      @Nullable AudioSink speakers,
      @Nullable EchoCanceller echo,
      List<AudioFilter> filters,
      SoundSettings settings) {
    this.codec = codec;
    this.microphone = microphone;
    this.speakers = speakers;
    this.echo = echo;
    this.filters = List.copyOf(filters);
    this.settings = settings;
  }

  /** Whether nothing is sent. */
  public boolean isMuted() {
    return muted;
  }

  /** Falls silent from now on, or speaks again. */
  public void toggleMuted() {
    muted = !muted;
  }

  /**
   * Changes the loudness of what is sent.
   *
   * @param factor 0 to {@link #MOST_VOLUME}; 1 is as it comes
   */
  public void microphoneVolume(double factor) {
    microphoneVolume = volume(factor);
  }

  /**
   * Changes the loudness of what is heard.
   *
   * @param factor 0 to {@link #MOST_VOLUME}; 1 is as it comes
   */
  public void speakersVolume(double factor) {
    speakersVolume = volume(factor);
  }

  private static float volume(double factor) {
    if (!(factor >= 0 && factor <= MOST_VOLUME)) {
      throw new IllegalArgumentException("a volume is 0 to 4, not " + factor);
    }
    return (float) factor;
  }

  /** How loud one's own voice is behind the voice chain; silent while muted. */
  public LevelMeter spoken() {
    return spoken;
  }

  /** How loud the others are. */
  public LevelMeter heard() {
    return heard;
  }

  /** Milliseconds of sound that the speakers were given and have not played yet; 0 or more. */
  public double speakersMillis() {
    return held / MILLI;
  }

  // What follows is for the loops.

  void speakersHold(int samples) {
    held = samples;
  }

  AudioCodec codec() {
    return codec;
  }

  @Nullable AudioSource microphone() {
    return microphone;
  }

  @Nullable AudioSink speakers() {
    return speakers;
  }

  @Nullable EchoCanceller echo() {
    return echo;
  }

  List<AudioFilter> filters() {
    return filters;
  }

  SoundSettings settings() {
    return settings;
  }

  float microphoneVolume() {
    return microphoneVolume;
  }

  float speakersVolume() {
    return speakersVolume;
  }
}
