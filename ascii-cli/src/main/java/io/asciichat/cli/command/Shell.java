package io.asciichat.cli.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What surrounds the process: handed in, so that a test can be the surroundings.
 *
 * @param environment variables
 * @param home the user's home folder
 * @param out standard output
 * @param err standard error
 */
public record Shell(Map<String, String> environment, Path home, PrintStream out, PrintStream err) {
  /** The process's own. */
  public static Shell ofProcess() {
    // Java takes the home folder from the password file, but a shell's ~ is HOME.
    String home = System.getenv().getOrDefault("HOME", "");
    return new Shell(
        System.getenv(),
        Path.of(home.isEmpty() ? System.getProperty("user.home", ".") : home),
        System.out,
        System.err);
  }

  /** Whether output goes to the process's own streams, which may be a terminal. */
  boolean isProcess() {
    return out.equals(System.out);
  }

  /** Without the environment, which may hold a password. */
  @Override
  public String toString() {
    return "Shell[home=" + home + "]";
  }
}
