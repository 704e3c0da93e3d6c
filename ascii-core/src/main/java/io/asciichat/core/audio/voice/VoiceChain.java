package io.asciichat.core.audio.voice;

import io.asciichat.core.audio.VoiceSettings;
import io.asciichat.core.audio.dsp.Biquad;
import io.asciichat.core.audio.dsp.Compressor;
import io.asciichat.core.audio.dsp.NoiseGate;
import io.asciichat.core.audio.dsp.SoftClip;
import io.asciichat.core.port.AudioFilter;
import io.asciichat.core.port.EchoCanceller;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stages that a microphone's sound goes through: echo canceller, the application's filters, and
 * the stages of {@link VoiceSettings}: high-pass, gate, low-pass, compressor, automatic gain, and a
 * soft clip at −3 dB so that nothing leaves the scale. The echo canceller comes first, since it
 * must see what the microphone heard and not what a gate left of it.
 */
public final class VoiceChain implements AudioFilter {
  private static final double CLIP_KNEE = 0.7;

  /** Twice full scale: a driver or filter that gives more, or no numbers at all, is broken. */
  private static final float MAX_SAMPLE = 2;

  private final List<AudioFilter> stages;
  private final @Nullable EchoCanceller echo;

  /** A chain at rest, without filters of the application's own. */
  public VoiceChain(VoiceSettings settings, @Nullable EchoCanceller echo) {
    this(settings, echo, List.of());
  }

  /**
   * A chain at rest.
   *
   * @param settings which stages, and how
   * @param echo takes out what the speakers played; closed with the chain; null for none
   * @param filters come between the two, in this order; closed with the chain
   */
  public VoiceChain(
      VoiceSettings settings, @Nullable EchoCanceller echo, List<AudioFilter> filters) {
    this.echo = echo;
    List<AudioFilter> all = new ArrayList<>();
    all.add(VoiceChain::repair);
    if (echo != null) {
      all.add(echo);
    }
    for (AudioFilter filter : filters) {
      all.add(filter);
      all.add(VoiceChain::repair);
    }
    if (settings.highPassHertz() > 0) {
      all.add(Biquad.highPass(settings.highPassHertz(), Biquad.BUTTERWORTH));
    }
    if (settings.gate() != null) {
      all.add(new NoiseGate(settings.gate()));
    }
    if (settings.lowPassHertz() > 0) {
      all.add(Biquad.lowPass(settings.lowPassHertz(), Biquad.BUTTERWORTH));
    }
    VoiceSettings.Compression compression = settings.compression();
    if (compression != null) {
      all.add(
          new Compressor(
              compression.curve(), compression.attackMillis(), compression.releaseMillis()));
    }
    if (settings.gain() != null) {
      all.add(new AutomaticGain(settings.gain()));
    }
    if (!settings.equals(VoiceSettings.OFF)) {
      all.add(new SoftClip(CLIP_KNEE));
    }
    stages = List.copyOf(all);
  }

  /** Limits samples to what makes sense. */
  private static void repair(float[] samples, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      float x = samples[i];
      // The comparison is false for NaN, which would stay in the filters for ever.
      samples[i] = Math.abs(x) <= MAX_SAMPLE ? x : x > 0 ? MAX_SAMPLE : x < 0 ? -MAX_SAMPLE : 0;
    }
  }

  @Override
  public void process(float[] samples, int offset, int count) {
    for (int i = 0; i < stages.size(); i++) {
      stages.get(i).process(samples, offset, count);
    }
  }

  /** The echo canceller, which must be told what the speakers play; null when there is none. */
  public @Nullable EchoCanceller echo() {
    return echo;
  }

  @Override
  public void close() {
    stages.forEach(AudioFilter::close);
  }
}
