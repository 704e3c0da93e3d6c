package io.asciichat.cli.command;

import io.asciichat.core.port.AudioCodec;
import picocli.CommandLine.Option;

/** Which codec sound is compressed with. */
final class OpusOption {
  @Option(
      names = "--opus",
      paramLabel = "<codec>",
      defaultValue = "auto",
      description = {
        "${COMPLETION-CANDIDATES}: native is the system's libopus,",
        "auto takes that where it is installed. Default: auto."
      })
  OpusChoice choice = OpusChoice.AUTO;

  /** See {@link OpusChoice#open}. */
  AudioCodec open() {
    return choice.open();
  }
}
