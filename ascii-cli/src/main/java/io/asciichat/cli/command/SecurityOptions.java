package io.asciichat.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Encryption and passwords. */
final class SecurityOptions {
  static final String HEADING = "Security";

  @Option(
      names = "--password",
      paramLabel = "<password>",
      converter = PasswordConverter.class,
      description = {
        "What everybody in the call must know, 8 to 256 characters. Others on this",
        "machine can read it here: prefer the variable ASCII_CHAT_PASSWORD."
      })
  @Nullable Password password;

  @Option(
      names = "--no-encrypt",
      description = "Send everything readable for whoever is between. Both sides must say so.")
  boolean noEncrypt;
}
