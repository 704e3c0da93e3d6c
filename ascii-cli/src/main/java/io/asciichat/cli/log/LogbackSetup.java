package io.asciichat.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Configures Logback in code: no XML is read at start. Found by the service loader when the first
 * line is logged.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogbackSetup extends ContextAwareBase implements Configurator {
  /** ISO 8601, with the offset from UTC in every line: clocks are set, and servers move. */
  static final String DATED = "yyyy-MM-dd'T'HH:mm:ss.SSSxxx";

  /** For a terminal, where today is meant. */
  private static final String SHORT = "HH:mm:ss.SSS";

  /** Must not reach a terminal: controls, formats, surrogates, separators. */
  private static final String UNSEEN = "\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    LogSettings settings = LogSettings.current();
    Encoder<ILoggingEvent> encoder = encoder(settings);
    encoder.setContext(context);
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(output(settings.file(), context, encoder));
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    // Of this program's lines, LazyLogger has already decided which may pass.
    root.setLevel(settings.hearsLibraries() ? Level.WARN : Level.OFF);
    settings.levels().named().forEach((name, level) -> context.getLogger(name).setLevel(of(level)));
    context.getLogger(LazyLogger.OWN).setLevel(Level.TRACE);
    root.addAppender(appender);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Encoder<ILoggingEvent> encoder(LogSettings settings) {
    if (settings.format() == LogSettings.Format.JSON) {
      return new JsonLines();
    }
    boolean onTerminal = settings.file() == null && ErrorOutput.isTerminal();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(pattern(onTerminal ? SHORT : DATED));
    return encoder;
  }

  /**
   * One line an event: control characters in a message may come from a peer, and so may characters
   * that turn a line around or end it elsewhere. A stack has more lines.
   */
  private static String pattern(String time) {
    return "%d{\""
        + time
        + "\"} %-5level %logger{0}: %replace(%msg){'["
        + UNSEEN
        + "]', ' '}%n%replace(%ex){'["
        + UNSEEN
        + "&&[^\\n\\t]]', ' '}%nopex";
  }

  private static OutputStream output(
      @Nullable LogFile file, LoggerContext context, Encoder<ILoggingEvent> encoder) {
    return file == null
        ? ErrorOutput.stream()
        : new RotatingFile(
            file, InstantSource.system(), lost -> encoder.encode(lostLines(context, lost)));
  }

  private static ILoggingEvent lostLines(LoggerContext context, long lost) {
    return new LoggingEvent(
        LogbackSetup.class.getName(),
        context.getLogger(LazyLogger.OWN + ".log"),
        Level.WARN,
        lost + " lines before this one could not be written; is the disk full?",
        null,
        null);
  }

  private static Level of(System.Logger.Level level) {
    return switch (level) {
      case ALL, TRACE -> Level.TRACE;
      case DEBUG -> Level.DEBUG;
      case INFO -> Level.INFO;
      case WARNING -> Level.WARN;
      case ERROR -> Level.ERROR;
      case OFF -> Level.OFF;
    };
  }
}
