package io.asciichat.cli.terminal;

import java.io.IOException;
import java.io.InputStream;

/** A terminal as bytes, a size and a mode. What {@link TerminalDisplay} draws on. */
interface TerminalDevice extends AutoCloseable {
  /** Passes the bytes on in one piece and returns when they are taken. */
  void write(byte[] bytes, int offset, int length) throws IOException;

  /** Columns now, or 0 when the terminal does not say. */
  int columns();

  /** Rows now, or 0 when the terminal does not say. */
  int rows();

  /** Key presses, unbuffered. Blocks until there is one. */
  InputStream keys();

  /**
   * Reads what has arrived, waiting for something at first. Not while {@link #keys} is read.
   *
   * @param timeoutNanos how long to wait
   * @return how many bytes; 0 when none came
   */
  int read(byte[] into, long timeoutNanos) throws IOException;

  /** Returns whether something can be read without waiting. */
  boolean hasInput() throws IOException;

  /** Keys arrive at once and unechoed from now on; signals from keys stay. */
  void enterRawMode();

  /** The mode that was found at first. */
  void restoreMode();

  /** Restores the mode and lets go of the terminal. */
  @Override
  void close();
}
