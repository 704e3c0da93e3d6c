package io.asciichat.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Configures Logback in code: no XML is read at start. Found by the service loader when the first
 * line is logged.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogbackSetup extends ContextAwareBase implements Configurator {
  /**
   * One line an event: control characters in a message may come from a peer, and so may characters
   * that turn a line around or end it elsewhere (formats, surrogates, separators).
   */
  private static final String PATTERN =
      "%d{HH:mm:ss.SSS} %-5level %logger{0}:"
          + " %replace(%msg){'[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]', ' '}%n";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    LogSettings settings = LogSettings.current();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(PATTERN);
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = appender(settings.file());
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    // Of this program's lines, LazyLogger has already decided which may pass.
    root.setLevel(settings.hearsLibraries() ? Level.WARN : Level.OFF);
    context.getLogger(LazyLogger.OWN).setLevel(Level.TRACE);
    root.addAppender(appender);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static OutputStreamAppender<ILoggingEvent> appender(@Nullable Path file) {
    if (file == null) {
      OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
      appender.setOutputStream(ErrorOutput.stream());
      return appender;
    }
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setFile(file.toString());
    return appender;
  }
}
