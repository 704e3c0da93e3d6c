package io.asciichat.cli.command;

import io.asciichat.cli.terminal.StandardStreams;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
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
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a line on the terminal without showing what is typed. The terminal's mode is changed by
 * stty(1), which every system with terminals has and which puts back exactly what it found; nothing
 * is read while the terminal would echo it.
 */
final class PasswordPrompt {
  private static final Path TERMINAL = Path.of("/dev/tty");
  private static final long STTY_TIMEOUT_SECONDS = 2;
  private static final String CONTINUED = "CONT";

  /** The mode before the echo was switched off, in stty's words; null while it is on. */
  private static final AtomicReference<@Nullable String> ORIGINAL_MODE = new AtomicReference<>();

  /** Whether the end of the process restores the mode, too. */
  private static final AtomicBoolean HOOKED = new AtomicBoolean();

  private PasswordPrompt() {}

  /** Whether there is a terminal to ask on: the one that standard input is. */
  static boolean possible(Shell shell) {
    return shell.isProcess() && StandardStreams.inputIsTerminal();
  }

  /**
   * Asks, and waits for a line or for the command's end. The caller handles the signals that end
   * the command.
   *
   * @return what was typed, in {@link #charset()}, or null when the end came first
   * @throws AsciiChatException when the terminal cannot be asked, or its user has ended the input
   */
  static byte @Nullable [] ask(String question, Outcome outcome) {
    try (OutputStream terminal = terminal()) {
      restoreAtExit();
      try {
        muteEcho();
        Signals.register(CONTINUED, () -> askAgain(terminal, question));
        write(terminal, question);
        return outcome.unlessKnown(typedLine());
      } finally {
        Signals.registerDefault(CONTINUED);
        restoreEcho();
        write(terminal, "\n");
      }
    } catch (IOException e) {
      throw unaskable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** What is typed is encoded in: the terminal's character set, not that of the rest of Java. */
  static Charset charset() {
    try {
      Charset charset = Charset.forName(System.getProperty("stdin.encoding", "UTF-8"));
      return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** Puts the terminal's mode back, if it is changed. Any thread may call this. */
  static void restoreEcho() {
    String mode = ORIGINAL_MODE.getAndSet(null);
    if (mode != null) {
      try {
        stty(mode);
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
  private static void askAgain(OutputStream terminal, String question) {
    try {
      stty("-echo");
      write(terminal, question);
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

  /** Where questions are seen even when standard output and standard error go elsewhere. */
  private static OutputStream terminal() {
    try {
      return Files.newOutputStream(TERMINAL);
    } catch (IOException e) {
      return new FileOutputStream(FileDescriptor.err);
    }
  }

  private static void write(OutputStream terminal, String text) throws IOException {
    terminal.write(text.getBytes(StandardCharsets.UTF_8));
    terminal.flush();
  }

  /** Runs stty on standard input and returns what it prints. */
  private static String stty(String argument) throws IOException {
    Process process =
        new ProcessBuilder("stty", argument)
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
