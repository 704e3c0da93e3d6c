package io.asciichat.core.client;

import io.asciichat.core.audio.PlaybackStatistics;
import io.asciichat.core.audio.playback.JitterBuffer;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.loop.Schedule;
import io.asciichat.core.port.AudioSink;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.runtime.ChatRuntime;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays a voice back as others would hear it, but for the compression: microphone, volume, voice
 * chain, speakers. The jitter buffer joins the two devices, whose clocks differ. Thread-safe; the
 * devices belong to the caller.
 */
public final class SoundMirror implements AutoCloseable {
  private static final long LOOP_TIMEOUT_NANOS = 400_000_000L;

  private final JitterBuffer buffer;
  private final LoopHandle capturing;
  private final LoopHandle playing;

  /**
   * Starts at once.
   *
   * @param own has a microphone and speakers
   * @param runtime gives the loops their turns
   * @param whenFailed hears, in one line and at most once for each device, that one has failed
   * @throws IllegalArgumentException when one of the two devices is missing
   */
  public SoundMirror(OwnSound own, ChatRuntime runtime, Consumer<String> whenFailed) {
    AudioSource microphone = own.microphone();
    AudioSink speakers = own.speakers();
    if (microphone == null || speakers == null) {
      throw new IllegalArgumentException("a sound mirror needs a microphone and speakers");
    }
    buffer = new JitterBuffer(own.codec());
    Consumer<Throwable> failed = failure -> whenFailed.accept(String.valueOf(failure.getMessage()));
    LoopRunner runner = runtime.runner();
    capturing = runner.start("sound capture", new Listening(own, microphone, buffer, failed));
    playing = runner.start("playback", new PlaybackLoop(own, speakers, buffer, failed));
  }

  /** Figures about joining the two devices. */
  public PlaybackStatistics statistics() {
    return buffer.statistics();
  }

  /** Ends it within half a second. May be called repeatedly. */
  @Override
  public void close() {
    capturing.stop();
    playing.stop();
    capturing.join(LOOP_TIMEOUT_NANOS);
    playing.join(LOOP_TIMEOUT_NANOS);
  }

  private static final class Listening implements Loop {
    private final OwnSound own;
    private final OwnVoice voice;
    private final JitterBuffer buffer;
    private final Consumer<Throwable> whenFailed;
    private final int frame;
    private final Schedule schedule = Schedule.perSecond(0, SoundCaptureLoop.STEPS_PER_SECOND);

    Listening(
        OwnSound own, AudioSource source, JitterBuffer buffer, Consumer<Throwable> whenFailed) {
      this.own = own;
      this.voice = new OwnVoice(own, source);
      this.buffer = buffer;
      this.whenFailed = whenFailed;
      this.frame = own.settings().frameMillis() * AudioSource.SAMPLE_RATE / 1000;
    }

    @Override
    public long step(long now) throws IOException {
      while (voice.next(now, frame)) {
        if (!own.isMuted()) {
          buffer.raw(now, voice.frame(), 0, frame);
        }
      }
      return voice.ended() ? DONE : schedule.nextAfter(now);
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      voice.close();
      if (failure != null) {
        whenFailed.accept(failure);
      }
    }
  }
}
