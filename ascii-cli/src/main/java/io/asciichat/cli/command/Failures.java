package io.asciichat.cli.command;

import io.asciichat.cli.command.options.SecurityOptions;
import io.asciichat.cli.config.Setting;
import io.asciichat.cli.process.Shell;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.error.ErrorContext;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a failure in one line and gives its exit code. */
final class Failures {
  private static final String NEGATION = "--no-";

  private final Shell shell;

  Failures(Shell shell) {
    this.shell = shell;
  }

  /**
   * Something that a command reported or did not expect.
   *
   * @param verbose whether to tell the cause too
   */
  int report(Throwable failure, boolean verbose) {
    if (failure instanceof AsciiChatException expected) {
      shell.tell(expected.getMessage());
      if (verbose) {
        details(expected);
        causes(expected);
      }
      return expected.code().code();
    }
    if (verbose) {
      failure.printStackTrace(shell.err());
    } else {
      shell.tell("unexpected " + failure.getClass().getSimpleName() + "; run with -v for details");
    }
    return ErrorCode.GENERAL.code();
  }

  /**
   * A command line that cannot be understood.
   *
   * @param origin where the value came from when it was not the command line
   */
  int report(ParameterException failure, @Nullable Setting origin) {
    String message = wording(failure);
    if (origin == null && failure.getCause() instanceof AsciiChatException told) {
      shell.tell(message);
      return told.code().code();
    }
    if (origin != null) {
      shell.tell(origin.origin() + ": " + message);
      return origin.failure().code();
    }
    String command = failure.getCommandLine().getCommandSpec().qualifiedName(" ");
    String more = message.endsWith("?") ? " See" : "; see";
    shell.tell(message + more + " '" + command + " --help'");
    return ErrorCode.USAGE.code();
  }

  /** The parser's words, but commands are called so and values as they are typed. */
  static String wording(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched);
    }
    ArgSpec argument = failure.getArgSpec();
    if (failure.getCause() instanceof AsciiChatException told) {
      String name = argument instanceof OptionSpec option ? option.longestName() + ": " : "";
      return Shell.oneLine(name + told.getMessage());
    }
    Iterable<String> candidates = argument == null ? null : argument.completionCandidates();
    if (candidates != null && failure.getCause() instanceof TypeConversionException) {
      String name =
          argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
      return "'"
          + failure.getValue()
          + "' is not a value of "
          + name
          + "; choose "
          + String.join(", ", candidates);
    }
    return Shell.oneLine(failure.getMessage());
  }

  private static String unknown(UnmatchedArgumentException failure) {
    CommandLine command = failure.getCommandLine();
    String argument = failure.getUnmatched().getFirst();
    boolean wantsCommand = command.getParent() == null;
    String what = failure.isUnknownOption() ? "option" : wantsCommand ? "command" : "argument";
    if (what.equals("argument") && hasPassword(command.getCommandSpec())) {
      return "unknown argument; a password of several words needs quotes";
    }
    // What follows the sign may be meant for --password.
    String word = failure.isUnknownOption() ? argument.replaceFirst("=.*", "") : argument;
    String known =
        failure.isUnknownOption()
            ? Spelling.closest(word, suggestions(word, command.getCommandSpec()))
            : Spelling.closest(word, command.getSubcommands().keySet());
    String hint = known == null ? "" : "; did you mean '" + known + "'?";
    return "unknown " + what + " '" + word + "'" + hint;
  }

  private static boolean hasPassword(CommandSpec command) {
    OptionSpec password = command.findOption(SecurityOptions.PASSWORD);
    return password != null && password.getValue() != null;
  }

  /**
   * The options that may be suggested for a word: never one that takes protection away, and one
   * that begins with {@code --no-} only when the word does.
   */
  private static List<String> suggestions(String word, CommandSpec command) {
    CommandSpec security = command.mixins().get(SecurityOptions.HEADING);
    Set<String> protective = security == null ? Set.of() : security.optionsMap().keySet();
    return command.optionsMap().keySet().stream()
        .filter(
            name ->
                !name.startsWith(NEGATION)
                    || word.startsWith(NEGATION) && !protective.contains(name))
        .toList();
  }

  /** The code and its meaning, what was being done, and with whom. */
  private void details(AsciiChatException failure) {
    ErrorCode code = failure.code();
    String name = code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    shell.err().println("  code " + code.code() + ", " + name + ": " + code.sentence());
    ErrorContext context = failure.context();
    if (context != null) {
      shell.err().println("  " + Shell.oneLine(context.toString()));
    }
  }

  /** The causes that say more than what was already said. */
  private void causes(Throwable failure) {
    String said = failure.getMessage();
    for (Throwable c = failure.getCause(); c != null; c = c.getCause()) {
      if (!Objects.equals(c.getMessage(), said)) {
        shell.err().println("  cause: " + Shell.oneLine(c.toString()));
        said = c.getMessage();
      }
    }
  }
}
