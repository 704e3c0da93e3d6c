package io.asciichat.cli.command;

import io.asciichat.cli.command.options.RecordingOptions;
import io.asciichat.cli.command.output.PictureOutput;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.terminal.ViewPreferences;

/** A program that fails without warning while it shows a picture. */
final class CrashingPicture {
  private CrashingPicture() {}

  public static void main(String[] args) {
    PictureOutput output =
        PictureOutput.open(
            ViewPreferences.DEFAULTS, false, new RecordingOptions(), Shell.ofProcess());
    output.display().status("about to fail");
    throw new IllegalStateException("the program has failed");
  }
}
