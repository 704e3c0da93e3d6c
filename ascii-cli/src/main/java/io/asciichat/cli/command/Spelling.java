package io.asciichat.cli.command;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Finds the word that a user may have meant. */
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

  /**
   * Letters to insert, remove or replace, and neighbours to swap: Damerau's and Levenshtein's
   * distance, as restricted to what is next to each other in both words.
   */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
        }
      }
    }
    return row[b.length()];
  }
}
