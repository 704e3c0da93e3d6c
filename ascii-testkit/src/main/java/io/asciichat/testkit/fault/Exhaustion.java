package io.asciichat.testkit.fault;

/**
 * The failure of something that the server is made to run out of; tells apart what was planned from
 * what was not.
 */
final class Exhaustion extends OutOfMemoryError {
  private static final long serialVersionUID = 1;

  Exhaustion(String of) {
    super(of);
  }
}
