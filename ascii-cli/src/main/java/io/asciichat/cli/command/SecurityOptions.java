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
        "What all in the call must know, 8 to 256 characters.",
        "Everybody on this machine can read it here: better set",
        "the environment variable ASCII_CHAT_PASSWORD."
      })
  @Nullable Password password;

  @Option(
      names = "--no-encrypt",
      description = "A client: send everything in the clear. A server: let such clients in, too.")
  boolean noEncrypt;
}
