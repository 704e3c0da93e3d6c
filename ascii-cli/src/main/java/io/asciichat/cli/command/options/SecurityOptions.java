package io.asciichat.cli.command.options;

import io.asciichat.cli.config.LayeredDefaults;
import io.asciichat.cli.config.Setting;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.crypto.AcipSecurity;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * Encryption and passwords. An option of this kind that begins with {@code --no-} weakens what it
 * names, and is never suggested in place of a word that the parser does not know.
 */
public final class SecurityOptions {
  public static final String HEADING = "Security";

  public static final String PASSWORD = "--password";
  private static final String PASSWORD_FILE = "--password-file";
  private static final String ENCRYPT = "--encrypt";
  private static final String NO_ENCRYPT = "--no-encrypt";

  @Spec(Spec.Target.MIXEE)
  public @Nullable CommandSpec command;

  @Option(
      names = PASSWORD,
      arity = "0..1",
      paramLabel = "<password>",
      fallbackValue = Password.Flag.WITHOUT_VALUE,
      converter = Password.Flag.Converter.class,
      description = {
        "What all in the call must know, 8 to 256 bytes. Without a",
        "value: ask on the terminal. -: standard input's first line.",
        "A value can be read by everyone on this machine for a",
        "moment, and stays in the shell's history."
      })
  public Password.@Nullable Flag password;

  @Option(
      names = PASSWORD_FILE,
      paramLabel = "<file>",
      description = "The password is the first line of this file.")
  public @Nullable Path passwordFile;

  @Option(
      names = {"-E", ENCRYPT},
      fallbackValue = "true",
      description = "A client: encrypt. A server: refuse clients that do not. The default.")
  public boolean encrypt;

  @Option(
      names = NO_ENCRYPT,
      fallbackValue = "true",
      description = "A client: send everything in the clear. A server: let such clients in, too.")
  public boolean noEncrypt;

  /**
   * Lets what is set nearer to the command line stand against what contradicts it farther away:
   * command line, environment, file.
   *
   * @throws AsciiChatException when a contradiction is set in one place
   */
  public void settle() {
    if (encrypt && noEncrypt) {
      boolean encrypted =
          isNearer(
              ENCRYPT,
              NO_ENCRYPT,
              "one asks for encryption, the other for none; leave out --no-encrypt");
      encrypt = encrypted;
      noEncrypt = !encrypted;
    }
    refuseUnhidden();
    if (password != null && passwordFile != null) {
      if (isNearer(PASSWORD, PASSWORD_FILE, "there is one password; leave one of them out")) {
        passwordFile = null;
      } else {
        password = null;
      }
    }
  }

  /**
   * The launcher takes a word that begins with {@code -} for the next flag, and so does not hide
   * it.
   */
  private void refuseUnhidden() {
    Password value = password == null ? null : password.value();
    ParseResult parsed = command == null ? null : command.commandLine().getParseResult();
    if (value != null
        && parsed != null
        && parsed.originalArgs().stream().anyMatch(arg -> arg.startsWith("-") && value.is(arg))) {
      throw new AsciiChatException(
          ErrorCode.USAGE,
          "a password that begins with - belongs right behind the sign, as in --password=-…: only"
              + " there it is hidden");
    }
  }

  /** Returns the security that the options ask for, and wipes the password. */
  public AcipSecurity security(@Nullable Password secret) {
    AcipSecurity.Builder builder = AcipSecurity.builder().plaintext(noEncrypt);
    try (secret) {
      if (secret != null) {
        builder.password(secret.characters());
      }
      return builder.build();
    }
  }

  /** Where the password file was named, or null when that was the command line. */
  public @Nullable Setting passwordFileOrigin() {
    return origin(PASSWORD_FILE);
  }

  private boolean isNearer(String option, String other, String contradiction) {
    int difference = nearness(option) - nearness(other);
    if (difference == 0) {
      Setting origin = origin(option);
      String where = origin == null ? "" : origin.origin() + ": ";
      throw new AsciiChatException(
          origin == null ? ErrorCode.USAGE : origin.failure(),
          where + option + " and " + other + " contradict each other: " + contradiction);
    }
    return difference > 0;
  }

  private int nearness(String option) {
    ParseResult parsed = command == null ? null : command.commandLine().getParseResult();
    if (parsed != null && parsed.hasMatchedOption(option)) {
      return 2;
    }
    Setting origin = origin(option);
    return origin != null && origin.failure() == ErrorCode.USAGE ? 1 : 0;
  }

  private @Nullable Setting origin(String name) {
    CommandSpec spec = command;
    if (spec == null
        || !(spec.commandLine().getDefaultValueProvider() instanceof LayeredDefaults defaults)) {
      return null;
    }
    OptionSpec option = spec.findOption(name);
    return defaults.origin(option);
  }
}
