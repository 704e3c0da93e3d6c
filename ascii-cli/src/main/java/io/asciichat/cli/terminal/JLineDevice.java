package io.asciichat.cli.terminal;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The terminal that the process was started in, through JLine. Only JLine's modes and sizes are
 * used: its screen model is far too slow for video.
 */
final class JLineDevice implements TerminalDevice {
  private static final long STTY_TIMEOUT_MILLIS = 200;

  /** How often the terminal is looked at while something is waited for. */
  private static final long READ_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  /**
   * One that JLine describes itself: for any other it starts infocmp(1), and logs the stack when
   * that knows none such. Nothing of the description is used.
   */
  private static final String DESCRIBED_TYPE = "ansi";

  /** POSIX's _POSIX_VDISABLE: 255 on macOS and the BSDs, 0 on Linux. */
  private static final int NO_KEY =
      System.getProperty("os.name", "").matches("Mac.*|.*BSD") ? 255 : 0;

  private final Terminal terminal;
  private final Attributes original;
  private final OutputStream output;

  // JLine's own stream has a thread that polls; this one sleeps in the kernel.
  private final InputStream input = new FileInputStream(FileDescriptor.in);
  private final AtomicInteger writing = new AtomicInteger();

  private JLineDevice(Terminal terminal) {
    this.terminal = terminal;
    this.original = terminal.getAttributes();
    // Not JLine's stream: that one is closed before the last bytes are written at a sudden end.
    this.output = new FileOutputStream(FileDescriptor.out);
  }

  static JLineDevice open() {
    try {
      return new JLineDevice(
          TerminalBuilder.builder()
              .system(true)
              .provider("jni")
              .type(DESCRIBED_TYPE)
              .dumb(false)
              .nativeSignals(false)
              .graphemeCluster(false)
              .build());
    } catch (IOException | IllegalStateException | LinkageError e) {
      throw new AsciiChatException(
          ErrorCode.TERMINAL,
          "the terminal cannot be controlled; if programs may not run in "
              + System.getProperty("java.io.tmpdir")
              + ", set ASCII_CHAT_JAVA_OPTS=-Djava.io.tmpdir=FOLDER, else send the picture through"
              + " a pipe: ascii-chat … | cat",
          e);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    writing.incrementAndGet();
    try {
      output.write(bytes, offset, length);
    } finally {
      writing.decrementAndGet();
    }
  }

  @Override
  public int columns() {
    return terminal.getColumns();
  }

  @Override
  public int rows() {
    return terminal.getRows();
  }

  @Override
  public InputStream keys() {
    return input;
  }

  @Override
  public int read(byte[] into, long timeoutNanos) throws IOException {
    long end = System.nanoTime() + timeoutNanos;
    while (input.available() == 0) {
      if (System.nanoTime() - end >= 0) {
        return 0;
      }
      try {
        TimeUnit.NANOSECONDS.sleep(READ_PAUSE_NANOS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return 0;
      }
    }
    return Math.max(input.read(into), 0);
  }

  @Override
  public boolean hasInput() throws IOException {
    return input.available() > 0;
  }

  @Override
  public void enterRawMode() {
    Attributes raw = new Attributes(original);
    raw.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN), false);
    // Ctrl+C and Ctrl+Z must not throw away output: on Linux, a write that waits for room in a
    // pseudo-terminal is not woken when that happens, and waits for ever.
    raw.setLocalFlag(LocalFlag.NOFLSH, true);
    // Ctrl+S must not stop the output: the picture would hang, and leaving it too.
    raw.setInputFlags(EnumSet.of(InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR), false);
    // Ctrl+\ would print all of Java's threads into the picture; Java cannot give that signal up.
    raw.setControlChar(ControlChar.VQUIT, NO_KEY);
    raw.setControlChar(ControlChar.VMIN, 1);
    raw.setControlChar(ControlChar.VTIME, 0);
    terminal.setAttributes(raw);
  }

  @Override
  public void restoreMode() {
    terminal.setAttributes(original);
    repairLineDiscipline();
  }

  @Override
  public void close() {
    try {
      terminal.setAttributes(original);
      terminal.close();
    } catch (IOException | RuntimeException e) {
      // JLine has closed it already, or its window is gone and there is nothing to restore.
    }
    if (writing.get() == 0) {
      // Not on a terminal that is stuck: stty would wait for it.
      repairLineDiscipline();
    }
  }

  /**
   * JLine's native code leaves the line discipline's number in the mode uninitialised, so that
   * {@code stty -a} shows another one afterwards. On Linux a terminal's is 0 (N_TTY).
   */
  private static void repairLineDiscipline() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return;
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "line", "0")
              .redirectInput(new File("/dev/tty"))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(STTY_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
        // It waits for the output to drain. Late, it would undo what others have set meanwhile.
        stty.destroyForcibly();
      }
    } catch (IOException e) {
      // No stty: the number is wrong and means nothing to programs.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
