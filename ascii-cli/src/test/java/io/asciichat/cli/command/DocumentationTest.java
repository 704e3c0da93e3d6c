package io.asciichat.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.config.OptionNames;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** The first table says when this program ends so, the second what the others mean. */
  @Test
  void theExitCodePageListsEveryCode() throws IOException {
    String page = Files.readString(DOCS.resolve("exit-codes.md"));
    int second = page.indexOf("## Numbers of other servers");
    List<String> own = codes(page.substring(0, second));
    List<String> others = codes(page.substring(second));
    assertEquals(
        Arrays.stream(ErrorCode.values()).map(DocumentationTest::row).toList(),
        Stream.concat(own.stream(), others.stream())
            .map(row -> row.replaceFirst("^(([^|]*\\|){4}).*", "$1"))
            .sorted(Comparator.comparingInt(DocumentationTest::number))
            .toList());
    for (String row : others) {
      ErrorCode code = ErrorCode.of(number(row));
      assertEquals(row(code) + " " + code.sentence() + " |", row);
    }
  }

  private static List<String> codes(String text) {
    return text.lines().filter(line -> line.matches("\\| \\d+ \\|.*")).toList();
  }

  private static int number(String row) {
    return Integer.parseInt(row.replaceFirst("\\| (\\d+) .*", "$1"));
  }

  private static String row(ErrorCode code) {
    return "| %d | %s | %s |".formatted(code.code(), words(code), words(code.category()));
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
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
