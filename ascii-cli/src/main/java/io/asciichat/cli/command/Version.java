package io.asciichat.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build. */
public final class Version {
  private Version() {}

  /** The line that {@code --version} prints. */
  public static String line() {
    try (InputStream in = Version.class.getResourceAsStream("/io/asciichat/cli/version.txt")) {
      byte[] text = in == null ? new byte[0] : in.readAllBytes();
      return "ascii-chat " + new String(text, StandardCharsets.UTF_8).strip() + " (Java)";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
