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
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LazyLoggerTest {
  /** ISO 8601 with an offset from UTC. */
  private static final String TIME =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d\\d:\\d\\d";

  private final LogSettings before = LogSettings.current();

  @AfterEach
  void restore() {
    before.use();
  }

  @Test
  void theSettingsDecideAboutOurLines() {
    System.Logger logger = System.getLogger("io.asciichat.test");
    settings("info").use();
    assertTrue(logger.isLoggable(Level.INFO));
    assertFalse(logger.isLoggable(Level.DEBUG));
    settings("off").use();
    assertFalse(logger.isLoggable(Level.ERROR));
  }

  @Test
  void aNameIsForAllLoggersBelowIt() {
    settings("warn,media=info,media.recording=trace,org.jline=debug,io.asciichat.server=off").use();
    assertLeast(Level.WARNING, "io.asciichat.client");
    assertLeast(Level.INFO, "io.asciichat.media");
    assertLeast(Level.INFO, "io.asciichat.media.audio");
    assertLeast(Level.TRACE, "io.asciichat.media.recording");
    assertLeast(Level.WARNING, "io.asciichat.mediation");
    assertLeast(Level.DEBUG, "org.jline.terminal");
    assertFalse(new LazyLogger("io.asciichat.server").isLoggable(Level.ERROR));
    assertFalse(new LazyLogger("org.other").isLoggable(Level.ERROR), "not named, and no file");
  }

  private static void assertLeast(Level least, String name) {
    for (Level level : List.of(Level.TRACE, Level.DEBUG, Level.INFO, Level.WARNING, Level.ERROR)) {
      assertEquals(
          level.compareTo(least) >= 0, new LazyLogger(name).isLoggable(level), name + " " + level);
    }
  }

  private static LogSettings settings(String levels) {
    return new LogSettings(LogLevels.parse(levels), LogSettings.Format.TEXT, null);
  }

  @Test
  void othersHaveToWarn() {
    settings("debug").use();
    assertFalse(System.getLogger("java.lang.Runtime").isLoggable(Level.DEBUG));
    assertFalse(System.getLogger("org.jline").isLoggable(Level.INFO));
    assertTrue(new LazyLogger("org.jline").isLoggable(Level.WARNING));
    settings("info").use();
    assertFalse(new LazyLogger("org.jline").isLoggable(Level.ERROR), "not wanted");
  }

  @Test
  void writesOneLineToTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("log");
    LoggerContext context = logInto(file, LogSettings.Format.TEXT);
    System.getLogger("io.asciichat.test")
        .log(Level.WARNING, "client {0} says: {1}", "7", "one\nforged\u001b[2J\u009b\u202e");
    System.getLogger("io.asciichat.test").log(Level.DEBUG, "not this");
    context.stop();
    List<String> lines = Files.readAllLines(file);
    assertEquals(1, lines.size(), lines.toString());
    assertTrue(
        lines.getFirst().matches(TIME + " WARN  test: client 7 says: one forged \\[2J  "),
        lines.toString());
  }

  @Test
  void writesAnObjectALine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("log");
    LoggerContext context = logInto(file, LogSettings.Format.JSON);
    System.Logger logger = System.getLogger("io.asciichat.test");
    logger.log(Level.WARNING, "says \"one\\\n\u001b[2J\u202e\uD83D\uDE00ä\"");
    logger.log(Level.ERROR, "met", new IllegalStateException("a fault\nwith \u009b"));
    context.stop();
    List<String> lines = Files.readAllLines(file);
    assertEquals(2, lines.size(), lines.toString());
    String begin = "\\{\"time\":\"" + TIME + "\",\"level\":\"";
    String source = "\",\"logger\":\"io.asciichat.test\",\"thread\":\"[^\"]+\",\"message\":\"";
    assertTrue(
        lines
            .getFirst()
            .matches(
                begin
                    + "WARN"
                    + source
                    + Pattern.quote("says \\\"one\\\\\\n\\u001b[2J\\u202e\uD83D\uDE00ä\\\"\"}")),
        lines.getFirst());
    assertTrue(
        lines
            .getLast()
            .matches(
                begin
                    + "ERROR"
                    + source
                    + "met\",\"error\":\"java.lang.IllegalStateException: a fault"
                    + Pattern.quote("\\nwith \\u009b\\n\\tat ")
                    + ".*\"}"),
        lines.getLast());
  }

  private static LoggerContext logInto(Path file, LogSettings.Format format) {
    new LogSettings(LogLevels.of(Level.INFO), format, LogFile.unbounded(file)).use();
    LoggerContext context =
        assertInstanceOf(LoggerContext.class, LoggerFactory.getILoggerFactory());
    context.reset();
    LogbackSetup setup = new LogbackSetup();
    setup.setContext(context);
    setup.configure(context);
    return context;
  }
}
