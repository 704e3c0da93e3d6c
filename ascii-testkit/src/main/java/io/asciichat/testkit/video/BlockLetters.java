package io.asciichat.testkit.video;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** A five by seven dot font with capitals, digits and a little punctuation. Immutable. */
final class BlockLetters {
  /** Dots across a letter. */
  static final int WIDTH = 5;

  /** Dots down a letter. */
  static final int HEIGHT = 7;

  /** Dots from one letter to the next: the letter and a gap. */
  static final int PITCH = WIDTH + 1;

  private static final String[] SETS = {"ABCDEFGHIJ", "KLMNOPQRST", "UVWXYZ0123", "456789-.'?"};

  private static final String[] SHAPES = {
    """
     ###  ####   #### ####  ##### #####  ###  #   # #####     #
    #   # #   # #     #   # #     #     #   # #   #   #       #
    #   # #   # #     #   # #     #     #     #   #   #       #
    ##### ####  #     #   # ####  ####  # ### #####   #       #
    #   # #   # #     #   # #     #     #   # #   #   #   #   #
    #   # #   # #     #   # #     #     #   # #   #   #   #   #
    #   # ####   #### ####  ##### #      ###  #   # #####  ###
    """,
    """
    #   # #     #   # #   #  ###  ####   ###  ####   #### #####
    #  #  #     ## ## ##  # #   # #   # #   # #   # #       #
    # #   #     # # # # # # #   # #   # #   # #   # #       #
    ##    #     # # # #  ## #   # ####  #   # ####   ###    #
    # #   #     #   # #   # #   # #     # # # # #       #   #
    #  #  #     #   # #   # #   # #     #  #  #  #      #   #
    #   # ##### #   # #   #  ###  #      ## # #   # ####    #
    """,
    """
    #   # #   # #   # #   # #   # #####  ###    #    ###   ###
    #   # #   # #   # #   # #   #     # #   #  ##   #   # #   #
    #   # #   # #   #  # #   # #     #  #  ##   #       #     #
    #   # #   # # # #   #     #     #   # # #   #     ##    ##
    #   # #   # # # #  # #    #    #    ##  #   #    #        #
    #   #  # #  ## ## #   #   #   #     #   #   #   #     #   #
     ###    #   #   # #   #   #   #####  ###   ###  #####  ###
    """,
    """
       #  #####  ###  #####  ###   ###                #    ###
      ##  #     #         # #   # #   #               #   #   #
     # #  ####  #        #  #   # #   #               #       #
    #  #      # ####    #    ###   #### #####               ##
    #####     # #   #   #   #   #     #                     #
       #  #   # #   #   #   #   #     #        ##
       #   ###   ###    #    ###   ###         ##           #
    """
  };

  /** Latin letters that are not a letter with an accent, and what they are written as without. */
  private static final Map<String, String> PLAIN =
      Map.of(
          "Æ", "AE", "Œ", "OE", "Ø", "O", "Ł", "L", "Đ", "D", "Ð", "D", "Þ", "TH", "Ħ", "H", "’",
          "'");

  private BlockLetters() {}

  /** The text as this font can show it: capitals without accents, question marks for the rest. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder();
    capitals(text)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .map(c -> c == '_' || Character.isWhitespace(c) ? ' ' : c)
        .map(c -> c == ' ' || find(c) >= 0 ? c : '?')
        .forEach(folded::appendCodePoint);
    return folded.toString().strip();
  }

  private static String capitals(String text) {
    String capitals = text.toUpperCase(Locale.ROOT);
    if (isAscii(capitals)) {
      return capitals;
    }
    // Compatible forms too: the wide letters of East Asian keyboards are letters.
    String plain = Normalizer.normalize(capitals, Normalizer.Form.NFKD);
    for (Map.Entry<String, String> letter : PLAIN.entrySet()) {
      plain = plain.replace(letter.getKey(), letter.getValue());
    }
    return plain;
  }

  /**
   * Returns whether a dot is set.
   *
   * @param letter a character of a {@linkplain #fold folded} text
   * @param column 0 to 4 from the left
   * @param row 0 to 6 from the top
   */
  static boolean dot(char letter, int column, int row) {
    int found = find(letter);
    if (found < 0) {
      return false;
    }
    int set = found / SETS[0].length();
    int start = found % SETS[0].length() * PITCH + column;
    String line = Rows.OF_SETS[set][row];
    return start < line.length() && line.charAt(start) == '#';
  }

  private static int find(int letter) {
    for (int set = 0; set < SETS.length; set++) {
      int at = SETS[set].indexOf(letter);
      if (at >= 0) {
        return set * SETS[0].length() + at;
      }
    }
    return -1;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** The shapes cut into lines, made once. */
  private static final class Rows {
    static final String[][] OF_SETS = new String[SHAPES.length][];

    static {
      for (int set = 0; set < SHAPES.length; set++) {
        OF_SETS[set] = SHAPES[set].split("\n");
      }
    }
  }
}
