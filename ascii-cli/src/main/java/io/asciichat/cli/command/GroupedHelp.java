package io.asciichat.cli.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Help pages that begin with examples and list options under headings: the mixins' names, in the
 * order the command declares them.
 */
final class GroupedHelp {
  private static final int WIDTH = 100;

  /**
   * Heading of the options that a command declares itself, and of a mixin that stands among them.
   */
  static final String OWN = "Options";

  private GroupedHelp() {}

  /** Lays out the help of a command and of all below it. */
  static void install(CommandLine line) {
    line.setUsageHelpWidth(WIDTH);
    line.getCommandSpec().usageMessage().abbreviateSynopsis(true);
    line.setUsageHelpLongOptionsMaxWidth(30);
    line.setHelpSectionKeys(
        List.of(
            UsageMessageSpec.SECTION_KEY_HEADER,
            UsageMessageSpec.SECTION_KEY_DESCRIPTION,
            UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
            UsageMessageSpec.SECTION_KEY_FOOTER,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST));
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, GroupedHelp::options);
    line.getSubcommands().values().forEach(GroupedHelp::install);
  }

  private static String options(Help help) {
    CommandSpec spec = help.commandSpec();
    StringBuilder text = new StringBuilder();
    groups(spec)
        .forEach(
            (heading, options) -> {
              text.append(String.format("%n%s:%n", heading));
              Help.Layout layout =
                  help.createDefaultLayout(
                      spec.options(), List.<PositionalParamSpec>of(), help.colorScheme());
              layout.addOptions(options, help.createDefaultParamLabelRenderer());
              text.append(layout);
            });
    return text.toString();
  }

  private static Map<String, List<OptionSpec>> groups(CommandSpec spec) {
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
}
