package io.asciichat.core.lock;

/**
 * A lock was about to be taken in the wrong order, which would be a deadlock some day. Nothing was
 * taken. The message names both locks and the places in the code where each is taken. It is a bug
 * in the program and never to be caught for its own sake.
 */
final class LockOrderException extends IllegalStateException {
  LockOrderException(String message) {
    super(message);
  }

  /** Both locks and both places. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
