package io.asciichat.cli.command;

import picocli.CommandLine.Option;

/** Sound of somebody alone. */
final class MirrorSoundOptions extends DeviceOptions {
  @Option(
      names = "--audio",
      negatable = true,
      defaultValue = "false",
      fallbackValue = "true",
      description = "Hear yourself as others would. Use headphones.")
  boolean audio;

  @Override
  boolean wanted() {
    return audio;
  }
}
