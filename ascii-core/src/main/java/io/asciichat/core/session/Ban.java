package io.asciichat.core.session;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operator's decision to keep somebody out. Immutable.
 *
 * @param subject whom
 * @param until when it ends; null for never
 * @param note why, for operators; one line, may be empty
 */
public record Ban(BanSubject subject, @Nullable Instant until, String note) {
  /** Longer notes are cut. */
  private static final int MAX_NOTE = 200;

  private static final String FOREVER = "forever";

  /** Makes one line of the note. */
  public Ban {
    Objects.requireNonNull(subject, "subject");
    note = note.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]+", " ").strip();
    note = note.length() > MAX_NOTE ? note.substring(0, MAX_NOTE).strip() : note;
  }

  /** Returns a ban that never ends. */
  public static Ban forever(BanSubject subject, String note) {
    return new Ban(subject, null, note);
  }

  /** Returns whether it is over. */
  public boolean isOver(Instant now) {
    return until != null && !now.isBefore(until);
  }

  /**
   * Reads what {@link #line} writes: the subject, {@code forever} or a time such as {@code
   * 2026-12-24T18:00:00Z}, and perhaps a note, with space between.
   *
   * @throws IllegalArgumentException with a sentence for a person
   */
  public static Ban of(String line) {
    String[] words = line.strip().split("\\s+", 3);
    if (words.length < 2) {
      throw new IllegalArgumentException(
          "a ban has an address, a prefix or a key, and a time or '" + FOREVER + "'");
    }
    String note = words.length > 2 ? words[2] : "";
    return new Ban(BanSubject.of(words[0]), time(words[1]), note);
  }

  private static @Nullable Instant time(String word) {
    try {
      return word.equals(FOREVER) ? null : Instant.parse(word);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + word + "' is not '" + FOREVER + "' or a time such as 2026-12-24T18:00:00Z", e);
    }
  }

  /** Returns it as one line of text. */
  public String line() {
    return subject.text()
        + " "
        + (until == null ? FOREVER : until.toString())
        + (note.isEmpty() ? "" : " " + note);
  }
}
