package io.asciichat.crypto.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Writes keys whose secret a test knows. */
public final class WrittenKey {
  private WrittenKey() {}

  /** Writes a private key, encrypted if there is a passphrase. */
  public static void write(Path file, byte[] seed, @Nullable String passphrase) throws IOException {
    char[] secret = passphrase == null ? null : passphrase.toCharArray();
    byte[] text = OpenSshPrivateKey.write(seed, "test", secret, new SecureRandom());
    Files.write(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
