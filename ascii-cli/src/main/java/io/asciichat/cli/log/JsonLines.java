package io.asciichat.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import io.asciichat.core.text.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes an event as one JSON object on one line: {@code time} (ISO 8601 with the offset from UTC),
 * {@code level}, {@code logger}, {@code thread}, {@code message}, and {@code error} with the stack
 * where something was thrown. Control characters and such that turn a line around are escaped, so a
 * line can be read in a terminal.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern(LogbackSetup.DATED, Locale.ROOT);

  private static final byte[] NOTHING = {};

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringBuilder json = new StringBuilder(256).append('{');
    member(json, "time", TIME.format(event.getInstant().atZone(ZoneId.systemDefault())));
    member(json.append(','), "level", event.getLevel().toString());
    member(json.append(','), "logger", event.getLoggerName());
    member(json.append(','), "thread", event.getThreadName());
    member(json.append(','), "message", event.getFormattedMessage());
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      member(json.append(','), "error", ThrowableProxyUtil.asString(thrown));
    }
    return json.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void member(StringBuilder json, String name, String text) {
    JsonString.append(name, json);
    JsonString.append(text, json.append(':'));
  }
}
