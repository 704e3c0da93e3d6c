package io.asciichat.crypto.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** Writes keys whose secret a test knows. */
public final class WrittenKey {
  private WrittenKey() {}

  /** Writes a private key that is encrypted with a passphrase. */
  public static void write(Path file, byte[] seed, String passphrase) throws IOException {
    byte[] text =
        OpenSshPrivateKey.write(seed, "test", passphrase.toCharArray(), new SecureRandom());
    Files.write(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
