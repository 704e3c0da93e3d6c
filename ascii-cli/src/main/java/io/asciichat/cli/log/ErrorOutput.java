package io.asciichat.cli.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Standard error, which keeps still while a picture fills the same terminal: lines are held (the
 * newest hundred) and come out when the terminal is given back. Thread-safe.
 */
public final class ErrorOutput {
  private static final int MAX_HELD_LINES = 100;

  /** The process's standard error as a file; a link to whatever it is. */
  private static final Path DESCRIPTOR = Path.of("/dev/fd/2");

  /** {@code S_IFMT} and {@code S_IFCHR} of POSIX. */
  private static final int TYPE_MASK = 0170000;

  private static final int CHARACTER_DEVICE = 0020000;

  private static final ErrorOutput PROCESS = new ErrorOutput(System.err);

  private final PrintStream target;
  private final Queue<byte[]> held = new ConcurrentLinkedQueue<>();
  private final AtomicInteger heldCount = new AtomicInteger();
  private final AtomicBoolean holding = new AtomicBoolean();
  private final PrintStream stream;

  ErrorOutput(PrintStream target) {
    this.target = target;
    this.stream = new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
  }

  /** The process's standard error. */
  public static ErrorOutput ofProcess() {
    return PROCESS;
  }

  /** Where log lines are printed. */
  static PrintStream stream() {
    return PROCESS.stream;
  }

  /**
   * Returns whether the process's standard error is a terminal, as far as that can be told without
   * loading a library: other devices hold no lines that anybody would date.
   */
  static boolean isTerminal() {
    try {
      int type = (Integer) Files.getAttribute(DESCRIPTOR, "unix:mode") & TYPE_MASK;
      return type == CHARACTER_DEVICE;
    } catch (IOException | RuntimeException e) {
      return false; // Not a Unix, or closed.
    }
  }

  /** From now on lines are held, those of libraries that print to {@link System#err} too. */
  public void hold() {
    holding.set(true);
    System.setErr(stream);
  }

  /** Prints what was held, and lines at once from now on. */
  public void release() {
    if (!holding.compareAndSet(true, false)) {
      return;
    }
    System.setErr(target);
    for (byte[] line = held.poll(); line != null; line = held.poll()) {
      target.write(line, 0, line.length);
    }
    heldCount.set(0);
    target.flush();
  }

  private void write(byte[] text) {
    if (!holding.get()) {
      target.write(text, 0, text.length);
      target.flush();
      return;
    }
    held.add(text);
    if (heldCount.incrementAndGet() > MAX_HELD_LINES && held.poll() != null) {
      heldCount.decrementAndGet();
    }
  }

  /** Collects what is printed until it is flushed; the print stream around it has a lock. */
  private final class Lines extends OutputStream {
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      pending.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      pending.write(bytes, offset, length);
    }

    @Override
    public void flush() {
      if (pending.size() > 0) {
        byte[] text = pending.toByteArray();
        pending.reset();
        ErrorOutput.this.write(text);
      }
    }
  }
}
