package io.asciichat.cli.config;

import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;

/** How a flag is called elsewhere. */
public final class OptionNames {
  /** What the names of all environment variables begin with. */
  public static final String PREFIX = "ASCII_CHAT_";

  private OptionNames() {}

  /** Whether the environment and the file can set it; not those that ask a question. */
  public static boolean configurable(OptionSpec option) {
    return !option.usageHelp() && !option.versionHelp() && !option.hidden();
  }

  /** The key in the file: {@code --color-mode} is {@code color-mode}. */
  public static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  /** The environment variable: {@code --color-mode} is {@code ASCII_CHAT_COLOR_MODE}. */
  public static String variable(OptionSpec option) {
    return PREFIX + key(option).toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
