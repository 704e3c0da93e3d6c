package io.asciichat.cli.command.options;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.PublicKeys;
import io.asciichat.crypto.keys.Whitelist;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Encryption, passwords and keys of a server, and which clients it lets in. */
public final class ServerSecurityOptions extends SecurityOptions {
  private static final String SERVER_KEY = "--server-key";
  private static final String CLIENT_KEYS = "--client-keys";
  private static final String REQUIRE_CLIENT_IDENTITY = "--require-client-identity";

  @Option(
      names = {"-K", CallerSecurityOptions.KEY},
      paramLabel = "<key>",
      split = ",",
      description = {
        "A private key that proves to clients who this server is: a",
        "file of keygen or ssh-keygen -t ed25519, a .pub file whose",
        "key the SSH agent holds, or gpg: and a key's id. Give it",
        "again for another one, or put commas between; a client gets",
        "the one that it expects, else the first. --server-key is",
        "the same."
      })
  public List<String> keys = new ArrayList<>();

  /** Only on the command line: elsewhere a client's setting has this name. */
  @Option(names = SERVER_KEY, paramLabel = "<key>", split = ",", hidden = true)
  public List<String> serverKeys = new ArrayList<>();

  @Option(
      names = CLIENT_KEYS,
      paramLabel = "<list>",
      description = {
        "Let in only clients that prove one of these public keys,",
        "with commas between: as OpenSSH writes it, 64 hex digits, a",
        "file with one in each line, gpg:ID, github:USER,",
        "gitlab:USER, https://…. SIGHUP reads the list again."
      })
  public @Nullable String clientKeys;

  @Option(
      names = "--max-client-keys",
      paramLabel = "<number>",
      defaultValue = "32",
      converter = Numbers.ClientKeys.class,
      description = "How many keys --client-keys may have, up to 1024. Default: 32.")
  public int maxClientKeys;

  @Option(
      names = REQUIRE_CLIENT_IDENTITY,
      fallbackValue = "true",
      description = "Let in only clients that prove a key, whichever it is.")
  public boolean requireClientIdentity;

  @Override
  public List<String> keyNames() {
    List<String> names = new ArrayList<>(keys);
    names.addAll(serverKeys);
    return names;
  }

  @Override
  void addKeyOptions(Map<String, Runnable> set) {
    if (!keys.isEmpty()) {
      set.put(CallerSecurityOptions.KEY, keys::clear);
    }
    if (!serverKeys.isEmpty()) {
      set.put(SERVER_KEY, serverKeys::clear);
    }
    if (clientKeys != null) {
      set.put(CLIENT_KEYS, () -> clientKeys = null);
    }
    if (requireClientIdentity) {
      set.put(REQUIRE_CLIENT_IDENTITY, () -> requireClientIdentity = false);
    }
  }

  /**
   * Returns the clients that are let in; null for all. May ask the network for keys.
   *
   * @param environment where files and programs are
   * @param warn gets what a person should know about the keys
   * @throws AsciiChatException when there is a mistake in the list
   */
  public @Nullable Whitelist clients(KeyEnvironment environment, Consumer<String> warn) {
    String list = clientKeys;
    if (list == null) {
      return null;
    }
    try {
      Whitelist clients = Whitelist.of(new PublicKeys(environment, maxClientKeys), list);
      clients.found().notes().forEach(warn);
      return clients;
    } catch (AsciiChatException e) {
      throw told(CLIENT_KEYS, e);
    }
  }

  /**
   * Returns the security of a server.
   *
   * @param secret the password, which stays with the caller
   * @param own the private keys, which stay with the caller
   * @param clients the clients that are let in; null for all
   */
  public AcipSecurity security(
      @Nullable Password secret, List<Identity> own, @Nullable Whitelist clients) {
    AcipSecurity.Builder builder = builder(secret, own);
    if (clients != null) {
      builder.clients(clients);
    }
    if (requireClientIdentity) {
      builder.requireClientIdentity();
    }
    return builder.build();
  }
}
