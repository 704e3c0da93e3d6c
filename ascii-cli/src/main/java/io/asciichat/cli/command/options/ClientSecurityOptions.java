package io.asciichat.cli.command.options;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.crypto.ServerCheck;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.KnownHosts;
import io.asciichat.crypto.keys.PublicKeys;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Encryption, passwords and keys of a client, and which servers it goes to. */
public final class ClientSecurityOptions extends CallerSecurityOptions {
  private static final String SERVER_KEY = "--server-key";
  private static final String REQUIRE_SERVER_IDENTITY = "--require-server-identity";

  @Option(
      names = SERVER_KEY,
      paramLabel = "<list>",
      description = {
        "The server's public key, or several with commas between:",
        "as OpenSSH writes it, 64 hex digits, a file, gpg:ID,",
        "github:USER, gitlab:USER, https://…. Default: the server's",
        "in known_hosts, or you are asked."
      })
  public @Nullable String serverKey;

  @Option(
      names = REQUIRE_SERVER_IDENTITY,
      fallbackValue = "true",
      description = "Refuse servers that do not prove a key.")
  public boolean requireServerIdentity;

  @Override
  void addKeyOptions(Map<String, Runnable> set) {
    super.addKeyOptions(set);
    if (serverKey != null) {
      set.put(SERVER_KEY, () -> serverKey = null);
    }
    if (requireServerIdentity) {
      set.put(REQUIRE_SERVER_IDENTITY, () -> requireServerIdentity = false);
    }
  }

  /** Returns whether a person may accept a server that is not known yet. */
  public boolean mayAcceptServers() {
    return serverKey == null && !noAuth && !noEncrypt;
  }

  /**
   * Returns the check of the server. May ask the network for keys.
   *
   * @param environment where known_hosts is
   * @param name what the user wrote in place of an address; null when it was the address
   * @param warn gets what a person should know about the keys
   * @throws AsciiChatException when there is a mistake in the list
   */
  public ServerCheck servers(
      KeyEnvironment environment, @Nullable String name, Consumer<String> warn) {
    if (noAuth || noEncrypt) {
      return ServerCheck.ANY;
    }
    String list = serverKey;
    if (list == null) {
      return ServerCheck.known(KnownHosts.of(environment), name, requireServerIdentity);
    }
    try {
      PublicKeys.Found found = new PublicKeys(environment, PublicKeys.DEFAULT_MAX_KEYS).read(list);
      found.notes().forEach(warn);
      return ServerCheck.expecting(found.keys());
    } catch (AsciiChatException e) {
      throw told(SERVER_KEY, e);
    }
  }

  /**
   * Returns the security of a client.
   *
   * @param secret the password, which stays with the caller
   * @param own the private key, which stays with the caller; empty for none
   */
  public AcipSecurity security(@Nullable Password secret, List<Identity> own, ServerCheck servers) {
    return builder(secret, own).servers(servers).build();
  }
}
