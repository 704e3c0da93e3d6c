package io.asciichat.cli.command;

import io.asciichat.cli.command.options.Numbers;
import io.asciichat.cli.command.options.SoundOptions;

import io.asciichat.testkit.load.LoadTest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

  @Mixin final SoundOptions.Frame frame = new SoundOptions.Frame();

  @Option(
      names = "--talking",
      paramLabel = "<number>",
      converter = Numbers.Count.class,
      description = "How many of the clients talk; the others listen. All, if not told.")
  @Nullable Integer talking;

  @Mixin final SoundOptions.Codec opus = new SoundOptions.Codec();

  /** Adds sound to a test, if it is wanted. */
  void addTo(LoadTest.Builder test) {
    if (audio) {
      test.sound(opus.open(), frame.millis);
      if (talking != null) {
        test.talking(talking);
      }
    }
  }
}
