package io.asciichat.cli.command.options;

import io.asciichat.crypto.AcipSecurity;
import io.asciichat.crypto.keys.Identity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Encryption, passwords and the key of a command that connects to a server. */
public class CallerSecurityOptions extends SecurityOptions {
  /** The private key. */
  public static final String KEY = "--key";

  @Option(
      names = {"-K", KEY},
      paramLabel = "<key>",
      description = {
        "Your private key, which tells the server who you are: a",
        "file of keygen or ssh-keygen -t ed25519, a .pub file whose",
        "key the SSH agent holds, or gpg: and a key's id."
      })
  public @Nullable String key;

  @Override
  public List<String> keyNames() {
    return key == null ? List.of() : List.of(key);
  }

  @Override
  void addKeyOptions(Map<String, Runnable> set) {
    if (key != null) {
      set.put(KEY, () -> key = null);
    }
  }

  /**
   * Returns the security of one that connects to any server.
   *
   * @param secret the password, which stays with the caller
   * @param own the private key, which stays with the caller; empty for none
   */
  public AcipSecurity security(@Nullable Password secret, List<Identity> own) {
    return builder(secret, own).build();
  }
}
