package io.asciichat.cli.command;

/** Text in lines that are not wider than a terminal, broken between words. */
final class HelpLines {
  /** Columns from which on names and descriptions stand beside each other. */
  private static final int ROOMY_WIDTH = 78;

  /** Where descriptions begin beside a name. */
  private static final int DESCRIPTION_COLUMN = 36;

  /** Where they begin below one. */
  private static final int NARROW_INDENT = 8;

  private final StringBuilder text;
  private final int width;

  /**
   * @param text gets the lines
   * @param width columns, 1 or more; a word that is longer stands in a line of its own
   */
  HelpLines(StringBuilder text, int width) {
    this.text = text;
    this.width = width;
  }

  /** An empty line. */
  void blank() {
    text.append('\n');
  }

  /** A heading with an empty line before it. */
  void heading(String heading) {
    blank();
    text.append(heading).append(":\n");
  }

  /** A name and its description: side by side, or one below the other where that is too narrow. */
  void entry(String name, String description) {
    int column = width < ROOMY_WIDTH ? NARROW_INDENT : DESCRIPTION_COLUMN;
    if (width >= ROOMY_WIDTH && name.length() < column && !description.isEmpty()) {
      text.append(name).repeat(' ', column - name.length());
      words(column, description);
      return;
    }
    int indent = name.length() - name.stripLeading().length();
    paragraph(Math.min(indent, width / 4), name);
    if (!description.isEmpty()) {
      paragraph(column, description);
    }
  }

  /** Words in lines that begin at a column. */
  void paragraph(int indent, String words) {
    text.repeat(' ', indent);
    words(indent, words);
  }

  /** Goes on in a line that is filled up to a column, at which all further ones begin. */
  private void words(int indent, String words) {
    int column = indent;
    String space = "";
    for (String word : words.strip().splitWithDelimiters(" +", 0)) {
      if (word.isBlank()) {
        space = word;
        continue;
      }
      if (column > indent && column + space.length() + word.length() > width) {
        text.append('\n').repeat(' ', indent);
        column = indent;
        space = "";
      }
      text.append(space).append(word);
      column += space.length() + word.length();
    }
    text.append('\n');
  }
}
