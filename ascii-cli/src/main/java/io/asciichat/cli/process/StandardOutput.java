package io.asciichat.cli.process;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that keeps the reason of its first failed write, which a {@link PrintStream}
 * forgets: a pipe whose reader has gone, as with {@code | head}, is not a failure of a command, but
 * a full disk is. Thread-safe.
 */
public final class StandardOutput extends PrintStream {
  private static final int BUFFER_BYTES = 8192;

  /** The process's standard output as a file; a link to whatever it is. */
  private static final Path DESCRIPTOR = Path.of("/dev/fd/1");

  /** {@code S_IFMT}, {@code S_IFIFO} and {@code S_IFSOCK} of POSIX. */
  private static final int TYPE_MASK = 0170000;

  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  private final Keeper keeper;

  private StandardOutput(Keeper keeper, Charset charset) {
    super(new BufferedOutputStream(keeper, BUFFER_BYTES), true, charset);
    this.keeper = keeper;
  }

  /**
   * The same around any stream, for tests.
   *
   * @param pipe whether a failed write means that the reader has gone
   */
  public static StandardOutput of(OutputStream target, boolean pipe, Charset charset) {
    return new StandardOutput(new Keeper(target, () -> pipe), charset);
  }

  /** Puts one in the place of {@link System#out}. */
  public static StandardOutput install() {
    StandardOutput out =
        new StandardOutput(
            new Keeper(new FileOutputStream(FileDescriptor.out), StandardOutput::isPipe),
            System.out.charset());
    System.setOut(out);
    return out;
  }

  /**
   * The failure of a write, or null as long as all went well.
   *
   * @return a {@link ReaderGoneException} when the reader has gone
   */
  public @Nullable IOException failure() {
    flush();
    return keeper.failure.get();
  }

  /** Returns the failure that tells the user that standard output cannot be written. */
  public static AsciiChatException told(IOException failure) {
    String reason = failure.getMessage();
    return new AsciiChatException(
        ErrorCode.FILE,
        "cannot write to standard output: "
            + (reason == null || reason.isEmpty()
                ? "it failed"
                : reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1))
            + "; what was written is not complete",
        failure);
  }

  /**
   * Returns whether standard output is a pipe or a socket, where only a reader that left can fail.
   */
  private static boolean isPipe() {
    try {
      int type = (Integer) Files.getAttribute(DESCRIPTOR, "unix:mode") & TYPE_MASK;
      return type == PIPE || type == SOCKET;
    } catch (IOException | RuntimeException e) {
      return false; // Not a Unix: the words of the failure have to do.
    }
  }

  /** The reader of a pipe has gone. */
  public static final class ReaderGoneException extends IOException {
    public ReaderGoneException(@Nullable Throwable cause) {
      super("the reader of standard output has gone", cause);
    }
  }

  /** Remembers the first failure. */
  private static final class Keeper extends OutputStream {
    private final OutputStream target;
    private final BooleanSupplier pipe;
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

    Keeper(OutputStream target, BooleanSupplier pipe) {
      this.target = target;
      this.pipe = pipe;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        target.write(bytes, offset, length);
      } catch (IOException e) {
        throw kept(e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        target.flush();
      } catch (IOException e) {
        throw kept(e);
      }
    }

    private IOException kept(IOException reason) {
      if (failure.get() == null) {
        failure.compareAndSet(null, isGone(reason) ? new ReaderGoneException(reason) : reason);
      }
      return reason;
    }

    private boolean isGone(IOException reason) {
      String words = String.valueOf(reason.getMessage()).toLowerCase(Locale.ROOT);
      boolean windows = words.contains("pipe is being closed") || words.contains("pipe has been");
      return windows || words.contains("broken pipe") || pipe.getAsBoolean();
    }
  }
}
