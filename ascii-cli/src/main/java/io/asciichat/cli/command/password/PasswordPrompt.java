package io.asciichat.cli.command.password;

import io.asciichat.cli.process.JobControl;
import io.asciichat.cli.process.Outcome;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StandardStreams;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a line on the terminal without showing what is typed. The terminal's mode is changed by
 * stty(1), which every system with terminals has and which puts back exactly what it found; nothing
 * is read while the terminal would echo it.
 */
public final class PasswordPrompt {
  private static final Path TERMINAL = Path.of("/dev/tty");
  private static final long STTY_TIMEOUT_SECONDS = 2;

  /** A second Ctrl+C, which goes to all programs in the foreground, must not end stty half-way. */
  private static final String UNDISTURBED = "trap '' INT QUIT TSTP; exec stty \"$1\"";

  /** The mode before the echo was switched off, in stty's words; null while it is on. */
  private static final AtomicReference<@Nullable String> ORIGINAL_MODE = new AtomicReference<>();

  /** Whether the end of the process restores the mode, too. */
  private static final AtomicBoolean HOOKED = new AtomicBoolean();

  private PasswordPrompt() {}

  /** Whether there is a terminal to ask on: the one that standard input is. */
  public static boolean possible(Shell shell) {
    return shell.isProcess() && StandardStreams.inputIsTerminal();
  }

  /**
   * Asks, and waits for a line or for the command's end. The caller handles the signals that end
   * the command; Ctrl+Z stops with the echo on.
   *
   * @return what was typed, in {@link #charset()}, empty after Ctrl+D too; or null when the end
   *     came first
   * @throws AsciiChatException when the terminal cannot be asked
   */
  public static byte @Nullable [] ask(String question, Outcome outcome) {
    return ask(question, Echo.HIDDEN, outcome);
  }

  /**
   * Asks for something that may be seen, and so is shown as it is typed; else as {@link #ask}.
   *
   * @param question one line or more
   */
  public static byte @Nullable [] askOpenly(String question, Outcome outcome) {
    return ask(question, Echo.SHOWN, outcome);
  }

  /** Visibility of what is typed. */
  private enum Echo {
    SHOWN,
    HIDDEN;

    void prepare() throws IOException {
      if (this == HIDDEN) {
        muteEcho();
      }
    }

    /** The end of a line is not shown either. */
    String end(boolean answered) {
      return this == SHOWN && answered ? "" : "\n";
    }
  }

  private static byte @Nullable [] ask(String question, Echo echo, Outcome outcome) {
    try (OutputStream terminal = terminal()) {
      restoreAtExit();
      AtomicBoolean asking = new AtomicBoolean(true);
      try (JobControl _ =
          new JobControl(
              PasswordPrompt::restoreEcho, () -> askAgain(terminal, question, echo, asking))) {
        byte @Nullable [] typed = null;
        try {
          echo.prepare();
          write(terminal, question);
          typed = outcome.unlessKnown(typedLine());
          return typed;
        } finally {
          asking.set(false);
          restoreEcho();
          write(terminal, echo.end(typed != null));
        }
      }
    } catch (IOException e) {
      throw unaskable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** What is typed is encoded in: the terminal's character set, not that of the rest of Java. */
  public static Charset charset() {
    try {
      Charset charset = Charset.forName(System.getProperty("stdin.encoding", "UTF-8"));
      return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** Puts the terminal's mode back, if it is changed. Any thread may call this. */
  public static void restoreEcho() {
    String mode = ORIGINAL_MODE.get();
    if (mode != null) {
      try {
        stty(mode);
        // Not before: the process may be ended at any moment, and its end does this again.
        ORIGINAL_MODE.compareAndSet(mode, null);
      } catch (IOException e) {
        // The terminal is gone: there is nothing to restore.
        return;
      }
    }
  }

  private static void restoreAtExit() {
    if (HOOKED.compareAndSet(false, true)) {
      Runtime.getRuntime()
          .addShutdownHook(Thread.ofPlatform().unstarted(PasswordPrompt::restoreEcho));
    }
  }

  private static void muteEcho() throws IOException {
    ORIGINAL_MODE.compareAndSet(null, stty("-g"));
    stty("-echo");
  }

  /** After a stop, when the shell has set its own mode. */
  private static void askAgain(
      OutputStream terminal, String question, Echo echo, AtomicBoolean asking) {
    try {
      echo.prepare();
      if (asking.get()) {
        write(terminal, question);
      } else {
        restoreEcho();
      }
    } catch (IOException e) {
      // Gone; the read ends, too.
      return;
    }
  }

  /** Reads in a thread that nothing has to wait for: a read of a terminal cannot be called off. */
  private static CompletableFuture<byte[]> typedLine() {
    CompletableFuture<byte[]> line = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("password prompt")
        .start(
            () -> {
              // Not closed: it is the process's standard input.
              try {
                line.complete(PasswordText.line(new FileInputStream(FileDescriptor.in)));
              } catch (IOException | RuntimeException e) {
                line.completeExceptionally(unaskable(e));
              }
            });
    return line;
  }

  /**
   * Where questions are seen even when standard output and standard error go elsewhere; standard
   * error when the process has no terminal of its own.
   */
  private static OutputStream terminal() {
    try {
      return Files.newOutputStream(TERMINAL);
    } catch (IOException e) {
      return new BufferedOutputStream(new FileOutputStream(FileDescriptor.err)) {
        // Messages still go there.
        @Override
        public void close() throws IOException {
          flush();
        }
      };
    }
  }

  private static void write(OutputStream terminal, String text) throws IOException {
    terminal.write(text.getBytes(StandardCharsets.UTF_8));
    terminal.flush();
  }

  /** Runs stty on standard input and returns what it prints. */
  private static String stty(String argument) throws IOException {
    Process process =
        new ProcessBuilder("sh", "-c", UNDISTURBED, "sh", argument)
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(STTY_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("stty hangs");
      }
      if (process.exitValue() != 0) {
        throw new IOException("stty cannot change the mode");
      }
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static AsciiChatException unaskable(Exception cause) {
    return new AsciiChatException(
        ErrorCode.TERMINAL,
        "the password cannot be asked for on this terminal; use --password-file",
        cause);
  }
}
