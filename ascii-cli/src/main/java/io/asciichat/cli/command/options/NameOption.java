package io.asciichat.cli.command.options;

import io.asciichat.cli.config.LayeredDefaults;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The name of a participant. */
public final class NameOption {
  public static final String HEADING = "You";

  /** Where systems keep the login name: Unix, Windows, System V. */
  private static final List<String> LOGIN_NAMES = List.of("USER", "USERNAME", "LOGNAME");

  @Option(
      names = "--name",
      paramLabel = "<name>",
      description = "What others call you; '' for nothing. Default: your login name.")
  public @Nullable String name;

  /** The name, perhaps empty. */
  public String name(Map<String, String> environment) {
    return name != null ? name : login(environment);
  }

  /** Returns the login name of the user, or nothing where the environment has none. */
  public static String login(Map<String, String> environment) {
    return LOGIN_NAMES.stream()
        .map(variable -> environment.getOrDefault(variable, "").strip())
        .filter(login -> !login.isEmpty() && login.indexOf(LayeredDefaults.REPLACEMENT) < 0)
        .findFirst()
        .orElse("");
  }
}
