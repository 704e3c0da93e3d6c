package io.asciichat.cli.command.options;

import io.asciichat.cli.config.LayeredDefaults;
import io.asciichat.cli.config.Setting;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.crypto.AcipSecurity;
import io.asciichat.crypto.keys.Identity;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * Encryption and passwords, in every command that has connections; subclasses add the keys of one
 * side. An option of this kind that begins with {@code --no-} weakens what it names, and is never
 * suggested in place of a word that the parser does not know.
 */
public abstract class SecurityOptions {
  public static final String HEADING = "Security";

  public static final String PASSWORD = "--password";
  public static final String PASSWORD_FILE = "--password-file";
  private static final String ENCRYPT = "--encrypt";
  private static final String NO_ENCRYPT = "--no-encrypt";
  private static final String NO_AUTH = "--no-auth";

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

  @Option(
      names = NO_AUTH,
      fallbackValue = "true",
      description = {
        "Prove nothing and ask for no proof: no password, no keys,",
        "no look into known_hosts. Encryption stays."
      })
  public boolean noAuth;

  /** The names of private keys, as {@link io.asciichat.crypto.keys.Identities#open} takes them. */
  public abstract List<String> keyNames();

  /**
   * Adds the options about keys that are set.
   *
   * @param set the options, each with what takes it back
   */
  abstract void addKeyOptions(Map<String, Runnable> set);

  /**
   * Lets what is set nearer to the command line stand against what contradicts it farther away:
   * command line, environment, file. Keys without encryption are refused wherever they are set,
   * because they would prove nothing.
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
    if (noAuth) {
      settleProofs();
    }
    if (noEncrypt) {
      refuseKeys();
    }
  }

  private void settleProofs() {
    Map<String, Runnable> proofs = new LinkedHashMap<>();
    if (password != null) {
      proofs.put(PASSWORD, () -> password = null);
    }
    if (passwordFile != null) {
      proofs.put(PASSWORD_FILE, () -> passwordFile = null);
    }
    addKeyOptions(proofs);
    if (proofs.keySet().stream().anyMatch(option -> nearness(option) > nearness(NO_AUTH))) {
      noAuth = false;
      return;
    }
    proofs.forEach(
        (option, takeBack) -> {
          boolean _ =
              isNearer(NO_AUTH, option, "one asks for proofs, the other for none; leave one out");
          takeBack.run();
        });
  }

  private void refuseKeys() {
    Map<String, Runnable> keys = new LinkedHashMap<>();
    addKeyOptions(keys);
    keys.keySet().stream()
        .findFirst()
        .ifPresent(
            option -> {
              throw told(
                  option,
                  new AsciiChatException(
                      ErrorCode.USAGE,
                      option + " proves nothing without encryption: leave out --no-encrypt"));
            });
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

  /**
   * Returns a builder of the security that the options ask for.
   *
   * @param secret the password, which stays with the caller
   * @param own the private keys of {@link #keyNames()}, which stay with the caller
   */
  AcipSecurity.Builder builder(@Nullable Password secret, List<Identity> own) {
    AcipSecurity.Builder builder = AcipSecurity.builder().plaintext(noEncrypt);
    own.forEach(builder::identity);
    if (secret != null) {
      builder.password(secret.characters());
    }
    return builder;
  }

  /**
   * Returns the failure of what an option names, with the place where it was named when that was
   * not the command line.
   */
  public AsciiChatException told(String option, AsciiChatException failure) {
    Setting origin = origin(option);
    if (origin == null) {
      return failure;
    }
    ErrorCode code = failure.code() == ErrorCode.USAGE ? origin.failure() : failure.code();
    return new AsciiChatException(code, origin.origin() + ": " + failure.getMessage(), failure);
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
