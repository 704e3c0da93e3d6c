package io.asciichat.cli.terminal;

import io.asciichat.cli.process.LoggedLoop;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopRunner;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows lines for a few seconds each, the newest of a topic in place of the one before. A server
 * can cause any number of them; the screen is drawn again for ten of a topic in a second at most.
 * {@link #tell} is for any thread and never waits.
 */
final class News implements Loop {
  private static final long MIN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final BiConsumer<StatusTopic, @Nullable String> place;
  private final StatusTopic[] topics = StatusTopic.values();

  /** One for each topic. */
  private final Slot[] slots = new Slot[topics.length];

  private final LoopHandle handle;

  /** One topic; all but the newest line is touched by the loop alone. */
  private static final class Slot {
    final AtomicReference<@Nullable String> newest = new AtomicReference<>();
    boolean shown;
    long next = Long.MIN_VALUE;
    long until;
  }

  /**
   * @param place shows a line; null takes it away
   */
  News(LoopRunner runner, BiConsumer<StatusTopic, @Nullable String> place) {
    this.place = place;
    Arrays.setAll(slots, i -> new Slot());
    this.handle = LoggedLoop.start(runner, "news", this);
  }

  /** Shows a line soon, unless a newer one of the topic comes before. */
  void tell(StatusTopic topic, String line) {
    slots[topic.ordinal()].newest.set(line);
    handle.wake();
  }

  void stop() {
    handle.stop();
  }

  @Override
  public long step(long now) {
    long next = WHEN_WOKEN;
    for (int i = 0; i < topics.length; i++) {
      next = Math.min(next, step(topics[i], slots[i], now));
    }
    return next;
  }

  private long step(StatusTopic topic, Slot slot, long now) {
    if (now < slot.next) {
      return slot.next;
    }
    String line = slot.newest.getAndSet(null);
    if (line != null) {
      place.accept(topic, line);
      slot.shown = true;
      slot.until = now + topic.shown().toNanos();
      slot.next = now + MIN_PAUSE_NANOS;
      return slot.next;
    }
    if (slot.shown && now >= slot.until) {
      place.accept(topic, null);
      slot.shown = false;
    }
    return slot.shown ? slot.until : WHEN_WOKEN;
  }
}
