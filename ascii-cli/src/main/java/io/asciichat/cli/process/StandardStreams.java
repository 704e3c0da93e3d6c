package io.asciichat.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.nativ.JLineNativeLoader;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** Tells which of the process's standard streams are terminals. */
public final class StandardStreams {
  /** Where JLine unpacks its library to, if not to the temporary folder. */
  private static final String LIBRARY_FOLDER = "jline.tmpdir";

  private StandardStreams() {}

  /** Returns whether a picture can be shown: standard output is a terminal. */
  public static boolean outputIsTerminal() {
    return isTerminal(SystemStream.Output);
  }

  /** Returns whether keys can be read: standard input is a terminal. */
  public static boolean inputIsTerminal() {
    return isTerminal(SystemStream.Input);
  }

  /** Returns whether messages would land in the picture: standard error is a terminal. */
  public static boolean errorIsTerminal() {
    return isTerminal(SystemStream.Error);
  }

  private static boolean isTerminal(SystemStream stream) {
    try {
      // The provider takes every stream for a pipe when its library cannot be loaded.
      if (isLibraryLoaded()) {
        return TerminalProvider.load("jni").isSystemStream(stream);
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      return isTerminalBesidesJLine(stream);
    }
    return isTerminalBesidesJLine(stream);
  }

  /**
   * Loads JLine's library, which it unpacks to the temporary folder; where that does not exist, is
   * full, or nothing may be executed in it, to the user's cache.
   */
  private static boolean isLibraryLoaded() {
    try {
      if (JLineNativeLoader.initialize()) {
        return true;
      }
    } catch (RuntimeException | LinkageError e) {
      if (System.getProperty(LIBRARY_FOLDER) != null) {
        throw e;
      }
    }
    Path folder = cache();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      return false;
    }
    System.setProperty(LIBRARY_FOLDER, folder.toString());
    return JLineNativeLoader.initialize();
  }

  /** XDG Base Directory Specification. */
  private static Path cache() {
    String told = System.getenv("XDG_CACHE_HOME");
    Path caches =
        told == null || told.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(told);
    return caches.resolve("ascii-chat");
  }

  /**
   * Without JLine's library, as on a platform that it does not have or in a temporary folder that
   * nothing may be executed in: test(1) is asked. Where there is none, pipes work everywhere.
   */
  private static boolean isTerminalBesidesJLine(SystemStream stream) {
    int descriptor =
        switch (stream) {
          case Input -> 0;
          case Output -> 1;
          case Error -> 2;
        };
    try {
      return new ProcessBuilder("test", "-t", Integer.toString(descriptor))
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
