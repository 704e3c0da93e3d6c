package io.asciichat.cli.command;

import io.asciichat.cli.command.password.KeyPassphrase;
import io.asciichat.cli.config.ConfigFile;
import io.asciichat.cli.config.LayeredDefaults;
import io.asciichat.cli.config.OptionNames;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Compares the configuration file with the options of all commands, whichever of them is run: a
 * mistake is found when it is made and not weeks later.
 *
 * <p>The C program keeps its own settings in a file of the same name, in other tables and with
 * other keys. In such a file, what this program does not know is passed over, with one warning; in
 * any other it is a mistake.
 */
final class SettingsCheck {
  private static final int MAX_NAMED = 3;
  private static final Set<String> PROTECTION =
      Set.of(
          "password",
          "password-file",
          "encrypt",
          "key",
          "client-keys",
          "require-client-identity",
          "server-key",
          "require-server-identity");

  /** Variables of the launcher; the second one holds what it hides from the process list. */
  private static final Set<String> LAUNCHER =
      Set.of("ASCII_CHAT_JAVA_OPTS", "ASCII_CHAT_PASSWORD_FLAG", KeyPassphrase.VARIABLE);

  private final ConfigFile file;
  private final CommandLine line;
  private final Map<String, Map<String, OptionSpec>> options;

  /**
   * @param line the model of all commands; it is parsed with, so it must have no default provider
   */
  SettingsCheck(ConfigFile file, CommandLine line) {
    this.file = file;
    this.line = line;
    this.options =
        line.getSubcommands().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e -> options(e.getValue()),
                    (one, other) -> one,
                    LinkedHashMap::new));
  }

  private static Map<String, OptionSpec> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(OptionNames::configurable)
        .collect(
            Collectors.toMap(
                OptionNames::key, option -> option, (one, other) -> one, LinkedHashMap::new));
  }

  /**
   * Returns the part of the file that is for this program.
   *
   * @param warn gets a line when there is another part
   * @throws AsciiChatException with {@link ErrorCode#CONFIG} for the first mistake
   */
  ConfigFile checked(Consumer<String> warn) {
    boolean foreign = file.isMarkedByC() || file.entries().stream().anyMatch(this::isForeignTable);
    Set<ConfigFile.Entry> skipped = new LinkedHashSet<>();
    for (ConfigFile.Entry entry : file.entries()) {
      String mistake = mistake(entry);
      if (mistake != null && !(foreign && isForeign(entry))) {
        throw new AsciiChatException(ErrorCode.CONFIG, file.where(entry) + ": " + mistake);
      }
      if (mistake != null) {
        skipped.add(entry);
      }
    }
    if (!skipped.isEmpty()) {
      warn.accept(
          file.path()
              + " is used by another ascii-chat, too: passed over "
              + named(skipped)
              + "; docs/configuration.md lists what this one knows");
    }
    return skipped.isEmpty() ? file : file.without(skipped);
  }

  /** Returns whether an entry stands in a table whose name is not even a misspelt command. */
  private boolean isForeignTable(ConfigFile.Entry entry) {
    String table = entry.name().getFirst();
    return entry.name().size() > 1
        && !options.containsKey(table)
        && Spelling.closest(table, options.keySet()) == null;
  }

  /**
   * Returns whether an entry may be another program's. A wrong value of an option that this one has
   * is not, nor is a misspelt word for protection: passed over, it would leave a server without it.
   */
  private boolean isForeign(ConfigFile.Entry entry) {
    List<String> name = entry.name();
    String key = name.getLast();
    if (name.size() > 1 && !options.containsKey(name.getFirst())) {
      return isForeignTable(entry);
    }
    boolean known =
        name.size() > 1
            ? optionsOf(name.getFirst()).containsKey(key)
            : options.values().stream().anyMatch(all -> all.containsKey(key));
    return !known && Spelling.closest(key.replace('_', '-'), PROTECTION) == null;
  }

  private static String named(Collection<ConfigFile.Entry> skipped) {
    String names =
        skipped.stream()
            .limit(MAX_NAMED)
            .map(ConfigFile.Entry::fullName)
            .collect(Collectors.joining(", "));
    return skipped.size() > MAX_NAMED ? names + ", …" : names;
  }

  private @Nullable String mistake(ConfigFile.Entry entry) {
    List<String> name = entry.name();
    if (name.size() == 1) {
      List<String> having =
          options.keySet().stream()
              .filter(command -> optionsOf(command).containsKey(name.getFirst()))
              .toList();
      if (!having.isEmpty()) {
        // Each command has its own bounds, and the value is for all of them.
        return having.stream()
            .map(command -> wrongValue(entry, command))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
      }
      if (entry.text() == null && options.containsKey(name.getFirst())) {
        return null; // an empty table
      }
      Set<String> all = new LinkedHashSet<>();
      options.values().forEach(known -> all.addAll(known.keySet()));
      return unknown(entry, "is not an option of any command", name.getFirst(), all);
    }
    String command = name.getFirst();
    if (!options.containsKey(command)) {
      return unknown(entry, "is not an option of a command", command, options.keySet());
    }
    Set<String> known = optionsOf(command).keySet();
    return name.size() == 2 && known.contains(name.getLast())
        ? wrongValue(entry, command)
        : unknown(entry, "is not an option of " + command, name.getLast(), known);
  }

  private Map<String, OptionSpec> optionsOf(String command) {
    return options.getOrDefault(command, Map.of());
  }

  private static String unknown(
      ConfigFile.Entry entry, String why, String word, Collection<String> words) {
    String likely = Spelling.closest(word.replace('_', '-'), words);
    String hint = likely == null ? "see docs/configuration.md" : "did you mean '" + likely + "'?";
    return "'" + entry.fullName() + "' " + why + "; " + hint;
  }

  /** What the parser says to the value, which it would meet only if the command were run. */
  private @Nullable String wrongValue(ConfigFile.Entry entry, String command) {
    OptionSpec option = optionsOf(command).get(entry.name().getLast());
    if (option == null) {
      return null;
    }
    String text = entry.text();
    if (text == null) {
      return entry.fullName() + " must be a string, a number, true or false";
    }
    try {
      line.parseArgs(command, option.longestName() + "=" + LayeredDefaults.text(option, text));
      return null;
    } catch (ParameterException e) {
      return Failures.wording(e);
    }
  }

  /**
   * Warns of each variable with the program's prefix that no option of any command has: a misspelt
   * one would have no effect, and nothing would tell.
   *
   * @param line the model of all commands
   */
  static void warnOfVariables(
      Map<String, String> environment, CommandLine line, Consumer<String> warn) {
    Set<String> known =
        line.getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().options().stream())
            .filter(OptionNames::configurable)
            .map(OptionNames::variable)
            .map(SettingsCheck::bare)
            .collect(Collectors.toSet());
    environment.keySet().stream()
        .filter(name -> name.startsWith(OptionNames.PREFIX) && !LAUNCHER.contains(name))
        .map(SettingsCheck::bare)
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
