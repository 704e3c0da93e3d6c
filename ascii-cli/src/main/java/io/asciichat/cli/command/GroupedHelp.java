package io.asciichat.cli.command;

import io.asciichat.cli.command.options.Numbers;
import io.asciichat.cli.process.Shell;
import io.asciichat.cli.process.StandardStreams;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Help pages that begin with examples and list options under headings: the mixins' names, in the
 * order the command declares them. Laid out here and not by the parser, whose columns do not fit
 * terminals of less than about 90 columns.
 */
final class GroupedHelp {
  /** Columns that help is never wider than, because long lines are hard to read. */
  static final int MAX_WIDTH = 100;

  /**
   * Heading of the options that a command declares itself, and of a mixin that stands among them.
   */
  static final String OWN = "Options";

  private static final String PAGE = "page";

  private static final Duration STTY_TIMEOUT = Duration.ofSeconds(2);

  private final CommandSpec spec;
  private final int width;
  private final StringBuilder page = new StringBuilder();

  private GroupedHelp(CommandSpec spec, int width) {
    this.spec = spec;
    this.width = width;
  }

  /**
   * Lays out the help of a command and of all below it.
   *
   * @param columns of the terminal, 1 or more
   */
  static void install(CommandLine line, int columns) {
    int width = Math.min(columns, MAX_WIDTH);
    line.setHelpSectionKeys(List.of(PAGE));
    line.getHelpSectionMap()
        .put(PAGE, help -> new GroupedHelp(help.commandSpec(), width).render(help));
    line.getSubcommands().values().forEach(sub -> install(sub, width));
  }

  private String render(Help help) {
    HelpLines text = new HelpLines(page, width);
    text.paragraph(0, String.join(" ", spec.usageMessage().header()));
    text.heading("Examples");
    for (String example : spec.usageMessage().footer()) {
      String[] parts = exampleParts(example);
      text.entry("  " + parts[0], parts[1]);
    }
    text.heading("Usage");
    text.paragraph(2, help.abbreviatedSynopsis().strip());
    if (!spec.subcommands().isEmpty()) {
      text.heading("Commands");
      spec.subcommands().forEach((name, command) -> text.entry("  " + name, headerOf(command)));
    }
    if (!spec.positionalParameters().isEmpty()) {
      text.blank();
      for (PositionalParamSpec parameter : spec.positionalParameters()) {
        text.entry("      " + parameter.paramLabel(), description(parameter));
      }
    }
    groups(spec)
        .forEach(
            (heading, options) -> {
              text.heading(heading);
              options.forEach(option -> text.entry(names(option), description(option)));
            });
    return page.toString();
  }

  /** The two parts of an example: the command and, behind some spaces, what it does. */
  static String[] exampleParts(String example) {
    String[] parts = example.strip().split(" {2,}", 2);
    return new String[] {parts[0], parts.length > 1 ? parts[1] : ""};
  }

  static String headerOf(CommandLine command) {
    return String.join(" ", command.getCommandSpec().usageMessage().header());
  }

  static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  /** {@code -l, --[no-]loop}: long names stand below each other whether there is a short one. */
  static String names(OptionSpec option) {
    boolean isShort = option.shortestName().length() == 2;
    String names = String.join(", ", option.names());
    if (option.negatable()) {
      names = names.replaceFirst("--", "--[no-]");
    }
    String label = option.paramLabel();
    String value =
        option.typeInfo().isBoolean()
            ? ""
            : option.arity().min() == 0 ? "[=" + label + "]" : "=" + label;
    return (isShort ? "  " : "      ") + names + value;
  }

  /** The options that are shown, by heading. */
  static Map<String, List<OptionSpec>> groups(CommandSpec spec) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    List<OptionSpec> own = new ArrayList<>(spec.options());
    own.removeIf(OptionSpec::hidden);
    Map<String, List<OptionSpec>> mixed = new LinkedHashMap<>();
    spec.mixins()
        .forEach(
            (heading, mixin) -> {
              if (heading.equals(OWN)) {
                return;
              }
              List<OptionSpec> options =
                  mixin.options().stream()
                      .map(o -> spec.findOption(o.longestName()))
                      .filter(o -> !o.hidden())
                      .sorted(Comparator.comparingInt(OptionSpec::order))
                      .toList();
              own.removeAll(options);
              mixed.put(heading, options);
            });
    if (!own.isEmpty()) {
      groups.put(OWN, own);
    }
    groups.putAll(mixed);
    return groups;
  }

  /** Columns for help that goes to standard output. */
  static int width(Shell shell) {
    int columns = shell.isProcess() && StandardStreams.outputIsTerminal() ? terminalColumns() : 0;
    return columns == 0 ? MAX_WIDTH : Math.min(columns, MAX_WIDTH);
  }

  /** Asks stty(1), which is quicker than to open the terminal; 0 when it does not know. */
  static int terminalColumns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(STTY_TIMEOUT)) {
        stty.destroyForcibly();
        return 0;
      }
      byte[] told = stty.getInputStream().readAllBytes();
      // Rows, a space, columns.
      String size = new String(told, StandardCharsets.US_ASCII).strip();
      return Math.max(Numbers.whole(size.substring(size.indexOf(' ') + 1)), 0);
    } catch (IOException | NumberFormatException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
