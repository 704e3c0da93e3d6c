package io.asciichat.cli.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sound of a call. */
final class SoundOptions extends DeviceOptions {
  @Option(
      names = "--audio",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether you hear the others and they you. Default: yes.")
  boolean audio = true;

  @Option(
      names = "--audio-playback",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether you hear the others. Default: yes.")
  boolean playback = true;

  @Mixin final FrameOption frame = new FrameOption();

  @Option(
      names = "--echo-cancel",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether the speakers' sound is taken out of yours. Default: yes.")
  boolean echoCancel = true;

  @Mixin final OpusOption opus = new OpusOption();

  @Option(
      names = "--audio-analysis",
      fallbackValue = "true",
      description = "Show delay, jitter and losses, and sum them up at the end.")
  boolean analysis;

  @Override
  boolean wanted() {
    return audio;
  }
}
