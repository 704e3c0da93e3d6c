package io.asciichat.cli.command;

import io.asciichat.cli.command.password.NewPassphrase;
import io.asciichat.cli.config.OptionNames;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Names environment variables that look like settings of this program and are not. */
final class EnvironmentCheck {
  /**
   * Those that no option has: two of the launcher, of which the second one holds what it hides from
   * the process list, and the passphrase of keys.
   */
  private static final Set<String> OTHERS =
      Set.of("ASCII_CHAT_JAVA_OPTS", "ASCII_CHAT_PASSWORD_FLAG", NewPassphrase.VARIABLE);

  private EnvironmentCheck() {}

  /**
   * Warns of each variable with the program's prefix that no option of any command has: a misspelt
   * one would have no effect, and nothing would tell.
   *
   * @param line the model of all commands
   */
  static void warn(Map<String, String> environment, CommandLine line, Consumer<String> warn) {
    Set<String> known =
        line.getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().options().stream())
            .filter(OptionNames::configurable)
            .map(OptionNames::variable)
            .map(EnvironmentCheck::bare)
            .collect(Collectors.toSet());
    environment.keySet().stream()
        .filter(name -> name.startsWith(OptionNames.PREFIX) && !OTHERS.contains(name))
        .map(EnvironmentCheck::bare)
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name -> warn.accept(warning(name, Spelling.closest(name, known))));
  }

  private static String bare(String variable) {
    return variable.substring(OptionNames.PREFIX.length());
  }

  private static String warning(String name, @Nullable String likely) {
    return "environment variable "
        + OptionNames.PREFIX
        + name
        + " has no effect; "
        + (likely == null
            ? "docs/configuration.md lists those that have one"
            : "did you mean " + OptionNames.PREFIX + likely + "?");
  }
}
