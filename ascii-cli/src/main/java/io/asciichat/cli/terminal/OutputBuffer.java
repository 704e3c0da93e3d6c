package io.asciichat.cli.terminal;

import java.util.Arrays;

/** Bytes on their way to the terminal: grows when it must, and is reused for every frame. */
final class OutputBuffer {
  /** What {@link #repeat} writes at least, for less than ten times. */
  static final int REPEAT_BYTES = 4;

  private byte[] bytes;
  private int length;

  OutputBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  void truncate(int newLength) {
    length = newLength;
  }

  void put(byte[] source) {
    put(source, 0, source.length);
  }

  void put(byte[] source, int offset, int count) {
    reserve(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  void put(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  /** Blanks, in the colours that hold. */
  void spaces(int count) {
    reserve(count);
    Arrays.fill(bytes, length, length + count, (byte) ' ');
    length += count;
  }

  /** Moves the cursor; row and column count from 1. Terminals clamp both to the screen. */
  void moveTo(int row, int column) {
    put((char) 0x1b);
    put('[');
    putNumber(row);
    put(';');
    putNumber(column);
    put('H');
  }

  /** REP: the character before it once more, so many times, 1 or more. */
  void repeat(int times) {
    put((char) 0x1b);
    put('[');
    putNumber(times);
    put('b');
  }

  private void putNumber(int value) {
    if (value >= 10) {
      putNumber(value / 10);
    }
    put((char) ('0' + value % 10));
  }

  private void reserve(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }
}
