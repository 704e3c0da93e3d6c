package io.asciichat.core.server.sound;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.session.SoundLevels;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells one listener how loud the others are: when that has changed, and at most {@link
 * LevelBoard#PER_SECOND} times a second. Belongs to the listener's audio loop.
 */
final class LevelTeller implements AutoCloseable {
  private static final long MIN_PAUSE_NANOS = 1_000_000_000L / LevelBoard.PER_SECOND;

  private final LevelBoard board;
  private final VoiceLevel own;
  private final BooleanSupplier wanted;
  private final Consumer<PooledBuffer> send;
  private final BufferPool pool;

  /** What the listener was told last. */
  private @Nullable PooledBuffer told;

  private long toldVersion;
  private long next = Long.MIN_VALUE;

  /**
   * @param own the listener's own level, which it is not told
   * @param wanted whether the listener wants to be told
   * @param send sends a payload of SOUND_LEVELS, whose reference stays here
   */
  LevelTeller(
      LevelBoard board,
      VoiceLevel own,
      BooleanSupplier wanted,
      Consumer<PooledBuffer> send,
      BufferPool pool) {
    this.board = board;
    this.own = own;
    this.wanted = wanted;
    this.send = send;
    this.pool = pool;
  }

  /**
   * Sends what has changed, if it is time.
   *
   * @return when to call again at the latest, as a loop's step
   */
  long tell(long now) {
    if (!wanted.getAsBoolean()) {
      close();
      return Loop.WHEN_WOKEN;
    }
    PooledBuffer before = told;
    long version = board.version();
    if (before != null && version == toldVersion) {
      return Loop.WHEN_WOKEN;
    }
    if (now < next) {
      return next;
    }
    toldVersion = version;
    PooledBuffer payload = payload();
    if (before != null && same(before, payload)) {
      // Only the listener's own level has changed.
      payload.release();
      return Loop.WHEN_WOKEN;
    }
    send.accept(payload);
    close();
    told = payload;
    next = now + MIN_PAUSE_NANOS;
    return Loop.WHEN_WOKEN;
  }

  private PooledBuffer payload() {
    VoiceLevel[] all = board.all();
    int most = Math.min(all.length, SoundLevels.MAX_PARTICIPANTS);
    PooledBuffer payload = pool.take(1 + most * SoundLevels.MAX_PARTICIPANT_SIZE);
    byte[] out = payload.array();
    int count = 0;
    int end = 1;
    for (int i = 0; i < all.length && count < most; i++) {
      VoiceLevel voice = all[i];
      if (voice != own) {
        end = SoundLevels.writeParticipant(out, end, voice.id, voice.level(), voice.name());
        count++;
      }
    }
    out[0] = (byte) count;
    return payload.length(end);
  }

  private static boolean same(PooledBuffer one, PooledBuffer other) {
    return Arrays.equals(one.array(), 0, one.length(), other.array(), 0, other.length());
  }

  /** Gives back what is held; a later {@link #tell} tells everything. */
  @Override
  public void close() {
    PooledBuffer held = told;
    told = null;
    if (held != null) {
      held.release();
    }
  }
}
