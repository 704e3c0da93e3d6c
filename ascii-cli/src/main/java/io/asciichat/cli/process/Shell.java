package io.asciichat.cli.process;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PlainText;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings of the process: handed in, so that a test can be the surroundings.
 *
 * @param environment variables
 * @param home the user's home folder
 * @param in standard input
 * @param out standard output
 * @param err standard error
 */
public record Shell(
    Map<String, String> environment,
    String home,
    InputStream in,
    PrintStream out,
    PrintStream err) {
  /** Where the launcher says which locale the user has, when Java runs in another. */
  private static final String LOCALE_PROPERTY = "io.asciichat.locale";

  /** POSIX: comes before all other variables of the locale. */
  private static final String LOCALE_VARIABLE = "LC_ALL";

  /** POSIX: the login name. */
  private static final String LOGIN_VARIABLE = "LOGNAME";

  /** The process's own. */
  public static Shell ofProcess() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    String locale = System.getProperty(LOCALE_PROPERTY);
    if (locale != null) {
      // Empty counts as not set, and then none of the others was set either.
      environment.put(LOCALE_VARIABLE, locale);
    }
    // The last place that a login name is looked for; services and containers may set none.
    environment.putIfAbsent(LOGIN_VARIABLE, loginName());
    // Java takes the home folder from the password file, but a shell's ~ is HOME.
    String home = environment.getOrDefault("HOME", "");
    return new Shell(
        environment,
        home.isEmpty() ? System.getProperty("user.home", ".") : home,
        System.in,
        System.out,
        System.err);
  }

  /**
   * The home folder as a path.
   *
   * @throws AsciiChatException with code CONFIG when no folder can have its name
   */
  public Path homeFolder() {
    try {
      return Path.of(home);
    } catch (InvalidPathException e) {
      throw new AsciiChatException(
          ErrorCode.CONFIG, "HOME names no folder that can be opened here; set it", e);
    }
  }

  /** Java knows it from the password file, or says "?". */
  private static String loginName() {
    String login = System.getProperty("user.name", "");
    return login.equals("?") ? "" : login;
  }

  /** Returns whether output goes to the process's own streams, which may be a terminal. */
  public boolean isProcess() {
    return out.equals(System.out);
  }

  /** Warns the user of something that should be changed although the command goes on. */
  public void warn(String message) {
    tell("warning: " + message);
  }

  /** Prints one line for the user to standard error, behind the program's name. */
  public void tell(@Nullable String message) {
    err.println("ascii-chat: " + oneLine(message));
    err.flush();
  }

  /** Messages may quote a peer or a file name: no line feeds, no escapes, no direction marks. */
  public static String oneLine(@Nullable String text) {
    String line = String.valueOf(text).replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
    return PlainText.of(line, line.length()).strip();
  }

  /**
   * Ends the process at once: nothing is closed, and nothing that might wait for ever is waited
   * for.
   */
  public static void halt(ErrorCode code) {
    Runtime.getRuntime().halt(code.code());
  }

  /** Without the environment, which may hold a password. */
  @Override
  public String toString() {
    return "Shell[home=" + home + "]";
  }
}
