package io.asciichat.cli.json;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of JSON that was read. A member that is asked for and is not there, or is of another
 * type, is an {@link AsciiChatException} with code PROTOCOL. Immutable.
 */
public final class JsonObject {
  private final Map<String, @Nullable Object> members;

  /**
   * @param members strings, numbers as doubles, booleans, lists, objects and nulls
   */
  JsonObject(Map<String, @Nullable Object> members) {
    this.members = new LinkedHashMap<>(members);
  }

  /** Returns whether a member is there and is not null. */
  public boolean has(String name) {
    return members.get(name) != null;
  }

  /** A member that is a string. */
  public String text(String name) {
    return member(name, String.class);
  }

  /** A member that is a number. */
  public double number(String name) {
    return member(name, Double.class);
  }

  /** A member that is a whole number, exact up to 2<sup>53</sup>. */
  public long whole(String name) {
    return (long) number(name);
  }

  /** A member that is true or false. */
  public boolean truth(String name) {
    return member(name, Boolean.class);
  }

  /** A member that is an object. */
  public JsonObject object(String name) {
    return member(name, JsonObject.class);
  }

  /** A member that is an array of objects. */
  public List<JsonObject> objects(String name) {
    return list(name).stream().map(one -> cast(name, one, JsonObject.class)).toList();
  }

  /** A member that is an array of strings. */
  public List<String> texts(String name) {
    return list(name).stream().map(one -> cast(name, one, String.class)).toList();
  }

  private List<?> list(String name) {
    return member(name, List.class);
  }

  private <T> T member(String name, Class<T> type) {
    return cast(name, members.get(name), type);
  }

  private static <T> T cast(String name, @Nullable Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new AsciiChatException(
          ErrorCode.PROTOCOL, "the answer has no proper '" + name + "'; is it of another version?");
    }
    return type.cast(value);
  }
}
