package io.asciichat.cli.config;

import io.asciichat.core.error.ErrorCode;

/**
 * A value that did not come from the command line.
 *
 * @param value as text; may be a secret
 * @param origin where it was found, for an error message
 * @param failure the code when it cannot be used
 */
public record Setting(String value, String origin, ErrorCode failure) {
  /** Without the value, which may be a password. */
  @Override
  public String toString() {
    return "Setting[" + origin + "]";
  }
}
