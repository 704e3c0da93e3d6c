package io.asciichat.cli.command.options;

import picocli.CommandLine.Option;

/** Sound of somebody alone. */
public final class MirrorSoundOptions extends DeviceOptions {
  @Option(
      names = "--audio",
      negatable = true,
      defaultValue = "false",
      fallbackValue = "true",
      description = "Hear yourself as others would. Use headphones.")
  public boolean audio;

  @Override
  public boolean wanted() {
    return audio;
  }
}
