package io.asciichat.core.server;

import io.asciichat.core.loop.Loop;
import java.time.Duration;

/**
 * Does what a server needs beside its clients, once a second: takes back the reserve after a
 * shortage, lets go of buffers that were not needed for a while, and shares out what may be drawn.
 */
final class Housekeeping implements Loop {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How long less must be needed before that is told: buffers have been given up by then. */
  private static final Duration FREED_AFTER = Duration.ofSeconds(20);

  /** Less is not worth telling. */
  private static final long MIN_FREED = 32 << 20;

  /** So many bytes left to the garbage collector are worth a collection. */
  private static final long MIN_GARBAGE = 128 << 20;

  /** More of it within a second means that its cause goes on. */
  private static final long MAX_CALM_GARBAGE = 1 << 20;

  /** The server, as housekeeping sees it. */
  interface House {
    /** Does what is due once a second. */
    void tidy();

    /** About how much memory the sessions hold, theirs and their drawings. */
    long heldBytes();

    /** About how much has been left to the garbage collector since the start. */
    long garbageBytes();

    /** For some time much less memory is needed than before. */
    void memoryFreed(long bytes);

    /** Something of this has failed; it is tried again. */
    void stumbled(String loop, Throwable failure);
  }

  private final House server;
  private long most;
  private long fallenSince;
  private long leftBefore;
  private long leftWhenTold;

  Housekeeping(House server) {
    this.server = server;
  }

  @Override
  public long step(long now) {
    try {
      server.tidy();
      watchMemory(now);
    } catch (RuntimeException | Error failure) {
      // This loop has to outlive whatever happens to the others.
      server.stumbled("housekeeping", failure);
    }
    return now + PAUSE.toNanos();
  }

  /** Tells when for some time much less is needed than before, or little more becomes garbage. */
  private void watchMemory(long now) {
    long held = server.heldBytes();
    long left = server.garbageBytes();
    boolean calm = left - leftBefore <= MAX_CALM_GARBAGE;
    leftBefore = left;
    boolean fallen =
        held < most / 2 && most - held >= MIN_FREED || calm && left - leftWhenTold >= MIN_GARBAGE;
    most = Math.max(most, held);
    if (!fallen) {
      fallenSince = now;
    } else if (now - fallenSince >= FREED_AFTER.toNanos()) {
      long freed = Math.max(most - held, left - leftWhenTold);
      most = held;
      leftWhenTold = left;
      fallenSince = now;
      server.memoryFreed(freed);
    }
  }
}
