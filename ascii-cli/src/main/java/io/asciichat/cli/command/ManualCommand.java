package io.asciichat.cli.command;

import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.process.Shell;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ascii-chat manual}: made from the same model as the parser, so never out of date. */
@Command(
    name = "manual",
    header = "Print a manual page for man(1).",
    footer = {
      "  ascii-chat manual | man -l -                   the page of the program",
      "  ascii-chat manual client | man -l -            the page of a command",
      "  ascii-chat manual --folder man1                all pages as files"
    })
final class ManualCommand implements Callable<Integer> {
  private final Shell shell;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "<command>",
      description = "Which command. Default: the program.")
  @Nullable String command;

  @Option(
      names = "--folder",
      paramLabel = "<folder>",
      description = "Write the pages of all commands into this folder instead.")
  @Nullable Path folder;

  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  ManualCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    CommandLine root = Objects.requireNonNull(spec).parent().commandLine();
    if (folder == null) {
      shell.out().print(ManualPage.of(HelpCommand.find(root, command)));
    } else {
      write(folder, root);
    }
    return CommandLine.ExitCode.OK;
  }

  private static void write(Path folder, CommandLine root) {
    try {
      Files.createDirectories(folder);
      write(folder, List.of(root));
      write(folder, root.getSubcommands().values());
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.FILE,
          "cannot write manual pages into "
              + Shell.oneLine(folder.toString())
              + "; choose a folder that you can write to",
          e);
    }
  }

  private static void write(Path folder, Iterable<CommandLine> commands) throws IOException {
    for (CommandLine line : commands) {
      String name = ManualPage.name(line.getCommandSpec()) + "." + ManualPage.SECTION;
      Files.writeString(folder.resolve(name), ManualPage.of(line));
    }
  }
}
