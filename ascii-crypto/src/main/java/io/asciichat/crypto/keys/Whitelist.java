package io.asciichat.crypto.keys;

import io.asciichat.core.error.AsciiChatException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clients' keys that a server accepts. Read once, and again on demand; while it is read, and
 * when there is a mistake in it, the keys before stay valid. {@link #allows} may be called by any
 * thread, {@link #reload} by one at a time.
 */
public final class Whitelist {
  private final PublicKeys reader;
  private final String list;
  private volatile PublicKeys.Found found;

  private Whitelist(PublicKeys reader, String list, PublicKeys.Found found) {
    this.reader = reader;
    this.list = list;
    this.found = found;
  }

  /**
   * Reads a list.
   *
   * @param list as {@link PublicKeys} wants it
   * @throws AsciiChatException when there is a mistake in it
   */
  public static Whitelist of(PublicKeys reader, String list) {
    return new Whitelist(reader, list, reader.read(list));
  }

  /**
   * Returns whether a key is in the list. The time that this takes tells nothing about the keys,
   * only how many there are.
   *
   * @param key 32 bytes
   */
  public boolean allows(byte[] key) {
    boolean allowed = false;
    for (IdentityKey known : found.keys()) {
      allowed |= known.hasBytes(key);
    }
    return allowed;
  }

  /** Returns the keys and what a person should know about them. */
  public PublicKeys.Found found() {
    return found;
  }

  /**
   * The result of reading the list again.
   *
   * @param removed keys that are not in it any more: their clients have to go
   * @param mistake why the list stays as it was, in one line; null when it was read
   */
  public record Reload(List<IdentityKey> removed, @Nullable String mistake) {
    /** Freezes the keys. */
    public Reload {
      removed = List.copyOf(removed);
    }
  }

  /** Reads the list again. Takes as long as {@link PublicKeys#read}. */
  public Reload reload() {
    PublicKeys.Found before = found;
    try {
      PublicKeys.Found now = reader.read(list);
      found = now;
      return new Reload(
          before.keys().stream().filter(key -> !now.keys().contains(key)).toList(), null);
    } catch (AsciiChatException e) {
      return new Reload(
          List.of(),
          "the keys of " + before.keys().size() + " clients stay as they were: " + e.getMessage());
    }
  }
}
