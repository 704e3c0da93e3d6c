package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.config.OptionNames;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The pages say what the program does: tables are compared with the model they describe. */
class DocumentationTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final CommandLine LINE =
      AsciiChat.commandLine(new TestShell(Path.of("target")).shell());

  @Test
  void theConfigurationPageListsEveryOption() throws IOException {
    String page = Files.readString(DOCS.resolve("configuration.md"));
    String table =
        page.lines().filter(l -> l.startsWith("| `--")).collect(Collectors.joining("\n"));
    assertEquals(expectedTable(), table);
  }

  @Test
  void theExitCodePageListsEveryCode() throws IOException {
    String page = Files.readString(DOCS.resolve("exit-codes.md"));
    List<String> listed =
        Pattern.compile("^\\| (\\d+) \\|", Pattern.MULTILINE)
            .matcher(page)
            .results()
            .map(m -> m.group(1))
            .toList();
    List<String> codes =
        Arrays.stream(ErrorCode.values())
            .map(ErrorCode::code)
            .sorted()
            .map(String::valueOf)
            .toList();
    assertEquals(codes, listed);
  }

  @Test
  void helpFitsAHundredColumnsAndStartsWithExamples() {
    LINE.getSubcommands()
        .forEach(
            (name, command) -> {
              String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
              help.lines().forEach(l -> assertTrue(l.length() <= 100, name + ": " + l));
              assertTrue(help.indexOf("Examples:") < help.indexOf("Usage:"), name);
              assertTrue(help.contains("Examples:"), name);
            });
  }

  @Test
  void helpTellsEveryDefault() {
    Pattern told = Pattern.compile("Default: ([^.)]+)");
    options()
        .values()
        .forEach(
            option -> {
              String value = option.defaultValue();
              if (value != null && !option.type().equals(boolean.class)) {
                Matcher text = told.matcher(String.join(" ", option.description()));
                assertTrue(text.find(), option.longestName());
                assertEquals(value, text.group(1), option.longestName());
              }
            });
  }

  private static String expectedTable() {
    return options().values().stream()
        .map(
            option ->
                "| `%s` | `%s` | `%s` | %s |"
                    .formatted(
                        String.join("`, `", option.names()),
                        OptionNames.variable(option),
                        OptionNames.key(option),
                        commands(option.longestName())))
        .map(row -> row.replaceFirst("^\\| `(-.)`, `(--[a-z-]+)`", "| `$2`, `$1`"))
        .collect(Collectors.joining("\n"));
  }

  private static String commands(String flag) {
    return LINE.getSubcommands().entrySet().stream()
        .filter(e -> isListed(e.getValue().getCommandSpec().findOption(flag)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  private static boolean isListed(@Nullable OptionSpec option) {
    return option != null && !option.hidden();
  }

  private static Map<String, OptionSpec> options() {
    Map<String, OptionSpec> all = new TreeMap<>();
    for (CommandLine command : LINE.getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (OptionNames.configurable(option)) {
          all.putIfAbsent(Objects.requireNonNull(option.longestName()), option);
        }
      }
    }
    return all;
  }
}
