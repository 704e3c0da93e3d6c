package io.asciichat.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.core.port.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SharedKeysTest {
  /** A terminal that fails when it is read while nothing is there: that could not be called off. */
  private static final class Typed extends InputStream {
    final Queue<Integer> waiting = new ArrayDeque<>();
    boolean mayBlock;

    @Override
    public int available() {
      return waiting.size();
    }

    @Override
    public int read() {
      Integer next = waiting.poll();
      if (next == null && !mayBlock) {
        throw new AssertionError("a read that waits");
      }
      return next == null ? -1 : next;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int key = read();
      if (key >= 0) {
        into[offset] = (byte) key;
      }
      return key < 0 ? -1 : 1;
    }
  }

  private final Typed terminal = new Typed();
  private Runnable whileWaiting = () -> {};
  private int waits;

  private final Clock clock =
      new Clock() {
        @Override
        public long nanos() {
          return 0;
        }

        @Override
        public void sleepUntil(long deadlineNanos) {
          waits++;
          whileWaiting.run();
        }
      };

  private final SharedKeys keys = new SharedKeys(terminal, clock);

  @Test
  void aKeyIsReadWhenItIsThere() throws IOException {
    terminal.waiting.add((int) 'q');
    assertEquals('q', keys.read());
    whileWaiting =
        () -> {
          if (waits == 3) {
            terminal.waiting.add((int) 'r');
          }
        };
    assertEquals('r', keys.read());
    assertEquals(3, waits);
  }

  @Test
  void whatIsTypedWhileTheTerminalIsLentIsNotTaken() throws Exception {
    terminal.waiting.add((int) 's');
    keys.lend();
    Thread reader = Thread.ofPlatform().daemon().start(() -> assertEquals('k', read()));
    while (reader.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertEquals('s', terminal.read(), "the answer to the question");
    terminal.waiting.add((int) 'k');
    keys.takeBack();
    reader.join();
    assertEquals(0, terminal.available());
  }

  private int read() {
    try {
      return keys.read();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whenNothingIsAskedAnyMoreItWaitsInTheKernel() throws IOException {
    terminal.mayBlock = true;
    keys.keep();
    assertEquals(-1, keys.read(), "the end, without looking first");
    assertEquals(0, waits);
  }
}
