package io.asciichat.cli.command;

import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.process.Shell;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code ascii-chat help}. */
@Command(
    name = "help",
    header = "Show the help of a command.",
    footer = {
      "  ascii-chat help                                which commands there are",
      "  ascii-chat help client                         all about one of them"
    })
final class HelpCommand implements Callable<Integer> {
  private final Shell shell;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "<command>",
      description = "Which command. Default: all.")
  @Nullable String command;

  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  HelpCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    CommandLine root = Objects.requireNonNull(spec).parent().commandLine();
    find(root, command).usage(shell.out());
    return CommandLine.ExitCode.OK;
  }

  /**
   * Returns the command with a name.
   *
   * @param name as typed; null for the root itself
   * @throws UnmatchedArgumentException when there is none
   */
  static CommandLine find(CommandLine root, @Nullable String name) {
    CommandLine found = name == null ? root : root.getSubcommands().get(name);
    if (found == null) {
      throw new UnmatchedArgumentException(root, List.of(Objects.requireNonNull(name)));
    }
    return found;
  }
}
