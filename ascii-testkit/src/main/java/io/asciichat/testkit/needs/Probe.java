package io.asciichat.testkit.needs;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Looks at the machine. */
final class Probe {
  private Probe() {}

  static boolean isLinux() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
  }

  static boolean isFile(String path) {
    return Files.exists(Path.of(path));
  }

  /** Returns whether a program is on the path. Nothing is run. */
  static boolean isCommand(String name) {
    String path = System.getenv("PATH");
    return path != null
        && Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(path)
            .filter(folder -> !folder.isEmpty())
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /**
   * Returns whether the system's loader finds a library by one of its names, and all that it needs.
   */
  static boolean isLibrary(String... names) {
    return Arrays.stream(names).anyMatch(Probe::loads);
  }

  @SuppressWarnings("restricted") // only the loader knows where libraries are
  private static boolean loads(String name) {
    try (Arena arena = Arena.ofConfined()) {
      return SymbolLookup.libraryLookup(name, arena) != null;
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Returns whether a numeric address can be bound. */
  static boolean isAddress(String address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns whether no more threads want to run than can, over the last minute. */
  static boolean hasIdleProcessors() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system.getSystemLoadAverage() <= system.getAvailableProcessors();
  }
}
