package io.asciichat.cli.command;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Text with the macros of man(7), escaped so that every character is shown as it is. */
final class Roff {
  private final StringBuilder text = new StringBuilder();

  /**
   * The head of a page, after which lines are neither hyphenated nor stretched.
   *
   * @param footer stands at the bottom
   */
  void title(String name, int section, String footer) {
    line(".TH " + quoted(name) + " " + section + " \"\" " + quoted(footer));
    line(".nh");
    line(".ad l");
  }

  /** The heading of a section. */
  Roff section(String heading) {
    line(".PD");
    line(".SH " + quoted(heading.toUpperCase(Locale.ROOT)));
    return this;
  }

  /** The heading of a part of a section. */
  void subsection(String heading) {
    line(".SS " + quoted(heading));
  }

  /** No empty lines between the entries of this section. */
  void dense() {
    line(".PD 0");
  }

  /** A paragraph. */
  void text(String words) {
    line(".PP");
    line(escaped(words));
  }

  /** A paragraph in bold. */
  void bold(String words) {
    line(".PP");
    line("\\fB" + escaped(words) + "\\fR");
  }

  /** A name in bold and what it means, indented below it. */
  void entry(String name, String meaning) {
    line(".TP");
    line("\\fB" + escaped(name) + "\\fR");
    line(meaning.isEmpty() ? "\\&" : escaped(meaning));
  }

  /** Names of other pages with commas between them. */
  void references(List<String> pages, int section) {
    Iterator<String> rest = pages.iterator();
    while (rest.hasNext()) {
      String page = rest.next();
      line(".BR " + escaped(page) + " (" + section + ")" + (rest.hasNext() ? "," : ""));
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String quoted(String argument) {
    return '"' + escaped(argument) + '"';
  }

  /**
   * Hyphens become signs that can be copied to a command line, and what roff takes for typographic
   * stays what it is; groff_char(7). A line that begins with a dot would be a command.
   */
  private static String escaped(String plain) {
    StringBuilder escaped = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> escaped.append("\\(rs");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '"' -> escaped.append("\\(dq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> {
                  if (c < 128) {
                    escaped.append((char) c);
                  } else {
                    escaped.append("\\[u").append("%04X".formatted(c)).append(']');
                  }
                }
              }
            });
    return plain.startsWith(".") ? "\\&" + escaped : escaped.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
