package io.asciichat.cli.command;

import io.asciichat.cli.command.options.FrameOption;
import io.asciichat.cli.command.options.OpusOption;
import io.asciichat.cli.command.options.RangeConverter;
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

  @Mixin final FrameOption frame = new FrameOption();

  @Option(
      names = "--talking",
      paramLabel = "<number>",
      converter = RangeConverter.Count.class,
      description = "How many of the clients talk; the others listen. All, if not told.")
  @Nullable Integer talking;

  @Mixin final OpusOption opus = new OpusOption();

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
