package io.asciichat.cli.command.options;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sound of a call. */
public final class SoundOptions extends DeviceOptions {
  @Option(
      names = "--audio",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether you hear the others and they you. Default: yes.")
  public boolean audio = true;

  @Option(
      names = "--audio-playback",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether you hear the others. Default: yes.")
  public boolean playback = true;

  @Mixin public final FrameOption frame = new FrameOption();

  @Option(
      names = "--echo-cancel",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether the speakers' sound is taken out of yours. Default: yes.")
  public boolean echoCancel = true;

  @Mixin public final OpusOption opus = new OpusOption();

  @Option(
      names = "--audio-analysis",
      fallbackValue = "true",
      description = "Show delay, jitter and losses, and sum them up at the end.")
  public boolean analysis;

  @Override
  public boolean wanted() {
    return audio;
  }
}
