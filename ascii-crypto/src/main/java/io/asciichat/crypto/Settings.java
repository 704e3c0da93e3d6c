package io.asciichat.crypto;

import io.asciichat.crypto.Rekeying.RekeyPolicy;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.Whitelist;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all handshakes of one {@link AcipSecurity} share. Not a record, so that nothing prints the
 * key.
 */
final class Settings {
  final boolean plaintext;
  final RekeyPolicy rekey;

  /** Extension bits to offer or accept; 0 behaves as a C peer. */
  final int extensions;

  final Trust trust;
  private final Secret password;

  Settings(
      byte @Nullable [] passwordKey,
      boolean plaintext,
      RekeyPolicy rekey,
      int extensions,
      Trust trust) {
    this(new Secret(passwordKey), plaintext, rekey, extensions, trust);
  }

  private Settings(
      Secret password, boolean plaintext, RekeyPolicy rekey, int extensions, Trust trust) {
    this.password = password;
    this.plaintext = plaintext;
    this.rekey = rekey;
    this.extensions = extensions;
    this.trust = trust;
  }

  /**
   * Returns the password's key as a copy that the caller wipes, or null.
   *
   * @throws IllegalStateException when the key is wiped: zeros must never pass for a key
   */
  byte @Nullable [] passwordKey() {
    return password.copy();
  }

  /** Returns the same as for a C peer, for a handshake that needs no identities. */
  Settings withoutExtensions() {
    return new Settings(password, plaintext, rekey, 0, Trust.NONE);
  }

  /** Returns the same for handshakes that need no identities. */
  Settings withoutIdentities() {
    return new Settings(password, plaintext, rekey, extensions, Trust.NONE);
  }

  void wipe() {
    password.wipe();
  }

  /**
   * The identities of both sides.
   *
   * @param own what this side can show: a server any number, of which clients choose one, a client
   *     the first
   * @param clients the clients that a server lets in; null for all
   * @param wantsClientIdentity whether a server refuses clients without an identity
   * @param servers which servers a client goes to
   */
  record Trust(
      List<Identity> own,
      @Nullable Whitelist clients,
      boolean wantsClientIdentity,
      ServerCheck servers) {
    static final Trust NONE = new Trust(List.of(), null, false, ServerCheck.ANY);

    Trust {
      own = List.copyOf(own);
    }

    /** Returns whether a server lets in only clients with an identity. */
    boolean asksClients() {
      return wantsClientIdentity || clients != null;
    }
  }

  /** The password's key, which several settings share. */
  private static final class Secret {
    private final byte @Nullable [] key;
    private volatile boolean wiped;

    Secret(byte @Nullable [] key) {
      this.key = key;
    }

    byte @Nullable [] copy() {
      byte[] copy = key == null ? null : key.clone();
      if (wiped) {
        Libsodium.wipe(copy);
        throw new IllegalStateException("this security is closed");
      }
      return copy;
    }

    void wipe() {
      wiped = true;
      Libsodium.wipe(key);
    }
  }
}
