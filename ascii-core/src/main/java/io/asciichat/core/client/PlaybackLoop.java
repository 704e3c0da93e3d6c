package io.asciichat.core.client;

import io.asciichat.core.audio.dsp.SoftClip;
import io.asciichat.core.audio.playback.JitterBuffer;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.Schedule;
import io.asciichat.core.port.AudioSink;
import io.asciichat.core.port.EchoCanceller;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes what is due out of the jitter buffer and keeps the speakers filled, but hardly more. */
final class PlaybackLoop implements Loop {
  private static final double CLIP_KNEE = 0.7;

  private final OwnSound own;
  private final AudioSink speakers;
  private final JitterBuffer buffer;
  private final Consumer<Throwable> whenFailed;
  private final Schedule schedule = Schedule.perSecond(0, SoundCaptureLoop.STEPS_PER_SECOND);
  private final SpeakerFill fill = new SpeakerFill();
  private final SoftClip clip = new SoftClip(CLIP_KNEE);
  private final float[] samples = new float[SpeakerFill.MAX_SAMPLES];
  private int from;
  private int to;

  PlaybackLoop(
      OwnSound own, AudioSink speakers, JitterBuffer buffer, Consumer<Throwable> whenFailed) {
    this.own = own;
    this.speakers = speakers;
    this.buffer = buffer;
    this.whenFailed = whenFailed;
  }

  @Override
  public long step(long now) throws IOException {
    if (from < to) {
      // A device whose buffer is smaller than what it was given takes the rest first.
      from += speakers.write(now, samples, from, to - from);
    }
    int missing = fill.missing(now, speakers.buffered(now));
    if (from == to && missing > 0) {
      if (fill.isPadding()) {
        Arrays.fill(samples, 0, missing, 0);
      } else {
        prepare(now, missing);
      }
      from = speakers.write(now, samples, 0, missing);
      to = missing;
    }
    int unheard = fill.unheard(speakers.buffered(now)) + to - from;
    own.speakersHold(unheard);
    EchoCanceller echo = own.echo();
    if (echo != null) {
      echo.delay(unheard);
    }
    return schedule.nextAfter(now);
  }

  private void prepare(long now, int count) {
    buffer.read(now, samples, 0, count);
    float volume = own.speakersVolume();
    if (volume != 1) {
      for (int i = 0; i < count; i++) {
        samples[i] *= volume;
      }
      clip.process(samples, 0, count);
    }
    own.heard().measure(samples, 0, count);
    EchoCanceller echo = own.echo();
    if (echo != null) {
      echo.played(samples, 0, count);
    }
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    buffer.close();
    own.heard().reset();
    if (failure != null) {
      whenFailed.accept(failure);
    }
  }
}
