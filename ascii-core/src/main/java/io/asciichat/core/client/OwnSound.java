package io.asciichat.core.client;

import io.asciichat.core.audio.echo.AdaptiveEchoCanceller;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioFilter;
import io.asciichat.core.port.AudioSink;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.port.EchoCanceller;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The microphone and speakers of a client or mirror, and how their owner wants them: muted, louder,
 * softer. The switches may be thrown from any thread while a client or mirror uses them. Devices
 * and codec belong to the caller, who closes them after the client.
 *
 * <pre>{@code
 * OwnSound own = OwnSound.builder(codec).microphone(microphone).speakers(speakers).build();
 * }</pre>
 */
public final class OwnSound {
  /** The largest volume. */
  public static final float MAX_VOLUME = 4;

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

  private OwnSound(Builder builder) {
    codec = builder.codec;
    microphone = builder.microphone;
    speakers = builder.speakers;
    echo = builder.echo;
    filters = builder.filters;
    settings = builder.settings;
  }

  /**
   * Returns a builder for sound without devices and with the standard settings.
   *
   * @param codec compresses what is sent, and the other way round
   */
  public static Builder builder(AudioCodec codec) {
    return new Builder(codec);
  }

  /** Returns whether nothing is sent. */
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
   * @param factor 0 to {@link #MAX_VOLUME}; 1 is as it comes
   */
  public void microphoneVolume(double factor) {
    microphoneVolume = volume(factor);
  }

  /**
   * Changes the loudness of what is heard.
   *
   * @param factor 0 to {@link #MAX_VOLUME}; 1 is as it comes
   */
  public void speakersVolume(double factor) {
    speakersVolume = volume(factor);
  }

  private static float volume(double factor) {
    if (!(factor >= 0 && factor <= MAX_VOLUME)) {
      throw new IllegalArgumentException("a volume is 0 to 4, not " + factor);
    }
    return (float) factor;
  }

  /** The loudness of the voice behind the voice chain; silent while muted. */
  public LevelMeter spoken() {
    return spoken;
  }

  /** The loudness of the others. */
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

  /** Collects the devices and settings. For one thread. */
  public static final class Builder {
    private final AudioCodec codec;
    private @Nullable AudioSource microphone;
    private @Nullable AudioSink speakers;
    private @Nullable EchoCanceller echo;
    private List<AudioFilter> filters = List.of();
    private SoundSettings settings = SoundSettings.STANDARD;

    private Builder(AudioCodec codec) {
      this.codec = Objects.requireNonNull(codec, "codec");
    }

    /** Sets the device that the voice comes from; without it the client listens only. */
    public Builder microphone(AudioSource device) {
      microphone = Objects.requireNonNull(device, "device");
      return this;
    }

    /** Sets the device that the others are heard on; without them the client speaks only. */
    public Builder speakers(AudioSink device) {
      speakers = Objects.requireNonNull(device, "device");
      return this;
    }

    /** Takes what the speakers play out of the microphone's sound, without any library. */
    public Builder echoCancelled() {
      return echo(new AdaptiveEchoCanceller());
    }

    /**
     * Takes what the speakers play out of the microphone's sound; by default nothing does. Closed
     * with the client.
     */
    public Builder echo(EchoCanceller canceller) {
      echo = Objects.requireNonNull(canceller, "canceller");
      return this;
    }

    /**
     * Sets the filters that the microphone's sound goes through in this order, such as a
     * suppression of noise: behind the echo canceller and before the stages of {@link
     * SoundSettings#voice}. The filters belong to the loop that reads the microphone and are closed
     * with the client. What they delay comes on top of the way to the others.
     */
    public Builder filters(List<AudioFilter> inOrder) {
      filters = List.copyOf(inOrder);
      return this;
    }

    /** Sets how sound is prepared; by default {@link SoundSettings#STANDARD}. */
    public Builder settings(SoundSettings other) {
      settings = Objects.requireNonNull(other, "other");
      return this;
    }

    /** Returns the sound, neither muted nor louder or softer than it comes. */
    public OwnSound build() {
      return new OwnSound(this);
    }
  }
}
