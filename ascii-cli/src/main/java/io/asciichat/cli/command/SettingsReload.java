package io.asciichat.cli.command;

import io.asciichat.cli.command.options.Password;
import io.asciichat.cli.config.OptionNames;
import io.asciichat.cli.process.Shell;
import io.asciichat.core.error.AsciiChatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The settings of a running server, read again: which of them have changed since they were last
 * read, and which of those wait for a restart. For one thread.
 */
final class SettingsReload {
  /** What a server can change while it runs. */
  private static final Set<String> CHANGEABLE =
      Set.of(
          "--max-clients",
          "--max-clients-per-address",
          "--connections-per-minute",
          "--ban-time",
          "--client-budget",
          "--verbose",
          "--quiet",
          "--log-level");

  private final List<String> args;
  private final Shell shell;
  private final Reader reader;
  private final Map<String, @Nullable Object> started;
  private Map<String, @Nullable Object> applied;

  /** Reads a command's settings anew. */
  @FunctionalInterface
  interface Reader {
    /**
     * Reads them; nothing is run.
     *
     * @param args the words of the command line
     * @param warn gets what a person should know
     * @return the options of the command, with their values
     * @throws AsciiChatException when there is a mistake in the file
     */
    CommandSpec read(List<String> args, Shell shell, Consumer<String> warn);
  }

  /**
   * What was read.
   *
   * @param settings the command with its options, never to be run
   * @param changed names of options whose new values are to be applied now
   * @param waiting names of options whose values differ from those the server was started with
   */
  record Reread(ServerCommand settings, List<String> changed, List<String> waiting) {}

  /**
   * @param command the running command, with the values of its options
   */
  SettingsReload(CommandSpec command, Shell shell, Reader reader) {
    this.reader = reader;
    this.args = command.root().commandLine().getParseResult().originalArgs();
    this.shell = shell;
    this.started = values(command);
    this.applied = started;
  }

  private static Map<String, @Nullable Object> values(CommandSpec command) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (OptionSpec option : command.options()) {
      if (OptionNames.configurable(option)) {
        values.put(option.longestName(), lasting(option.getValue()));
      }
    }
    return values;
  }

  /** Lists are emptied where options contradict each other, and passwords are hidden. */
  private static @Nullable Object lasting(@Nullable Object value) {
    return switch (value) {
      case List<?> list -> List.copyOf(list);
      case Password.Flag password -> "given"; // It cannot be told from another one any more.
      case null, default -> value;
    };
  }

  /**
   * Reads them.
   *
   * @param warn gets what a person should know
   * @throws AsciiChatException when there is a mistake in the file; then nothing has changed
   */
  Reread read(Consumer<String> warn) {
    CommandSpec fresh = reader.read(args, shell, warn);
    Map<String, @Nullable Object> newest = values(fresh);
    List<String> changed = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    for (String name : newest.keySet().stream().sorted().toList()) {
      if (CHANGEABLE.contains(name)) {
        if (!Objects.equals(newest.get(name), applied.get(name))) {
          changed.add(name);
        }
      } else if (!Objects.equals(newest.get(name), started.get(name))) {
        waiting.add(name);
      }
    }
    applied = newest;
    return new Reread((ServerCommand) fresh.userObject(), changed, waiting);
  }
}
