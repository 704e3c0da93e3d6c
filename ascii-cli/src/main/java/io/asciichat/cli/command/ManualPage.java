package io.asciichat.cli.command;

import io.asciichat.cli.config.OptionNames;
import io.asciichat.core.error.ErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A manual page in roff with the macros of man(7), made from the same model as parser and help. The
 * man page generator of picocli writes AsciiDoc, which needs another program to become a page.
 */
final class ManualPage {
  /** Programs that people run. */
  static final int SECTION = 1;

  private final Roff page = new Roff();
  private final CommandSpec spec;

  private ManualPage(CommandSpec spec) {
    this.spec = spec;
  }

  /** Returns the name of a command's page: {@code ascii-chat-server} for {@code server}. */
  static String name(CommandSpec spec) {
    return spec.qualifiedName("-");
  }

  /**
   * Returns a command's page.
   *
   * @param line the command, within the model of all commands
   */
  static String of(CommandLine line) {
    return new ManualPage(line.getCommandSpec()).render(line.getHelp());
  }

  private String render(Help help) {
    String name = name(spec);
    page.title(name.toUpperCase(Locale.ROOT), SECTION, Version.line());
    page.section("Name").text(name + " - " + summary(spec));
    page.section("Synopsis").bold(help.abbreviatedSynopsis().strip());
    commands();
    arguments();
    options();
    examples();
    settings();
    exitStatus();
    seeAlso();
    return page.toString();
  }

  /** The header as the line of whatis(1) wants it: no capital, no full stop. */
  private static String summary(CommandSpec spec) {
    String header = String.join(" ", spec.usageMessage().header()).replaceFirst("\\.$", "");
    return header.substring(0, 1).toLowerCase(Locale.ROOT) + header.substring(1);
  }

  private void commands() {
    if (!spec.subcommands().isEmpty()) {
      page.section("Commands").dense();
      spec.subcommands()
          .forEach((name, command) -> page.entry(name, GroupedHelp.headerOf(command)));
    }
  }

  private void arguments() {
    if (!spec.positionalParameters().isEmpty()) {
      page.section("Arguments");
      spec.positionalParameters()
          .forEach(p -> page.entry(p.paramLabel(), GroupedHelp.description(p)));
    }
  }

  private void options() {
    page.section("Options");
    GroupedHelp.groups(spec)
        .forEach(
            (heading, options) -> {
              if (!heading.equals(GroupedHelp.OWN)) {
                page.subsection(heading);
              }
              options.forEach(
                  o -> page.entry(GroupedHelp.names(o).strip(), GroupedHelp.description(o)));
            });
  }

  private void examples() {
    page.section("Examples");
    for (String example : spec.usageMessage().footer()) {
      String[] parts = GroupedHelp.exampleParts(example);
      page.entry(parts[0], parts[1]);
    }
  }

  /** Where values come from that are not on the command line, with one option as an example. */
  private void settings() {
    Optional<OptionSpec> example =
        Stream.concat(
                Stream.of(spec),
                spec.subcommands().values().stream().map(CommandLine::getCommandSpec))
            .flatMap(command -> command.options().stream())
            .filter(option -> OptionNames.configurable(option) && !option.typeInfo().isBoolean())
            .findFirst();
    if (example.isEmpty()) {
      return;
    }
    OptionSpec option = example.get();
    page.section("Environment")
        .text(
            "An option that is not on the command line is looked for here, then in the file: "
                + option.longestName()
                + " is "
                + OptionNames.variable(option)
                + ".");
    page.section("Files")
        .entry(
            "~/.config/ascii-chat/config.toml",
            "Settings in TOML, where "
                + option.longestName()
                + " is "
                + OptionNames.key(option)
                + ", at the top for all commands or in a table named like a command. Where"
                + " XDG_CONFIG_HOME is set it stands for ~/.config.");
  }

  private void exitStatus() {
    page.section("Exit status");
    if (spec.subcommands().isEmpty()) {
      page.text(
          "0, or a number that says what went wrong: see "
              + name(spec.root())
              + "("
              + SECTION
              + ").");
      return;
    }
    page.dense();
    for (ErrorCode code : ErrorCode.values()) {
      String name = code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      page.entry(String.valueOf(code.code()), name);
    }
  }

  private void seeAlso() {
    CommandSpec root = spec.root();
    List<String> pages = new ArrayList<>();
    pages.add(name(root));
    Collection<CommandLine> commands = root.subcommands().values();
    commands.forEach(command -> pages.add(name(command.getCommandSpec())));
    pages.remove(name(spec));
    page.section("See also").references(pages, SECTION);
  }
}
