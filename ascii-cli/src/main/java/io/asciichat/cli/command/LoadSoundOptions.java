package io.asciichat.cli.command;

import io.asciichat.testkit.load.LoadTest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Sound of synthetic clients. */
final class LoadSoundOptions {
  static final String HEADING = "Sound";

  @Option(
      names = "--audio",
      negatable = true,
      defaultValue = "false",
      fallbackValue = "true",
      description = "Whether clients talk and listen, too. Default: no.")
  boolean audio;

  @Option(
      names = "--audio-frame",
      paramLabel = "<ms>",
      defaultValue = "10",
      converter = SoundOptions.FrameConverter.class,
      description = "Sound in a packet, both ways: 5, 10 or 20. Default: 10.")
  int frameMillis = 10;

  @Option(
      names = "--talking",
      paramLabel = "<number>",
      converter = RangeConverter.Count.class,
      description = "How many of the clients talk; the others listen. All, if not told.")
  @Nullable Integer talking;

  @Option(
      names = "--opus",
      paramLabel = "<codec>",
      defaultValue = "auto",
      description = {
        "${COMPLETION-CANDIDATES}: what encodes the clients' voices,",
        "before anything is measured. Default: auto."
      })
  OpusChoice opus = OpusChoice.AUTO;

  /** Adds sound to a test, if it is wanted. */
  void addTo(LoadTest.Builder test) {
    if (audio) {
      test.sound(opus.open(), frameMillis);
      if (talking != null) {
        test.talking(talking);
      }
    }
  }
}
