package io.asciichat.crypto.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The keys among the test resources, made by OpenSSH and GnuPG, and programs to compare with. */
final class TestKeys {
  static final String PASSPHRASE = "open sesame";

  /** In the order of {@code art.txt}. */
  static final List<String> NAMES =
      List.of(
          "3des-cbc",
          "aes128-ctr",
          "aes256-cbc",
          "aes256-ctr",
          "aes256-gcm",
          "chacha20-poly1305",
          "plain");

  private TestKeys() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = TestKeys.class.getResourceAsStream("/keys/" + name)) {
      if (in == null) {
        throw new IOException("no such test resource: " + name);
      }
      return in.readAllBytes();
    }
  }

  static String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  static IdentityKey publicKey(String name) throws IOException {
    IdentityKey key = KeyText.parse(text(name + ".pub").strip());
    if (key == null) {
      throw new IOException("not a key: " + name);
    }
    return key;
  }

  /** Returns a key whose secret is 32 times this byte. */
  static IdentityKey ofSeed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return IdentityKey.of(OpenSshPrivateKey.publicKey(seed), "");
  }

  /** Copies a key to a file that only its owner can read. */
  static Path copy(String name, Path folder) throws IOException {
    return write(folder.resolve(name), bytes(name));
  }

  static Path write(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  static KeyEnvironment environment(Path home, Map<String, String> variables) {
    return KeyEnvironment.of(variables, home);
  }

  /** Runs a program to its end and returns what it printed, without the last line feed. */
  static String run(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + ": " + output);
    }
    return output;
  }
}
