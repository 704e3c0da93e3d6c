package io.asciichat.cli.command;

import io.asciichat.cli.command.options.SecurityOptions;
import io.asciichat.cli.config.LayeredDefaults;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command line as it was typed. */
final class Arguments {
  /** Where the launcher puts the value of {@code --password}. */
  private static final String VARIABLE = "ASCII_CHAT_PASSWORD_FLAG";

  /** What the launcher shows in its place. */
  private static final String HIDDEN = "***";

  private Arguments() {}

  /**
   * Undoes what the launcher has done to hide a password, and checks that no letter was lost on the
   * way: Java writes U+FFFD for bytes that it cannot decode.
   *
   * @throws AsciiChatException with code USAGE for an argument that is not UTF-8; it is not
   *     repeated, because it may be a password
   */
  static String[] restored(String[] given, Map<String, String> environment) {
    String password = environment.get(VARIABLE);
    String[] arguments = given.clone();
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = restored(i == 0 ? "" : given[i - 1], given[i], password);
      if (arguments[i].indexOf(LayeredDefaults.REPLACEMENT) >= 0) {
        throw new AsciiChatException(
            ErrorCode.USAGE,
            "argument " + (i + 1) + " is not UTF-8; use a UTF-8 terminal, and rename such a file");
      }
    }
    return arguments;
  }

  private static String restored(String before, String argument, @Nullable String password) {
    if (password == null) {
      return argument;
    }
    if (argument.equals(HIDDEN) && before.equals(SecurityOptions.PASSWORD)) {
      return password;
    }
    String attached = SecurityOptions.PASSWORD + "=";
    return argument.equals(attached + HIDDEN) ? attached + password : argument;
  }
}
