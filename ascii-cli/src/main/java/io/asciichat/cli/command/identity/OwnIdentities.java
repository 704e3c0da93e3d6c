package io.asciichat.cli.command.identity;

import io.asciichat.cli.command.options.CallerSecurityOptions;
import io.asciichat.cli.command.options.SecurityOptions;
import io.asciichat.cli.command.password.KeyPassphrase;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.crypto.keys.Identities;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.KeyEnvironment;
import java.util.ArrayList;
import java.util.List;

/** The private keys of one run of a command, wiped when this is closed. For one thread. */
public final class OwnIdentities implements AutoCloseable {
  private final List<Identity> opened = new ArrayList<>();

  private OwnIdentities() {}

  /**
   * Opens the keys that the options name, and asks for their passphrases.
   *
   * @param outcome ends a question, too, and is known afterwards; there are no keys then
   * @throws AsciiChatException when one cannot be opened
   */
  public static OwnIdentities open(SecurityOptions options, Shell shell, Outcome outcome) {
    OwnIdentities own = new OwnIdentities();
    try {
      own.openAll(options, shell, outcome);
      return own;
    } catch (AsciiChatException e) {
      own.close();
      if (outcome.isKnown()) {
        return own;
      }
      throw options.told(CallerSecurityOptions.KEY, e);
    }
  }

  private void openAll(SecurityOptions options, Shell shell, Outcome outcome) {
    List<String> names = options.keyNames();
    if (names.isEmpty()) {
      return;
    }
    KeyEnvironment environment = KeyEnvironment.of(shell.environment(), shell.homeFolder());
    KeyPassphrase passphrases = new KeyPassphrase(shell, outcome);
    for (String name : names) {
      opened.add(Identities.open(name, environment, passphrases));
    }
  }

  /** Returns them in the order of the options. */
  public List<Identity> all() {
    return List.copyOf(opened);
  }

  @Override
  public void close() {
    opened.forEach(Identity::close);
    opened.clear();
  }
}
