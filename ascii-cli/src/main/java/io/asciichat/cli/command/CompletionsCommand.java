package io.asciichat.cli.command;

import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.process.Shell;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ascii-chat completions}: made from the same model as the parser, so never out of date. */
@Command(
    name = "completions",
    header = "Print completions for bash, zsh or fish.",
    synopsisHeading = "%nUsage:%n  ",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(ascii-chat completions)         in ~/.bashrc or ~/.zshrc",
      "  ascii-chat completions fish | source     in ~/.config/fish/config.fish"
    })
final class CompletionsCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      arity = "0..1",
      paramLabel = "<shell>",
      defaultValue = "bash",
      description = "bash, zsh or fish; bash and zsh share one script. Default: bash")
  CompletedShell completed = CompletedShell.BASH;

  @Mixin(name = HelpOption.HEADING)
  final HelpOption help = new HelpOption();

  CompletionsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    CommandLine line = AsciiChat.commandLine(shell);
    String script =
        switch (completed) {
          case BASH, ZSH -> Completions.bash(line);
          case FISH -> Completions.fish(line);
        };
    shell.out().print(script);
    return CommandLine.ExitCode.OK;
  }

  /** The shells that there are completions for. */
  enum CompletedShell {
    BASH,
    ZSH,
    FISH;

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
