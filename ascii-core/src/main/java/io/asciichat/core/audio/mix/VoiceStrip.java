package io.asciichat.core.audio.mix;

import io.asciichat.core.audio.GateSettings;
import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.audio.MixerSettings.HighPassFilter;
import io.asciichat.core.audio.dsp.Biquad;
import io.asciichat.core.audio.dsp.NoiseGate;
import io.asciichat.core.port.AudioFilter;
import org.jspecify.annotations.Nullable;

/**
 * The stages that one voice passes through before it is mixed: high-pass and noise gate. It is
 * separate from the {@link Mixer} because it works sample by sample: it runs where the voice comes
 * in, on each client's own loop, and not in the tick that everybody waits for.
 */
public final class VoiceStrip implements AudioFilter {
  private final @Nullable Biquad highPass;
  private final @Nullable NoiseGate gate;

  /** A strip for one voice. */
  public VoiceStrip(MixerSettings settings) {
    HighPassFilter filter = settings.highPass();
    GateSettings noise = settings.gate();
    highPass = filter == null ? null : Biquad.highPass(filter.hertz(), Biquad.BUTTERWORTH);
    gate = noise == null ? null : new NoiseGate(noise);
  }

  @Override
  public void process(float[] samples, int offset, int count) {
    if (highPass != null) {
      highPass.process(samples, offset, count);
    }
    if (gate != null) {
      gate.process(samples, offset, count);
    }
  }
}
