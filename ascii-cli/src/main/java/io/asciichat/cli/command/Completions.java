package io.asciichat.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Scripts that complete this program's commands, options and values in a shell. */
final class Completions {
  private static final String PROGRAM = "ascii-chat";

  private Completions() {}

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
    complete("__fish_seen_subcommand_from help", "-a " + quoted(commands), "", script);
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
}
