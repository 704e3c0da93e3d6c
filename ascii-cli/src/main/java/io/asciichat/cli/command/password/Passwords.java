package io.asciichat.cli.command.password;

import io.asciichat.cli.command.options.Password;
import io.asciichat.cli.command.options.SecurityOptions;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StopSignals;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.HandshakeException.PasswordFault;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The password of one run of a command: read from where the options say, or asked for on the
 * terminal, up to three times. For one thread.
 */
public final class Passwords {
  private static final int MAX_QUESTIONS = 3;
  private static final String QUESTION = "ascii-chat: password: ";

  private final SecurityOptions options;
  private final Shell shell;
  private final Outcome outcome;
  private int questions;

  /**
   * @param outcome ends a question, too
   */
  public Passwords(SecurityOptions options, Shell shell, Outcome outcome) {
    this.options = options;
    this.shell = shell;
    this.outcome = outcome;
  }

  /**
   * The password that the options name, once they are settled.
   *
   * @return null when they name none, or when the command was ended at the question
   * @throws AsciiChatException when there is none where they say
   */
  public @Nullable Password first() {
    Path file = options.passwordFile;
    if (file != null) {
      return ofFile(file);
    }
    Password.Flag flag = options.password;
    if (flag == null) {
      return null;
    }
    return switch (flag.kind()) {
      case GIVEN -> flag.value();
      case PROMPT -> asked();
      case STANDARD_INPUT ->
          PasswordPrompt.possible(shell) ? asked() : PasswordText.ofStandardInput(input());
    };
  }

  /** Not through the process's own stream, whose buffer would keep what was read. */
  private InputStream input() {
    return shell.isProcess() ? new FileInputStream(FileDescriptor.in) : shell.in();
  }

  /** Whether a password that turns out to be missing or wrong can be asked for. */
  public boolean canAsk() {
    boolean given = options.passwordFile != null || options.password != null;
    return (!given || questions > 0)
        && questions < MAX_QUESTIONS
        && !options.noEncrypt
        && !options.noAuth
        && PasswordPrompt.possible(shell);
  }

  /** Whether another password may mend this end, and can be asked for. */
  public boolean canMend(ClientEnd end) {
    return fault(end) != PasswordFault.NONE && canAsk();
  }

  /**
   * Another password after an end that can be mended.
   *
   * @return null when the command was ended at the question
   */
  public @Nullable Password after(ClientEnd end) {
    boolean wrong = fault(end) == PasswordFault.WRONG;
    return ask(wrong ? "ascii-chat: the server does not accept it; try again: " : QUESTION);
  }

  private static PasswordFault fault(ClientEnd end) {
    return end.cause() instanceof HandshakeException e ? e.passwordFault() : PasswordFault.NONE;
  }

  private Password ofFile(Path file) {
    try {
      Password password = PasswordText.ofFile(file);
      PasswordText.warnOfExposure(file, shell::warn);
      return password;
    } catch (AsciiChatException e) {
      throw options.told(SecurityOptions.PASSWORD_FILE, e);
    }
  }

  private @Nullable Password asked() {
    if (!PasswordPrompt.possible(shell)) {
      throw new AsciiChatException(
          ErrorCode.USAGE,
          "there is no terminal to ask for the password on; use --password-file or --password -");
    }
    try (StopSignals signals = new StopSignals(outcome)) {
      signals.listen(PasswordPrompt::restoreEcho);
      return ask(QUESTION);
    }
  }

  private @Nullable Password ask(String question) {
    String asking = question;
    while (true) {
      questions++;
      byte[] typed = PasswordPrompt.ask(asking, outcome);
      if (typed == null) {
        return null;
      }
      try {
        return decoded(typed);
      } catch (AsciiChatException e) {
        if (questions >= MAX_QUESTIONS) {
          throw new AsciiChatException(ErrorCode.AUTH, e.getMessage(), e);
        }
        asking = "ascii-chat: " + e.getMessage() + "; try again: ";
      } finally {
        Arrays.fill(typed, (byte) 0);
      }
    }
  }

  private static Password decoded(byte[] typed) {
    if (typed.length == 0) {
      throw new AsciiChatException(ErrorCode.USAGE, "nothing was typed");
    }
    return PasswordText.decode(typed, PasswordPrompt.charset(), "what was typed");
  }
}
