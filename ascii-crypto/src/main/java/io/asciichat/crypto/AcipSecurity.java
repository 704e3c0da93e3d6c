package io.asciichat.crypto;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Security;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.crypto.Rekeying.RekeyPolicy;
import io.asciichat.crypto.Settings.Trust;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.Whitelist;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Encryption, passwords and identities as the C program's versions 0.9 to 0.11 have them, and more
 * between two peers that speak the extension; {@code docs/security.md} tells exactly what. One
 * object serves any number of connections, in either role. Thread-safe.
 *
 * <pre>{@code
 * try (AcipSecurity security =
 *         AcipSecurity.builder().password("correct horse".toCharArray()).build();
 *     AsciiChatServer server = AsciiChatServer.builder(transport, security).start()) {
 *   …
 * }
 * }</pre>
 */
public final class AcipSecurity implements Security, AutoCloseable {
  private final Settings settings;

  /** The pool of the packets that the rehearsal opens. */
  final BufferPool rehearsed = new BufferPool();

  private final FutureTask<@Nullable Void> rehearsal = new FutureTask<>(this::rehearse, null);

  private AcipSecurity(Settings settings) {
    this.settings = settings;
  }

  /**
   * Checks what a password may be: 8 to 256 bytes as UTF-8, the C program's limits, in text that
   * has lost nothing on its way here. The one place that knows the rule.
   *
   * @param secret stays with the caller, who wipes it
   * @throws AsciiChatException with code USAGE and a message that tells nothing of the password
   */
  public static void requirePassword(char[] secret) {
    Libsodium.wipe(PasswordKey.encode(secret));
  }

  /**
   * Returns the version of libsodium that encrypts, such as {@code "1.0.20"}. Opens the library's
   * file, which takes some milliseconds, but binds none of the functions that encrypt.
   *
   * @throws AsciiChatException with code NOT_SUPPORTED or CRYPTO when it cannot be loaded
   */
  public static String libraryVersion() {
    return Libsodium.version();
  }

  /**
   * Returns a builder with the defaults: encryption, no password, new keys after an hour or a
   * million packets.
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@inheritDoc}
   *
   * @throws AsciiChatException with code NOT_SUPPORTED or CRYPTO when libsodium cannot be loaded
   */
  @Override
  public Handshake serve(BufferPool pool) {
    return new ServerHandshake(Libsodium.instance(), settings, pool);
  }

  /** {@inheritDoc} */
  @Override
  public Handshake connect(BufferPool pool, String server) {
    return settings.plaintext
        ? new PlainSecurity().connect(pool, server)
        : new ClientHandshake(Libsodium.instance(), settings, pool, server);
  }

  /** {@inheritDoc} */
  @Override
  public Security rehearsal() {
    return new AcipSecurity(settings.withoutIdentities());
  }

  /** {@inheritDoc} */
  @Override
  public void prepare() throws InterruptedException {
    rehearsal.run();
    try {
      rehearsal.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("this security cannot be prepared", e.getCause());
    }
  }

  private void rehearse() {
    if (!settings.plaintext) {
      Rehearsal.play(Libsodium.instance(), settings, rehearsed);
    }
  }

  /** Wipes the key of the password. Handshakes already made go on; no new one can be made. */
  @Override
  public void close() {
    settings.wipe();
  }

  /** Collects the options. For one thread. */
  public static final class Builder {
    private char @Nullable [] password;
    private boolean plaintext;
    private RekeyPolicy rekey = RekeyPolicy.STANDARD;
    private int extensions = Extension.CHANNEL;
    private final List<Identity> identities = new ArrayList<>();
    private @Nullable Whitelist clients;
    private boolean wantsClientIdentity;
    private ServerCheck servers = ServerCheck.ANY;

    private Builder() {}

    /**
     * Sets the password, which both sides have to know: a server lets in only clients that prove
     * it, and a client goes only to servers that prove it.
     *
     * @param secret as {@link #requirePassword} wants it; copied, so that the caller can wipe its
     *     own
     * @throws AsciiChatException with code USAGE when it cannot be one
     */
    public Builder password(char[] secret) {
      requirePassword(secret);
      password = secret.clone();
      return this;
    }

    /**
     * Lets a client ask for plaintext, and a server allow it. Such a server still encrypts with
     * clients that want to.
     */
    public Builder plaintext(boolean wanted) {
      plaintext = wanted;
      return this;
    }

    /**
     * Sets when new keys are agreed on, if the peer speaks the extension.
     *
     * @param age of the present keys, more than 0
     * @param packets in either direction under the present keys, more than 0
     */
    public Builder rekeyAfter(Duration age, long packets) {
      if (!age.isPositive() || packets <= 0) {
        throw new AsciiChatException(
            ErrorCode.USAGE, "new keys need an age and a number of packets above 0");
      }
      rekey = new RekeyPolicy(age.toNanos(), packets);
      return this;
    }

    /**
     * Adds a key that this side can prove to have. A server may have several, of which a client
     * gets the one it expects, else the first; a client shows the first.
     *
     * @param identity stays with the caller, who closes it after the security
     */
    public Builder identity(Identity identity) {
      identities.add(Objects.requireNonNull(identity, "identity"));
      return this;
    }

    /** Lets a server accept only clients whose keys are in this list; by default it accepts all. */
    public Builder clients(Whitelist allowed) {
      clients = Objects.requireNonNull(allowed, "allowed");
      return this;
    }

    /** Lets a server accept only clients that prove an identity, whichever it is. */
    public Builder requireClientIdentity() {
      wantsClientIdentity = true;
      return this;
    }

    /** Decides which servers a client goes to; by default to all. */
    public Builder servers(ServerCheck check) {
      servers = Objects.requireNonNull(check, "check");
      return this;
    }

    /** Behaves as a C peer: for tests. */
    Builder withoutExtensions() {
      extensions = 0;
      return this;
    }

    /**
     * Loads libsodium and derives the password's key, which takes about a tenth of a second each.
     *
     * @throws AsciiChatException with code USAGE for a password or identities that come with
     *     plaintext; NOT_SUPPORTED or CRYPTO when libsodium cannot be loaded
     */
    public AcipSecurity build() {
      Trust trust = new Trust(identities, clients, wantsClientIdentity, servers);
      if (plaintext && (trust.asksClients() || !identities.isEmpty())) {
        throw new AsciiChatException(
            ErrorCode.USAGE, "a key proves nothing without encryption: leave out --no-encrypt");
      }
      byte[] key = null;
      char[] secret = password;
      try {
        if (secret != null) {
          if (plaintext) {
            throw new AsciiChatException(
                ErrorCode.USAGE,
                "a password protects nothing without encryption: leave out --no-encrypt");
          }
          key = PasswordKey.derive(Libsodium.instance(), secret);
        } else if (!plaintext) {
          Libsodium.instance();
        }
      } finally {
        if (secret != null) {
          Arrays.fill(secret, '\0');
        }
        password = null;
      }
      return new AcipSecurity(new Settings(key, plaintext, rekey, extensions, trust));
    }
  }
}
