package io.asciichat.cli.command.identity;

import io.asciichat.cli.command.password.PasswordPrompt;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.crypto.UnknownServerException;
import io.asciichat.crypto.keys.IdentityKey;
import io.asciichat.crypto.keys.KnownHosts;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks a person whether a server that is not known yet is the right one, once in a run. For one
 * thread.
 */
public final class FirstContact {
  private static final int MAX_QUESTIONS = 3;

  private final KnownHosts hosts;
  private final @Nullable String name;
  private final Shell shell;
  private final Outcome outcome;
  private boolean asked;

  /**
   * @param hosts takes the server that is accepted
   * @param name what the user wrote in place of an address; null when it was the address
   * @param outcome ends a question, too
   */
  public FirstContact(KnownHosts hosts, @Nullable String name, Shell shell, Outcome outcome) {
    this.hosts = hosts;
    this.name = name;
    this.shell = shell;
    this.outcome = outcome;
  }

  /** Returns whether a server can still be asked about. */
  public boolean canAsk() {
    return !asked && PasswordPrompt.possible(shell);
  }

  /** Returns whether a client has ended because its server is not known, and can be asked about. */
  public boolean canMend(ClientEnd end) {
    return end.cause() instanceof UnknownServerException && canAsk();
  }

  /**
   * Asks about the server that a client has met, and remembers it when it is the right one.
   *
   * @return false when the command was ended at the question
   * @throws AsciiChatException with code AUTH when it is not the right one, FILE when it cannot be
   *     remembered
   */
  public boolean accepts(ClientEnd end) {
    if (!(end.cause() instanceof UnknownServerException unknown)) {
      return false;
    }
    asked = true;
    String question = describe(unknown) + "ascii-chat: is it the right server (yes/no)? ";
    for (int questions = 0; questions < MAX_QUESTIONS; questions++) {
      byte[] typed = PasswordPrompt.askOpenly(question, outcome);
      if (typed == null) {
        return false;
      }
      switch (new String(typed, StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT)) {
        case "yes" -> {
          hosts.accept(unknown.server(), name, unknown.shown());
          return true;
        }
        case "no" -> throw refused(unknown);
        default -> question = "ascii-chat: please type yes or no: ";
      }
    }
    throw refused(unknown);
  }

  private static AsciiChatException refused(UnknownServerException unknown) {
    return new AsciiChatException(
        ErrorCode.AUTH,
        "the server at " + unknown.server() + " was not accepted, so the call did not begin");
  }

  private String describe(UnknownServerException unknown) {
    IdentityKey key = unknown.shown();
    return """
    ascii-chat: %s is not known yet. Its key is
    %s
    OpenSSH      %s
    C program    %s
    Ask the server's operator for it in another way than this call, and compare.
    """
        .formatted(
            Shell.oneLine(name == null ? unknown.server() : name + " at " + unknown.server()),
            key.randomArt(),
            key.fingerprint(),
            key.hexFingerprint());
  }
}
