package io.asciichat.cli.command.password;

import io.asciichat.cli.config.LayeredDefaults;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StopSignals;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.crypto.keys.Identity;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The passphrase of a private key that is used or made: from the environment, or asked for on the
 * terminal up to three times. For one thread.
 */
public final class KeyPassphrase implements Identity.PassphraseSource {
  /** Holds the passphrase of keys; no option does, because others could see that. */
  public static final String VARIABLE = "ASCII_CHAT_KEY_PASSWORD";

  private static final int MAX_QUESTIONS = 3;
  private static final String NEW = "ascii-chat: passphrase for the new key: ";
  private static final String AGAIN = "ascii-chat: the same again: ";

  private final Shell shell;
  private final Outcome outcome;

  /**
   * @param outcome ends a question, too, and is known afterwards
   */
  public KeyPassphrase(Shell shell, Outcome outcome) {
    this.shell = shell;
    this.outcome = outcome;
  }

  /** {@inheritDoc} One of the environment that is wrong is not asked for. */
  @Override
  public char @Nullable [] passphrase(Path file, int attempt) {
    if (isGiven()) {
      return attempt == 1 ? given() : null;
    }
    if (attempt > MAX_QUESTIONS || !PasswordPrompt.possible(shell)) {
      return null;
    }
    String question =
        attempt == 1
            ? "ascii-chat: passphrase of " + Shell.oneLine(file.toString()) + ": "
            : "ascii-chat: that is not it; try again: ";
    return askWith(
        () -> {
          byte[] typed = typed(question);
          return typed == null ? null : decoded(typed);
        });
  }

  /**
   * Returns the passphrase of a key that is made, for the caller to wipe. On the terminal it is
   * asked for twice.
   *
   * @param ask whether to ask for one that is not in the environment
   * @return null for none, or when the command was ended at the question
   * @throws AsciiChatException with code USAGE when there is no terminal to ask on, or the
   *     environment's is not text; AUTH when two different ones were typed, three times
   */
  public char @Nullable [] ofNewKey(boolean ask) {
    if (isGiven()) {
      return given();
    }
    if (!ask) {
      return null;
    }
    if (!PasswordPrompt.possible(shell)) {
      throw new AsciiChatException(
          ErrorCode.USAGE,
          "there is no terminal to ask for the passphrase on; set " + VARIABLE + " instead");
    }
    return askWith(this::typedTwice);
  }

  private char @Nullable [] askWith(Supplier<char @Nullable []> questions) {
    try (StopSignals signals = new StopSignals(outcome)) {
      signals.listen(PasswordPrompt::restoreEcho);
      return questions.get();
    }
  }

  private boolean isGiven() {
    return !shell.environment().getOrDefault(VARIABLE, "").isEmpty();
  }

  private char[] given() {
    String given = shell.environment().getOrDefault(VARIABLE, "");
    if (given.indexOf(LayeredDefaults.REPLACEMENT) >= 0) {
      throw new AsciiChatException(
          ErrorCode.USAGE, VARIABLE + " is not UTF-8 text; write it as such, in a UTF-8 locale");
    }
    return given.toCharArray();
  }

  private char @Nullable [] typedTwice() {
    String question = NEW;
    for (int asked = 0; asked < MAX_QUESTIONS; asked++) {
      byte[] first = typed(question);
      byte[] second = first == null || first.length == 0 ? first : typed(AGAIN);
      try {
        if (first == null || second == null) {
          return null;
        }
        if (first.length > 0 && Arrays.equals(first, second)) {
          return decoded(first);
        }
        question =
            "ascii-chat: "
                + (first.length == 0 ? "nothing was typed" : "the two are different")
                + "; passphrase: ";
      } finally {
        wipe(first);
        wipe(second);
      }
    }
    throw new AsciiChatException(
        ErrorCode.AUTH, "no passphrase was typed twice in the same way; start again");
  }

  private byte @Nullable [] typed(String question) {
    try {
      return PasswordPrompt.ask(question, outcome);
    } catch (AsciiChatException e) {
      throw new AsciiChatException(
          e.code(),
          "the passphrase cannot be asked for on this terminal; set " + VARIABLE + " instead",
          e);
    }
  }

  /** Returns what was typed as text, and wipes it. */
  private static char[] decoded(byte[] typed) {
    Charset charset = PasswordPrompt.charset();
    try {
      return PasswordText.characters(typed, charset, "what was typed is not " + charset + " text");
    } finally {
      wipe(typed);
    }
  }

  private static void wipe(byte @Nullable [] typed) {
    if (typed != null) {
      Arrays.fill(typed, (byte) 0);
    }
  }
}
