package io.asciichat.testkit.transport;

import java.io.IOException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One direction of a link: bytes, each run of them with the time at which it arrives. One thread
 * writes, one reads; the faults come from any. In real time a writer waits for room and a reader
 * for bytes. In simulation neither waits: the writer is told a time by {@link #writableAt}, and the
 * listener is called when bytes arrive.
 */
final class Pipe {
  /** A simulated writer that waits for a reader, not for the link, asks again after this time. */
  static final long RETRY_NANOS = 1_000_000;

  /** Longest run of bytes that arrives at one moment: a large packet arrives bit by bit. */
  private static final int MAX_RUN = 64 << 10;

  /** Real threads wait no longer than this at once, so that no sum of times overflows. */
  private static final long MAX_WAIT_NANOS = Long.MAX_VALUE / 4;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Run(byte[] bytes, long arrival) {}

  private final LinkProfile profile;
  private final Timeline time;
  private final Queue<Run> runs = new ConcurrentLinkedQueue<>();
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong backlog = new AtomicLong();
  private final Timeline.Signal bytesOrEnd = new Timeline.Signal();
  private final Timeline.Signal room = new Timeline.Signal();
  private volatile boolean ended;
  private volatile boolean abandoned;
  private volatile boolean cut;
  private volatile boolean paused;
  private volatile Runnable listener = () -> {};

  /** When the link has passed on all that was written; written by the writer only. */
  private volatile long linkFree;

  /** When the last run arrives; written by the writer only. */
  private volatile long lastArrival;

  /** Bytes already read of the first run; the reader's own. */
  private int consumed;

  Pipe(LinkProfile profile, Timeline time) {
    this.profile = profile;
    this.time = time;
    linkFree = time.nanos();
    lastArrival = linkFree;
  }

  /** Sends bytes; see the class comment for when this waits. */
  void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      checkWritable();
      long free = time.simulated() ? MAX_RUN : profile.bufferBytes() - backlog.get();
      int count = Math.min(length - done, Math.clamp(free, 0, MAX_RUN));
      if (count == 0) {
        room.await(MAX_WAIT_NANOS);
        continue;
      }
      push(Arrays.copyOfRange(bytes, offset + done, offset + done + count));
      done += count;
    }
    checkWritable();
  }

  private void checkWritable() throws IOException {
    if (cut) {
      throw new IOException("the link was cut");
    }
    if (ended || abandoned) {
      throw new IOException("the connection was closed");
    }
  }

  private void push(byte[] bytes) {
    long now = time.nanos();
    long start = linkFree - now > 0 ? linkFree : now;
    linkFree = start + profile.transmitNanos(bytes.length);
    long arrival = profile.trouble().arrival(linkFree + profile.latencyNanos(), lastArrival);
    lastArrival = arrival;
    written.addAndGet(bytes.length);
    backlog.addAndGet(bytes.length);
    runs.add(new Run(bytes, arrival));
    bytesOrEnd.raise();
    time.tellAt(arrival, this::tell);
  }

  /**
   * Reads what has arrived.
   *
   * @param deadline until when a real thread waits
   * @return bytes read; 0 when none came in time; −1 after the end
   */
  int read(byte[] target, int offset, int length, long deadline) throws IOException {
    while (true) {
      if (cut) {
        throw new IOException("the link was cut");
      }
      if (abandoned) {
        throw new IOException("the connection was closed");
      }
      boolean over = ended;
      Run first = paused ? null : runs.peek();
      long now = time.nanos();
      if (first != null && first.arrival - now <= 0) {
        return take(first, target, offset, length);
      }
      if (first == null && over && !paused && arrivalOfEnd() - now <= 0) {
        return -1;
      }
      long wait = Math.min(deadline - now, MAX_WAIT_NANOS);
      if (time.simulated() || wait <= 0) {
        return 0;
      }
      if (first != null) {
        wait = Math.min(wait, first.arrival - now);
      } else if (over && !paused) {
        wait = Math.min(wait, arrivalOfEnd() - now);
      }
      bytesOrEnd.await(wait);
    }
  }

  private int take(Run run, byte[] target, int offset, int length) {
    int count = Math.min(length, run.bytes.length - consumed);
    System.arraycopy(run.bytes, consumed, target, offset, count);
    consumed += count;
    if (consumed == run.bytes.length) {
      consumed = 0;
      runs.remove();
    }
    backlog.addAndGet(-count);
    room.raise();
    return count;
  }

  private long arrivalOfEnd() {
    return Math.max(lastArrival, linkFree + profile.latencyNanos());
  }

  /** When a simulated writer should write again; {@code now} while there is room. */
  long writableAt(long now) {
    long tooMuch = backlog.get() - profile.bufferBytes();
    if (!time.simulated() || tooMuch < 0) {
      return now;
    }
    for (Run run : runs) {
      tooMuch -= run.bytes.length;
      if (tooMuch < 0) {
        return Math.max(run.arrival, now + RETRY_NANOS);
      }
    }
    return now + RETRY_NANOS;
  }

  /** Bytes written and not read yet. */
  long backlog() {
    return backlog.get();
  }

  /** Bytes written that are read or fit into the buffers. */
  long sentBytes() {
    return written.get() - Math.max(0, backlog.get() - profile.bufferBytes());
  }

  /** The writer closes: the reader gets what is under way and then the end. */
  void end() {
    if (!ended) {
      ended = true;
      signalBoth();
      time.tellAt(arrivalOfEnd(), this::tell);
    }
  }

  /** The reader closes: writing fails from now on. */
  void abandon() {
    abandoned = true;
    signalBoth();
  }

  /** Both ends fail from now on, and what is under way is lost. */
  void cut() {
    cut = true;
    signalBoth();
    tell();
  }

  /** The reader stops taking bytes, so that they pile up, or goes on. */
  void pause(boolean stop) {
    paused = stop;
    signalBoth();
    tell();
  }

  /** Names whom to tell, in simulation, when there is something to read. */
  void listener(Runnable newListener) {
    listener = newListener;
    time.tellAt(time.nanos(), this::tell);
  }

  private void tell() {
    if (time.simulated()) {
      listener.run();
    }
  }

  private void signalBoth() {
    bytesOrEnd.raise();
    room.raise();
  }
}
