package io.asciichat.cli.command.options;

import io.asciichat.crypto.AcipSecurity;

/** A password that does not show itself in messages. */
public final class Password {
  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /**
   * This text as a password.
   *
   * @throws io.asciichat.core.error.AsciiChatException when it cannot be one
   */
  public static Password of(String text) {
    AcipSecurity.requirePassword(text.toCharArray());
    return new Password(text);
  }

  public char[] characters() {
    return text.toCharArray();
  }

  @Override
  public String toString() {
    return "***";
  }
}
