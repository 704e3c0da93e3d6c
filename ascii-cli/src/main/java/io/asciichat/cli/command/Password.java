package io.asciichat.cli.command;

/** A password that does not show itself in messages. */
final class Password {
  private final String text;

  Password(String text) {
    this.text = text;
  }

  char[] characters() {
    return text.toCharArray();
  }

  @Override
  public String toString() {
    return "***";
  }
}
