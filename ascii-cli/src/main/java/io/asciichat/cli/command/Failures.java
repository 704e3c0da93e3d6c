package io.asciichat.cli.command;

import io.asciichat.cli.config.Setting;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/** Tells a failure in one line and gives its exit code. */
final class Failures {
  private final PrintStream err;

  Failures(PrintStream err) {
    this.err = err;
  }

  /**
   * Something that a command reported or did not expect.
   *
   * @param verbose whether to tell the cause too
   */
  int report(Throwable failure, boolean verbose) {
    if (failure instanceof AsciiChatException expected) {
      print(expected.getMessage());
      if (verbose) {
        causes(expected.getCause());
      }
      return expected.code().code();
    }
    if (verbose) {
      failure.printStackTrace(err);
    } else {
      print("unexpected " + failure.getClass().getSimpleName() + "; run with -v for details");
    }
    return ErrorCode.GENERAL.code();
  }

  /**
   * A command line that cannot be understood.
   *
   * @param origin where the value came from when it was not the command line
   */
  int report(ParameterException failure, @Nullable Setting origin) {
    String message = oneLine(failure.getMessage());
    if (origin != null) {
      print(origin.origin() + ": " + message);
      return origin.failure().code();
    }
    String command = failure.getCommandLine().getCommandSpec().qualifiedName(" ");
    print(message + "; see '" + command + " --help'");
    return ErrorCode.USAGE.code();
  }

  private void causes(@Nullable Throwable cause) {
    for (Throwable c = cause; c != null; c = c.getCause()) {
      err.println("  cause: " + oneLine(c.toString()));
    }
  }

  private void print(String message) {
    err.println("ascii-chat: " + oneLine(message));
    err.flush();
  }

  /** Messages may quote a peer or a file name: no line feeds, no escapes. */
  private static String oneLine(@Nullable String text) {
    return String.valueOf(text).replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
