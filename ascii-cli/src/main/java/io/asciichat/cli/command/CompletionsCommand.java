package io.asciichat.cli.command;

import io.asciichat.cli.command.options.HelpOption;
import io.asciichat.cli.process.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** {@code ascii-chat completions}: made from the same model as the parser, so never out of date. */
@Command(
    name = "completions",
    header = "Print completions for bash, zsh or fish.",
    footer = {
      "  source <(ascii-chat completions)         in ~/.bashrc or ~/.zshrc",
      "  ascii-chat completions fish | source     in ~/.config/fish/config.fish"
    })
final class CompletionsCommand implements Callable<Integer> {
  private static final String PROGRAM = "ascii-chat";

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
          case BASH, ZSH -> bash(line);
          case FISH -> fish(line);
        };
    shell.out().print(script);
    return CommandLine.ExitCode.OK;
  }

  /**
   * Returns a script for bash, which zsh runs, too.
   *
   * @param line the model of all commands, which is changed
   */
  static String bash(CommandLine line) {
    line.getSubcommands().values().forEach(command -> spellOut(command.getCommandSpec()));
    return AutoComplete.bash(PROGRAM, line);
  }

  /**
   * Shows picocli's generator what it does not see: the negations, as names of their own, and one
   * label for each option, because it keeps values under their labels.
   */
  private static void spellOut(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      command.remove(option);
      command.addOption(
          OptionSpec.builder(option)
              .names(names(option).toArray(String[]::new))
              .negatable(false)
              .paramLabel("<" + option.longestName().replaceFirst("^-+", "") + ">")
              .build());
    }
  }

  private static List<String> names(OptionSpec option) {
    List<String> names = new ArrayList<>(List.of(option.names()));
    if (option.negatable()) {
      names.add(option.longestName().replaceFirst("^--", "--no-"));
    }
    return names;
  }

  /**
   * Returns a script for fish.
   *
   * @param line the model of all commands
   */
  static String fish(CommandLine line) {
    StringBuilder script = new StringBuilder();
    String commands = String.join(" ", line.getSubcommands().keySet());
    String none = "not __fish_seen_subcommand_from " + commands;
    script.append("complete -c " + PROGRAM + " -f\n");
    options(line.getCommandSpec(), none, script);
    line.getSubcommands()
        .forEach(
            (name, command) -> {
              CommandSpec spec = command.getCommandSpec();
              String seen = "__fish_seen_subcommand_from " + name;
              String header = String.join(" ", spec.usageMessage().header());
              complete(none, "-a " + quoted(name), header, script);
              spec.positionalParameters()
                  .forEach(
                      p -> complete(seen, values(p), String.join(" ", p.description()), script));
              options(spec, seen, script);
            });
    complete("__fish_seen_subcommand_from help manual", "-a " + quoted(commands), "", script);
    return script.toString();
  }

  private static void options(CommandSpec spec, String condition, StringBuilder script) {
    for (OptionSpec option : spec.options()) {
      if (option.hidden()) {
        continue;
      }
      StringBuilder names = new StringBuilder();
      for (String name : names(option)) {
        boolean isShort = name.length() == 2;
        names.append(isShort ? "-s " : "-l ").append(name.replaceFirst("^-+", "")).append(' ');
      }
      boolean isBare = option.typeInfo().isBoolean() || option.arity().min() == 0;
      complete(
          condition,
          names + (isBare ? "" : value(option)),
          String.join(" ", option.description()),
          script);
    }
  }

  /** The value of an option: a file, or no file but one of those that are told, or anything. */
  private static String value(OptionSpec option) {
    return (option.type() == Path.class ? "-r " : "-x ") + values(option);
  }

  private static String values(ArgSpec argument) {
    Iterable<String> candidates = argument.completionCandidates();
    if (candidates != null) {
      return "-a " + quoted(String.join(" ", candidates));
    }
    return argument.type() == Path.class ? "-F" : "";
  }

  private static void complete(
      String condition, String what, String description, StringBuilder script) {
    if (!what.isBlank()) {
      script.append("complete -c " + PROGRAM + " -n ").append(quoted(condition));
      script.append(' ').append(what.strip());
      script.append(description.isEmpty() ? "" : " -d " + quoted(description)).append('\n');
    }
  }

  /** Within single quotes fish takes a backslash and a quote alone for special. */
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
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
