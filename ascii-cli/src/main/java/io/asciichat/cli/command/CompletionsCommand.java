package io.asciichat.cli.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ascii-chat completions}: made from the same model as the parser, so never out of date. */
@Command(
    name = "completions",
    header = "Print completions for bash and zsh.",
    synopsisHeading = "%nUsage:%n  ",
    footerHeading = "%nExamples:%n",
    footer = {"  source <(ascii-chat completions)"})
final class CompletionsCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  CompletionsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.out().print(AutoComplete.bash("ascii-chat", AsciiChat.commandLine(shell)));
    return CommandLine.ExitCode.OK;
  }
}
