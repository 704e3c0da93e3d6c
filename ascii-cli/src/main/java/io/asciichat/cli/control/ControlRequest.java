package io.asciichat.cli.control;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that is asked of a server: a verb and its words. The last word may hold spaces.
 *
 * <p>As a line: {@code ascii-chat 1 kick 3 too loud}; the number is the version of the protocol.
 *
 * @param verb what to do
 * @param words whom or what to do it to; as many as the verb takes
 */
public record ControlRequest(Verb verb, List<String> words) {
  /** The version of requests and answers. */
  static final int VERSION = 1;

  /** Bytes of a line, its end included. */
  static final int MAX_BYTES = 1024;

  private static final String PROGRAM = "ascii-chat";

  /** What a server can be asked. */
  public enum Verb {
    /** Its figures, as JSON. */
    STATUS(0, 0, false, ""),
    /** End a client's session, perhaps with a reason for the client. */
    KICK(1, 2, true, "ID [REASON]"),
    /** Keep a client out for so many seconds, or {@value #FOR_GOOD}, perhaps with a note. */
    BAN(2, 3, true, "ADDRESS|PREFIX|KEY|ID [NOTE]"),
    /** Let it in again. */
    UNBAN(1, 1, true, "ADDRESS|PREFIX|KEY"),
    /** Who is kept out. */
    BANS(0, 0, false, ""),
    /** Read keys and settings again. */
    RELOAD(0, 0, true, ""),
    /** Take no newcomers, and end with the last client. */
    DRAIN(0, 0, true, ""),
    /** The locks that are held, and what each has counted. */
    LOCKS(0, 0, false, "");

    /** The time of a ban that does not end. */
    public static final String FOR_GOOD = "forever";

    private final int min;
    private final int max;
    private final boolean changes;
    private final String form;

    Verb(int min, int max, boolean changes, String form) {
      this.min = min;
      this.max = max;
      this.changes = changes;
      this.form = form;
    }

    /** The verb as it is typed. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether the server is another one afterwards. */
    public boolean changes() {
      return changes;
    }

    private boolean takes(int words) {
      return words >= min && words <= max;
    }
  }

  /**
   * Checks the words.
   *
   * @throws AsciiChatException with code USAGE when there are too few or too many, one is empty or
   *     holds what is not printable, one before the last holds a space, or the line is too long
   */
  public ControlRequest {
    words = List.copyOf(words);
    if (!verb.takes(words.size())) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "write '" + (verb.word() + " " + verb.form).strip() + "'");
    }
    for (int i = 0; i < words.size(); i++) {
      requireWord(words.get(i), i == words.size() - 1);
    }
    if (line(verb, words).getBytes(StandardCharsets.UTF_8).length >= MAX_BYTES) {
      throw tooLong();
    }
  }

  /** A request of these words. */
  public static ControlRequest of(Verb verb, String... words) {
    return new ControlRequest(verb, List.of(words));
  }

  /**
   * A request as it was typed, in words; those that are too many belong to the last one.
   *
   * @throws AsciiChatException with code USAGE
   */
  public static ControlRequest typed(Verb verb, List<String> words) {
    if (verb.max == 0 || words.size() <= verb.max) {
      return new ControlRequest(verb, words);
    }
    List<String> fitting = new ArrayList<>(words.subList(0, verb.max - 1));
    fitting.add(String.join(" ", words.subList(verb.max - 1, words.size())));
    return new ControlRequest(verb, fitting);
  }

  /**
   * Reads a line, without its end.
   *
   * @throws AsciiChatException with code USAGE, or NOT_SUPPORTED for another version
   */
  public static ControlRequest parse(String line) {
    String[] head = line.split(" ", 4);
    boolean isRequest =
        head.length >= 3 && head[0].equals(PROGRAM) && head[1].matches("[0-9]{1,9}");
    if (!isRequest) {
      throw new AsciiChatException(ErrorCode.USAGE, "the request is not one of ascii-chat");
    }
    if (!head[1].equals(Integer.toString(VERSION))) {
      throw new AsciiChatException(
          ErrorCode.NOT_SUPPORTED,
          "this server understands version "
              + VERSION
              + " of requests; use the 'ascii-chat status' that was installed with it");
    }
    Verb verb = verb(head[2]);
    return new ControlRequest(
        verb, head.length < 4 ? List.of() : List.of(head[3].split(" ", Math.max(verb.max, 1))));
  }

  /**
   * The verb of a word.
   *
   * @throws AsciiChatException with code USAGE when there is none
   */
  static Verb verb(String word) {
    return Arrays.stream(Verb.values())
        .filter(verb -> verb.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new AsciiChatException(ErrorCode.USAGE, "the server knows no such request"));
  }

  /** The request as a line, without its end. */
  public String line() {
    return line(verb, words);
  }

  /** As it was typed, for a log. */
  @Override
  public String toString() {
    return (verb.word() + " " + String.join(" ", words)).strip();
  }

  private static String line(Verb verb, List<String> words) {
    return Stream.concat(Stream.of(PROGRAM, Integer.toString(VERSION), verb.word()), words.stream())
        .collect(Collectors.joining(" "));
  }

  static AsciiChatException tooLong() {
    return new AsciiChatException(
        ErrorCode.USAGE, "the request is longer than " + (MAX_BYTES - 1) + " bytes; shorten it");
  }

  private static void requireWord(String word, boolean last) {
    if (word.isBlank() || !last && word.indexOf(' ') >= 0) {
      throw new AsciiChatException(ErrorCode.USAGE, "a word of the request is empty or has spaces");
    }
    if (!word.codePoints().allMatch(PlainText::isPrintable)) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "the request has characters that cannot be shown; leave them out");
    }
  }
}
