package io.asciichat.cli.json;

import io.asciichat.core.text.JsonString;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON value (RFC 8259) in one line, the same whatever the locale. Strings are escaped
 * so that no terminal obeys them. Not thread-safe.
 *
 * <pre>{@code
 * String json = new JsonWriter()
 *     .beginObject()
 *     .member("clients", 3)
 *     .name("names").beginArray().value("Ada").value("Bob").endArray()
 *     .endObject()
 *     .toString();                       // {"clients":3,"names":["Ada","Bob"]}
 * }</pre>
 */
public final class JsonWriter {
  /** Above this every double is whole, and a long may not hold it. */
  private static final double MAX_WHOLE = 1L << 53;

  private final StringBuilder text = new StringBuilder();
  private int open;

  /** A writer of a value that is still to be written. */
  public JsonWriter() {}

  /** Begins an object, whose members follow. */
  public JsonWriter beginObject() {
    return begin('{');
  }

  /** Ends the object that was begun last. */
  public JsonWriter endObject() {
    return end('}');
  }

  /** Begins an array, whose values follow. */
  public JsonWriter beginArray() {
    return begin('[');
  }

  /** Ends the array that was begun last. */
  public JsonWriter endArray() {
    return end(']');
  }

  /** Writes the name of a member, whose value follows. */
  public JsonWriter name(String name) {
    separate();
    JsonString.append(name, text);
    text.append(':');
    return this;
  }

  /** Writes a string, or null. */
  public JsonWriter value(@Nullable String value) {
    separate();
    if (value == null) {
      text.append("null");
    } else {
      JsonString.append(value, text);
    }
    return this;
  }

  /** Writes a whole number. */
  public JsonWriter value(long value) {
    separate();
    text.append(value);
    return this;
  }

  /**
   * Writes a number with as few digits as tell it from all others; null for NaN and infinities,
   * which JSON does not have.
   */
  public JsonWriter value(double value) {
    if (!Double.isFinite(value)) {
      return value(null);
    }
    if (value == Math.rint(value) && Math.abs(value) < MAX_WHOLE) {
      return value((long) value);
    }
    separate();
    text.append(value);
    return this;
  }

  /** Writes true or false. */
  public JsonWriter value(boolean value) {
    separate();
    text.append(value);
    return this;
  }

  /** Writes a member that is a string, or null. */
  public JsonWriter member(String name, @Nullable String value) {
    return name(name).value(value);
  }

  /** Writes a member that is a whole number. */
  public JsonWriter member(String name, long value) {
    return name(name).value(value);
  }

  /** Writes a member that is a number, as {@link #value(double)}. */
  public JsonWriter member(String name, double value) {
    return name(name).value(value);
  }

  /** Writes a member that is true or false. */
  public JsonWriter member(String name, boolean value) {
    return name(name).value(value);
  }

  /**
   * Returns what was written.
   *
   * @throws IllegalStateException when an object or array was not ended
   */
  @Override
  public String toString() {
    if (open != 0) {
      throw new IllegalStateException("objects and arrays not ended: " + open);
    }
    return text.toString();
  }

  private JsonWriter begin(char bracket) {
    separate();
    text.append(bracket);
    open++;
    return this;
  }

  private JsonWriter end(char bracket) {
    text.append(bracket);
    open--;
    return this;
  }

  /** Writes a comma where a value or a member follows another one. */
  private void separate() {
    if (text.isEmpty()) {
      return;
    }
    switch (text.charAt(text.length() - 1)) {
      case '{', '[', ':' -> {}
      default -> text.append(',');
    }
  }
}
