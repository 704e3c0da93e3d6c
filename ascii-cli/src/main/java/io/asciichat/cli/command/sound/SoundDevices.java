package io.asciichat.cli.command.sound;

import io.asciichat.cli.command.options.SoundOptions;
import io.asciichat.cli.command.output.PictureOutput;
import io.asciichat.cli.process.LoggedLoop;
import io.asciichat.cli.terminal.StatusTopic;
import io.asciichat.core.audio.PlaybackStatistics;
import io.asciichat.core.audio.echo.AdaptiveEchoCanceller;
import io.asciichat.core.client.OwnSound;
import io.asciichat.core.client.ParticipantLevel;
import io.asciichat.core.client.SoundSettings;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSink;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.port.EchoCanceller;
import io.asciichat.media.audio.MixedSource;
import io.asciichat.media.audio.device.SoundCards;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The open microphone and speakers of a command. Without numbers they are looked for and opened on
 * threads of their own; what goes wrong there is told and the command goes on.
 */
public final class SoundDevices implements AutoCloseable {
  private final OwnSound own;
  private final AudioSource source;
  private final @Nullable AudioSink speakers;
  private @Nullable LoopHandle levels;

  private SoundDevices(OwnSound own, AudioSource source, @Nullable AudioSink speakers) {
    this.own = own;
    this.source = source;
    this.speakers = speakers;
  }

  /**
   * Opens what a call's options name; null when there is to be no sound.
   *
   * @param media the sound of a file, or null; closed with the devices
   * @param report gets a line when microphone or speakers cannot be used
   * @throws AsciiChatException when a number fits no device or the codec is not there
   */
  public static @Nullable SoundDevices open(
      SoundOptions.InCall options, @Nullable AudioSource media, Consumer<String> report) {
    if (!options.wanted()) {
      return null;
    }
    EchoCanceller echo =
        options.echoCancel && options.playback ? new AdaptiveEchoCanceller() : null;
    SoundSettings settings = SoundSettings.STANDARD.withFrameMillis(options.frame.millis);
    return open(options, options.opus.open(), media, options.playback, echo, settings, report);
  }

  /** Opens what a mirror's options name; null when there is to be no sound. */
  public static @Nullable SoundDevices open(
      SoundOptions.InMirror options, @Nullable AudioSource media, PictureOutput output) {
    return options.wanted()
        ? open(
            options,
            SoundOptions.Codec.usual(),
            media,
            true,
            null,
            SoundSettings.STANDARD,
            line -> tell(output, line))
        : null;
  }

  private static SoundDevices open(
      SoundOptions options,
      AudioCodec codec,
      @Nullable AudioSource media,
      boolean playback,
      @Nullable EchoCanceller echo,
      SoundSettings settings,
      Consumer<String> told) {
    SoundCards cards = new SoundCards();
    Consumer<String> report = once(told);
    AudioSource source = source(options, media, cards, report);
    try {
      AudioSink speakers = playback ? speakers(options.speakersIndex, cards, report) : null;
      OwnSound.Builder devices = OwnSound.builder(codec).microphone(source).settings(settings);
      if (speakers != null) {
        devices.speakers(speakers);
      }
      if (echo != null) {
        devices.echo(echo);
      }
      OwnSound own = devices.build();
      own.microphoneVolume(options.microphoneVolume);
      own.speakersVolume(options.speakersVolume);
      if (options.mute) {
        own.toggleMuted();
      }
      return new SoundDevices(own, source, speakers);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private static AudioSource source(
      SoundOptions options,
      @Nullable AudioSource media,
      SoundCards cards,
      Consumer<String> report) {
    return switch (options.audioSource) {
      case AUTO -> media == null ? microphone(options.microphoneIndex, cards, report) : media;
      case MIC -> microphone(options.microphoneIndex, cards, report);
      case MEDIA -> hasSound(media);
      case BOTH ->
          new MixedSource(microphone(options.microphoneIndex, cards, report), hasSound(media));
    };
  }

  private static AudioSource hasSound(@Nullable AudioSource media) {
    if (media == null) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "this file has no sound; use --audio-source mic");
    }
    return media;
  }

  private static AudioSource microphone(
      @Nullable Integer index, SoundCards cards, Consumer<String> report) {
    return index == null
        ? cards.openDefaultMicrophone(report)
        : cards.openMicrophone(index, report);
  }

  private static AudioSink speakers(
      @Nullable Integer index, SoundCards cards, Consumer<String> report) {
    return index == null ? cards.openDefaultSpeakers(report) : cards.openSpeakers(index, report);
  }

  /** Tells a line over the picture, where it goes away, and in the log, which keeps it. */
  public static void tell(PictureOutput output, String line) {
    if (output.showsLines()) {
      System.getLogger("io.asciichat.client").log(System.Logger.Level.WARNING, "{0}", line);
    }
    output.news(line);
  }

  /** Without a sound card microphone and speakers say the same: one line is enough. */
  private static Consumer<String> once(Consumer<String> report) {
    AtomicReference<@Nullable String> last = new AtomicReference<>();
    return line -> {
      if (!line.equals(last.getAndSet(line))) {
        report.accept(line);
      }
    };
  }

  public OwnSound own() {
    return own;
  }

  /**
   * Shows levels over the picture, if there is one, until the devices are closed; once.
   *
   * @param others as for {@link SoundStatus}
   * @param analysis as for {@link SoundStatus}
   */
  public void showLevels(
      LoopRunner runner,
      PictureOutput output,
      Supplier<@Nullable List<ParticipantLevel>> others,
      @Nullable Supplier<@Nullable PlaybackStatistics> analysis) {
    if (output.showsLines()) {
      boolean utf8 = output.display().profile().utf8();
      SoundStatus status = new SoundStatus(own, others, analysis, utf8, place(output));
      levels = LoggedLoop.start(runner, "levels", status);
    }
  }

  private static SoundStatus.Place place(PictureOutput output) {
    return new SoundStatus.Place() {
      @Override
      public int columns() {
        return output.columnsFor(StatusTopic.SOUND);
      }

      @Override
      public void show(@Nullable String line) {
        output.tell(StatusTopic.SOUND, line);
      }
    };
  }

  /** {@inheritDoc} Within a second, when drivers hang. */
  @Override
  public void close() {
    if (levels != null) {
      levels.stop();
    }
    source.close();
    if (speakers != null) {
      speakers.close();
    }
  }
}
