package io.asciichat.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LazyLoggerTest {
  private final LogSettings before = LogSettings.current();

  @AfterEach
  void restore() {
    before.use();
  }

  @Test
  void theSettingsDecideAboutOurLines() {
    System.Logger logger = System.getLogger("io.asciichat.test");
    new LogSettings(Level.INFO, null).use();
    assertTrue(logger.isLoggable(Level.INFO));
    assertFalse(logger.isLoggable(Level.DEBUG));
  }

  @Test
  void othersHaveToWarn() {
    new LogSettings(Level.DEBUG, null).use();
    assertFalse(System.getLogger("java.lang.Runtime").isLoggable(Level.DEBUG));
    assertFalse(System.getLogger("org.jline").isLoggable(Level.INFO));
    assertTrue(new LazyLogger("org.jline").isLoggable(Level.WARNING));
    new LogSettings(Level.INFO, null).use();
    assertFalse(new LazyLogger("org.jline").isLoggable(Level.ERROR), "not wanted");
  }

  @Test
  void writesOneLineToTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("log");
    new LogSettings(Level.INFO, file).use();
    LoggerContext context =
        assertInstanceOf(LoggerContext.class, LoggerFactory.getILoggerFactory());
    context.reset();
    LogbackSetup setup = new LogbackSetup();
    setup.setContext(context);
    setup.configure(context);
    System.getLogger("io.asciichat.test")
        .log(Level.WARNING, "client {0} says: {1}", "7", "one\nforged\u001b[2J\u009b\u202e");
    System.getLogger("io.asciichat.test").log(Level.DEBUG, "not this");
    context.stop();
    List<String> lines = Files.readAllLines(file);
    assertEquals(1, lines.size(), lines.toString());
    assertTrue(
        lines.getFirst().endsWith("WARN  test: client 7 says: one forged [2J  "), lines.toString());
  }
}
