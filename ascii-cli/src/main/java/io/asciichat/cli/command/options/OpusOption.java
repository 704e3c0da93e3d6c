package io.asciichat.cli.command.options;

import io.asciichat.core.port.AudioCodec;
import picocli.CommandLine.Option;

/** Which codec sound is compressed with. */
public final class OpusOption {
  @Option(
      names = "--opus",
      paramLabel = "<codec>",
      defaultValue = "auto",
      description = {
        "${COMPLETION-CANDIDATES}: native is the system's libopus,",
        "auto takes that where it is installed. Default: auto."
      })
  public OpusChoice choice = OpusChoice.AUTO;

  /** See {@link OpusChoice#open}. */
  public AudioCodec open() {
    return choice.open();
  }
}
