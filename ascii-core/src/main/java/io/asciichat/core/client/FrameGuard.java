package io.asciichat.core.client;

import io.asciichat.core.text.FramePieces;

/**
 * Checks that text from a server is a picture and nothing else. A terminal obeys escape sequences:
 * they can set its title, write to the clipboard, or answer as if typed. So only what pictures need
 * may pass, which {@link FramePieces} knows, as it does for terminals and recordings. Not
 * thread-safe.
 */
final class FrameGuard {
  private final FramePieces pieces = new FramePieces();

  /** Returns whether these bytes may be written to a terminal. Allocates nothing. */
  boolean isHarmless(byte[] text, int offset, int length) {
    return pieces.allPass(text, offset, length);
  }
}
