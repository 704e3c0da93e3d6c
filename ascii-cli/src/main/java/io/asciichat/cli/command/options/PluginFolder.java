package io.asciichat.cli.command.options;

import io.asciichat.core.port.TransportProviders;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The jars of a folder as plugins. Each has a class loader of its own below this program's, so that
 * what one brings along disturbs no other. What cannot be used is named in a line, and the others
 * go on.
 */
final class PluginFolder {
  private final TransportProviders transports;
  private final Consumer<String> warn;

  PluginFolder(TransportProviders transports, Consumer<String> warn) {
    this.transports = transports;
    this.warn = warn;
  }

  /**
   * Adds what the jars of a folder offer, in the order of their names.
   *
   * @param wanted the folder that was asked for, or null
   * @param usual the folder that is taken then; it need not exist
   */
  void add(@Nullable Path wanted, Path usual) {
    Path folder = wanted == null ? usual : wanted;
    if (wanted == null && Files.notExists(folder) || isForeign(folder)) {
      return;
    }
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
      found.forEach(jars::add);
    } catch (IOException | DirectoryIteratorException e) {
      warn.accept("cannot read the plugin folder '" + folder + "'; check its path and permissions");
    }
    Collections.sort(jars);
    jars.forEach(this::add);
  }

  private void add(Path jar) {
    String plugin = "the plugin '" + jar.getFileName() + "'";
    if (isForeign(jar)) {
      return;
    }
    try (JarFile opened = new JarFile(jar.toFile())) {
      // Open as long as the program runs: the plugin's classes are loaded when they are needed.
      URLClassLoader loader =
          new URLClassLoader(new URL[] {jar.toUri().toURL()}, PluginFolder.class.getClassLoader());
      if (!transports.addFrom(loader, plugin)) {
        warn.accept(plugin + " has no transport among its " + opened.size() + " files");
      }
    } catch (IOException | SecurityException e) {
      warn.accept(plugin + " is not a jar that can be read; it is left out");
    }
  }

  /** Code that other users can change would run with this user's rights. */
  private boolean isForeign(Path path) {
    try {
      if (Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE)) {
        warn.accept(
            "other users of this machine can change '"
                + path
                + "'; it is left out: chmod o-w it after a look at it");
        return true;
      }
    } catch (IOException | UnsupportedOperationException e) {
      // Where files have no such permissions, or none at all, reading them tells the rest.
    }
    return false;
  }
}
