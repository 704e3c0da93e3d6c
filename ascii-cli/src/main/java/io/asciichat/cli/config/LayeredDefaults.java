package io.asciichat.cli.config;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Gives each option that is not on the command line its value: environment variable, then file. The
 * option's own default comes last and is not known here.
 */
public final class LayeredDefaults implements IDefaultValueProvider {
  /** The character that Java writes for bytes that it cannot decode. */
  public static final char REPLACEMENT = '\uFFFD';

  private final Map<String, String> environment;
  private final ConfigFile file;
  private final Map<ArgSpec, Setting> given = new HashMap<>();

  /** For one parse. */
  public LayeredDefaults(Map<String, String> environment, ConfigFile file) {
    this.environment = environment;
    this.file = file;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !OptionNames.configurable(option)) {
      return null;
    }
    Setting setting = setting(option);
    if (setting == null) {
      return null;
    }
    given.put(argument, setting);
    return text(option, setting.value());
  }

  /** A value as the option takes it on the command line. */
  public static String text(OptionSpec option, String value) {
    return isSwitch(option) ? truth(value) : value;
  }

  /** The origin of the value given to an option, or null when this object gave none. */
  public @Nullable Setting origin(@Nullable ArgSpec argument) {
    return argument == null ? null : given.get(argument);
  }

  private @Nullable Setting setting(OptionSpec option) {
    String variable = OptionNames.variable(option);
    String value = environment.getOrDefault(variable, "");
    if (value.indexOf(REPLACEMENT) >= 0) {
      throw new AsciiChatException(
          ErrorCode.USAGE,
          "environment variable "
              + variable
              + " is not UTF-8; check it, and that a UTF-8 locale is installed");
    }
    return value.isEmpty()
        ? file.value(option.command().name(), OptionNames.key(option))
        : new Setting(value, "environment variable " + variable, ErrorCode.USAGE);
  }

  private static boolean isSwitch(OptionSpec option) {
    return option.type() == boolean.class || option.type() == Boolean.class;
  }

  private static String truth(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "1", "yes", "on", "true" -> "true";
      case "0", "no", "off", "false" -> "false";
      default -> value;
    };
  }
}
