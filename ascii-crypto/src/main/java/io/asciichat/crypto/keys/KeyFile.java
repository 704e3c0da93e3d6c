package io.asciichat.crypto.keys;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A private key in a file of its own, in OpenSSH's format, with its public key in a file beside it.
 * Holds nothing between calls.
 */
public final class KeyFile {
  /** The end of the public key's file, behind the name of the private one's. */
  public static final String PUBLIC_SUFFIX = ".pub";

  private static final int MAX_BYTES = 64 * 1024;
  private static final String OWNER_ONLY = "rw-------";
  private static final String EVERYONE_READS = "rw-r--r--";
  private static final Set<PosixFilePermission> FOR_OTHERS =
      EnumSet.complementOf(EnumSet.copyOf(PosixFilePermissions.fromString("rwx------")));

  private KeyFile() {}

  /**
   * Makes a key and writes it: the private one for its owner alone (0600), the public one for all.
   *
   * @param file the private key's file; its folder must exist
   * @param comment stands beside the public key, such as {@code user@host}
   * @param passphrase encrypts the private key; stays with the caller, who wipes it; null for none
   * @param overwrite whether to replace files that are there
   * @return the public key
   * @throws AsciiChatException with code USAGE when a file is there, or the passphrase is empty;
   *     FILE when one cannot be written
   */
  public static IdentityKey generate(
      Path file, String comment, char @Nullable [] passphrase, boolean overwrite) {
    if (passphrase != null && passphrase.length == 0) {
      throw new AsciiChatException(ErrorCode.USAGE, "an empty passphrase encrypts nothing");
    }
    requireFree(file, overwrite);
    SecureRandom random = new SecureRandom();
    byte[] seed = new byte[IdentityKey.SIZE];
    random.nextBytes(seed);
    byte[] text = OpenSshPrivateKey.write(seed, comment, passphrase, random);
    try {
      IdentityKey key = IdentityKey.of(OpenSshPrivateKey.publicKey(seed), comment);
      write(file, text, OWNER_ONLY, overwrite);
      byte[] line = (key.openSshLine() + "\n").getBytes(StandardCharsets.UTF_8);
      write(publicFile(file), line, EVERYONE_READS, overwrite);
      return key;
    } finally {
      Arrays.fill(seed, (byte) 0);
      Arrays.fill(text, (byte) 0);
    }
  }

  /**
   * Checks that a key can be written to a file and its public key beside it.
   *
   * @param overwrite whether files may be there
   * @throws AsciiChatException with code USAGE when one is there that must not be, or a folder
   */
  public static void requireFree(Path file, boolean overwrite) {
    for (Path target : new Path[] {file, publicFile(file)}) {
      if (Files.isDirectory(target)) {
        throw new AsciiChatException(
            ErrorCode.USAGE, "'" + target + "' is a folder; name a file in it");
      }
      if (!overwrite && Files.exists(target)) {
        throw exists(target, null);
      }
    }
  }

  /** Returns the file of the public key that belongs to a private key's file. */
  public static Path publicFile(Path file) {
    return file.resolveSibling(file.getFileName() + PUBLIC_SUFFIX);
  }

  private static void write(Path file, byte[] content, String permissions, boolean overwrite) {
    Path fresh = overwrite ? file.resolveSibling(file.getFileName() + ".new") : file;
    boolean mine = false;
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnedFiles.attributes(fresh, permissions))) {
      mine = true;
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
      if (overwrite) {
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists(fresh, e);
    } catch (IOException e) {
      if (mine) {
        delete(fresh);
      }
      throw new AsciiChatException(
          ErrorCode.FILE, "cannot write '" + file + "'; check the folder and its permissions", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The failure before this one is told; the rest of the file holds no whole key.
      return;
    }
  }

  private static AsciiChatException exists(Path file, @Nullable Throwable cause) {
    return new AsciiChatException(
        ErrorCode.USAGE,
        "'" + file + "' exists, and a key that is overwritten is lost; name another file",
        cause);
  }

  /**
   * Returns the public key of a file that holds a private one, without a passphrase, or a public
   * one.
   *
   * @throws AsciiChatException with code USAGE when there is no such file, KEY when there is no key
   *     in it that can be used
   */
  public static IdentityKey publicKey(Path file) {
    return read(file).key();
  }

  /** Returns what a file holds: a private key, or a public one alone. */
  static Content read(Path file) {
    byte[] bytes = KeyText.file(file, MAX_BYTES);
    String name = "the key file '" + file + "'";
    try {
      if (!OpenSshPrivateKey.isPrivate(bytes)) {
        String line = new String(bytes, StandardCharsets.UTF_8).strip();
        IdentityKey key = line.contains("\n") ? null : KeyText.parse(line);
        if (key != null) {
          return new Content(key, null);
        }
      }
      OpenSshPrivateKey secret = OpenSshPrivateKey.of(bytes, name);
      return new Content(secret.key(), secret);
    } catch (AsciiChatException e) {
      throw e.getMessage().startsWith(name)
          ? e
          : new AsciiChatException(e.code(), name + ": " + e.getMessage(), e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Refuses a private key that others may read or write.
   *
   * @throws AsciiChatException with code KEY and how to mend it
   */
  static void requirePrivate(Path file) {
    if (!OwnedFiles.isPosix(file)) {
      return;
    }
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      if (permissions.stream().anyMatch(FOR_OTHERS::contains)) {
        throw new AsciiChatException(
            ErrorCode.KEY,
            "the key file '" + file + "' is open to other users; close it: chmod 600 " + file);
      }
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "the key file '" + file + "' cannot be read; check its permissions", e);
    }
  }

  /**
   * The content of a file.
   *
   * @param key its public key
   * @param secret the private one; null when there is none
   */
  record Content(IdentityKey key, @Nullable OpenSshPrivateKey secret) {
    /** Without the secret. */
    @Override
    public String toString() {
      return "Content[" + key + "]";
    }
  }
}
