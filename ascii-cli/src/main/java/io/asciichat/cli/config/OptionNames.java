package io.asciichat.cli.config;

import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;

/** Names of flags elsewhere. */
public final class OptionNames {
  /** The beginning of the names of all environment variables. */
  public static final String PREFIX = "ASCII_CHAT_";

  private OptionNames() {}

  /** Returns whether the environment and the file can set it; not those that ask a question. */
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
