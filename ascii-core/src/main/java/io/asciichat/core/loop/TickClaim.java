package io.asciichat.core.loop;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides which of several loops does what is to be done once a tick for all of them. The first one
 * that comes gets the tick; the others find it taken and go back to sleep. A tick that comes while
 * the work of an earlier one still goes on is taken and left out. No loop waits; nothing allocates.
 *
 * <p>What is done under the claim happens before what is done under the next one, so that the work
 * may keep its state in plain fields.
 */
public final class TickClaim {
  private final AtomicLong taken = new AtomicLong(Long.MIN_VALUE);
  private final AtomicBoolean busy = new AtomicBoolean();

  /** No tick is taken. */
  public TickClaim() {}

  /**
   * Claims a tick; a loop that gets it calls {@link #release} when the work is done.
   *
   * @param tick rises from tick to tick; {@link Long#MIN_VALUE} is never given away
   * @return whether the caller has to do the work
   */
  public boolean claim(long tick) {
    long last = taken.get();
    return tick > last && taken.compareAndSet(last, tick) && enter();
  }

  /** Claims the time between two ticks, if no work goes on; as {@link #claim}. */
  public boolean enter() {
    return busy.compareAndSet(false, true);
  }

  /** The work is done. */
  public void release() {
    busy.set(false);
  }
}
