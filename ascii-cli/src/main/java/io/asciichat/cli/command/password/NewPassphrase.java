package io.asciichat.cli.command.password;

import io.asciichat.cli.config.LayeredDefaults;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StopSignals;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The passphrase of a key that is made: from the environment, or asked for twice on the terminal.
 * For one thread.
 */
public final class NewPassphrase {
  /** Holds the passphrase of keys; no option does, because others could see that. */
  public static final String VARIABLE = "ASCII_CHAT_KEY_PASSWORD";

  private static final int MAX_QUESTIONS = 3;
  private static final String QUESTION = "ascii-chat: passphrase for the new key: ";
  private static final String AGAIN = "ascii-chat: the same again: ";

  private final Shell shell;
  private final Outcome outcome;

  /**
   * @param outcome ends a question, too, and is known afterwards
   */
  public NewPassphrase(Shell shell, Outcome outcome) {
    this.shell = shell;
    this.outcome = outcome;
  }

  /**
   * Returns the passphrase, for the caller to wipe.
   *
   * @param ask whether to ask for one that is not in the environment
   * @return null for none, or when the command was ended at the question
   * @throws AsciiChatException with code USAGE when there is no terminal to ask on, or the
   *     environment's is not text; AUTH when two different ones were typed, three times
   */
  public char @Nullable [] get(boolean ask) {
    String given = shell.environment().getOrDefault(VARIABLE, "");
    if (given.indexOf(LayeredDefaults.REPLACEMENT) >= 0) {
      throw new AsciiChatException(
          ErrorCode.USAGE, VARIABLE + " is not UTF-8 text; write it as such, in a UTF-8 locale");
    }
    if (!given.isEmpty()) {
      return given.toCharArray();
    }
    if (!ask) {
      return null;
    }
    if (!PasswordPrompt.possible(shell)) {
      throw new AsciiChatException(
          ErrorCode.USAGE,
          "there is no terminal to ask for the passphrase on; set " + VARIABLE + " instead");
    }
    try (StopSignals signals = new StopSignals(outcome)) {
      signals.listen(PasswordPrompt::restoreEcho);
      return asked();
    }
  }

  private char @Nullable [] asked() {
    String question = QUESTION;
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

  private static char[] decoded(byte[] typed) {
    try {
      CharBuffer text = PasswordPrompt.charset().newDecoder().decode(ByteBuffer.wrap(typed));
      char[] passphrase = new char[text.remaining()];
      text.get(passphrase);
      Arrays.fill(text.array(), '\0');
      return passphrase;
    } catch (CharacterCodingException e) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "what was typed is not " + PasswordPrompt.charset() + " text", e);
    }
  }

  private static void wipe(byte @Nullable [] typed) {
    if (typed != null) {
      Arrays.fill(typed, (byte) 0);
    }
  }
}
