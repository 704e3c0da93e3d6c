package io.asciichat.cli.command;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Guesses what somebody meant to type. */
final class Spelling {
  /** Letters a word must have for each that may be wrong. */
  private static final int LETTERS_A_MISTAKE = 3;

  private Spelling() {}

  /** The word most like the one that was typed; null when none is like it. */
  static @Nullable String closest(String typed, Collection<String> words) {
    return words.stream()
        .filter(word -> distance(typed, word) <= typed.length() / LETTERS_A_MISTAKE)
        .min(Comparator.comparingInt(word -> distance(typed, word)))
        .orElse(null);
  }

  /** Levenshtein's: letters to insert, remove or replace. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
