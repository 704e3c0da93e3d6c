package io.asciichat.core.link;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.runtime.LinkLimits;
import io.asciichat.core.statistics.QueueStatistics;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The packets that wait to be sent to one peer. Bounded in packets, in bytes, in frames of video
 * and in packets of sound: when something new does not fit, the oldest video makes room, then the
 * oldest sound, never the newest. Of a packet that only tells a newest state, and of a last word,
 * one waits at the most: the next takes its place, and there is always room for it. So a slow peer
 * loses frames instead of falling behind, a peer that reads nothing costs a fixed amount of memory,
 * and nothing that others do fills the queue of a peer: what is left, and may fill it, are answers
 * to the peer's own packets.
 *
 * <p>A CLEAR_CONSOLE belongs to the frame after it and goes out right before that, once, however
 * many of them and of the frames are dropped meanwhile.
 *
 * <p>Any thread may offer, one loop polls. The lock is held for moving a few references, never
 * while sending.
 */
final class PacketQueue {
  /**
   * Packets of sound that may wait: a quarter to half a second. What is older would only be heard
   * late.
   */
  static final int MAX_SOUND = 24;

  private enum Kind {
    VIDEO,
    SOUND,
    /** Tells a newest state, or is a last word: one is enough, and it always has room. */
    STATE,
    /** Every one counts, in order. */
    ORDERED
  }

  /** How many types are of the kind {@link Kind#STATE}. */
  private static final int STATES =
      (int) Arrays.stream(PacketType.values()).filter(type -> kindOf(type) == Kind.STATE).count();

  private final LinkLimits.Sending limits;
  private final RankedLock lock = new RankedLock(LockRank.LEAF, "packet queue");

  // Waiting packets lie in [0, size) in the order they will be sent.
  @GuardedBy("lock")
  private final PacketType[] types;

  @GuardedBy("lock")
  private final @Nullable PooledBuffer[] buffers;

  @GuardedBy("lock")
  private final int[] offsets;

  @GuardedBy("lock")
  private final int[] lengths;

  @GuardedBy("lock")
  private final int[] crcs;

  /** Whether a CLEAR_CONSOLE goes out before this frame. */
  @GuardedBy("lock")
  private final boolean[] clears;

  /** A CLEAR_CONSOLE waits for its frame. */
  @GuardedBy("lock")
  private boolean clearsNext;

  @GuardedBy("lock")
  private int size;

  /** Payload bytes and numbers by kind, of what waits; the bytes without {@link Kind#STATE}. */
  @GuardedBy("lock")
  private int bytes;

  @GuardedBy("lock")
  private int videos;

  @GuardedBy("lock")
  private int sounds;

  @GuardedBy("lock")
  private int states;

  @GuardedBy("lock")
  private boolean closed;

  /** Read without the lock. */
  private volatile boolean videoLost;

  private final QueueCounters videoCounters = new QueueCounters();
  private final QueueCounters soundCounters = new QueueCounters();

  /** An empty queue with these bounds. */
  PacketQueue(LinkLimits limits) {
    this.limits = limits.sending();
    int room = this.limits.queuedPackets() + STATES;
    types = new PacketType[room];
    buffers = new PooledBuffer[room];
    offsets = new int[room];
    lengths = new int[room];
    crcs = new int[room];
    clears = new boolean[room];
  }

  /**
   * Appends a packet. Does nothing when the queue is closed.
   *
   * @param buffer holds the payload; the queue adds a reference of its own; null for an empty
   *     payload
   * @param crc CRC-32C of the payload
   * @return false when the queue is full of packets that may not be dropped: the peer does not read
   *     the answers it has asked for
   */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  boolean offer(PacketType type, @Nullable PooledBuffer buffer, int offset, int length, int crc) {
    return lock.call(() -> offerLocked(type, buffer, offset, length, crc));
  }

  /**
   * Takes the oldest packet.
   *
   * @param into gets the packet with its reference
   * @return false when there is none
   */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  boolean poll(OutboundPacket into) {
    return lock.call(() -> pollLocked(into));
  }

  /** Drops everything and takes nothing more. */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  void close() {
    lock.run(this::closeLocked);
  }

  @GuardedBy("lock")
  private void closeLocked() {
    assert lock.isHeldByCurrentThread();
    if (!closed) {
      videoCounters.abandoned(videos);
      soundCounters.abandoned(sounds);
    }
    closed = true;
    while (size > 0) {
      remove(0);
    }
  }

  /** Returns whether the last frame of video has made room for other packets, or found none. */
  boolean hasLostVideo() {
    return videoLost;
  }

  /** The number of frames of video that were dropped; for any thread, without the lock. */
  long droppedVideo() {
    return videoCounters.droppedSoFar();
  }

  /** What has become of the frames of video; for any thread, without the lock. */
  QueueStatistics videoStatistics() {
    return videoCounters.statistics();
  }

  /** What has become of the packets of sound; for any thread, without the lock. */
  QueueStatistics soundStatistics() {
    return soundCounters.statistics();
  }

  /** Packets waiting. */
  @SuppressWarnings("GuardedBy") // the body runs under the lock
  int size() {
    return lock.call(() -> size);
  }

  @GuardedBy("lock")
  private boolean offerLocked(
      PacketType type, @Nullable PooledBuffer buffer, int offset, int length, int crc) {
    assert lock.isHeldByCurrentThread();
    if (closed) {
      return true;
    }
    if (type == PacketType.CLEAR_CONSOLE) {
      clearsNext = true;
      return true;
    }
    Kind kind = kindOf(type);
    int same = kind == Kind.STATE ? indexOf(type) : -1;
    if (same >= 0) {
      replace(same, buffer, offset, length, crc);
      return true;
    }
    if (type == PacketType.STREAM_START && undoesStop(length, crc)) {
      return true;
    }
    boolean room = kind == Kind.STATE || makeRoom(kind, length);
    if (kind == Kind.VIDEO) {
      videoLost = !room;
    }
    if (!room) {
      QueueCounters counters = countersOf(kind);
      if (counters != null) {
        counters.refused();
      }
      return kind != Kind.ORDERED;
    }
    types[size] = type;
    buffers[size] = buffer == null ? null : buffer.retain();
    offsets[size] = offset;
    lengths[size] = length;
    crcs[size] = crc;
    clears[size] = kind == Kind.VIDEO && clearsNext;
    clearsNext &= !clears[size];
    size++;
    count(kind, 1, length);
    QueueCounters counters = countersOf(kind);
    if (counters != null) {
      counters.enqueued(kind == Kind.VIDEO ? videos : sounds);
    }
    return true;
  }

  private @Nullable QueueCounters countersOf(Kind kind) {
    return switch (kind) {
      case VIDEO -> videoCounters;
      case SOUND -> soundCounters;
      case STATE, ORDERED -> null;
    };
  }

  @GuardedBy("lock")
  private boolean makeRoom(Kind kind, int length) {
    assert lock.isHeldByCurrentThread();
    if (kind == Kind.VIDEO && videos >= limits.queuedVideo()) {
      dropOldest(Kind.VIDEO);
    }
    if (kind == Kind.SOUND && sounds >= MAX_SOUND) {
      dropOldest(Kind.SOUND);
    }
    while (tooMuch(length) && videos > 0) {
      dropOldest(Kind.VIDEO);
    }
    while (tooMuch(length) && sounds > 0 && kind != Kind.VIDEO) {
      dropOldest(Kind.SOUND);
    }
    return !tooMuch(length) || size == states;
  }

  /** In the same place: at the end it might be overtaken again and again and never be sent. */
  @GuardedBy("lock")
  private void replace(int index, @Nullable PooledBuffer buffer, int offset, int length, int crc) {
    assert lock.isHeldByCurrentThread();
    PooledBuffer before = buffers[index];
    buffers[index] = buffer == null ? null : buffer.retain();
    offsets[index] = offset;
    lengths[index] = length;
    crcs[index] = crc;
    if (before != null) {
      before.release();
    }
  }

  /**
   * Returns whether a start follows a stop that follows a start, all of the same streams and still
   * waiting. Then the stop is taken out and the new start is not needed, so that a microphone that
   * is muted again and again fills no queue. What waits between a start and its stop keeps its
   * place.
   */
  @GuardedBy("lock")
  private boolean undoesStop(int length, int crc) {
    assert lock.isHeldByCurrentThread();
    int stop = streamBefore(size);
    int start = streamBefore(stop);
    boolean undone =
        start >= 0
            && types[stop] == PacketType.STREAM_STOP
            && types[start] == PacketType.STREAM_START
            && lengths[stop] == length
            && lengths[start] == length
            // The payload has four bytes, so equal checksums mean equal streams.
            && crcs[stop] == crc
            && crcs[start] == crc;
    if (undone) {
      remove(stop);
    }
    return undone;
  }

  @GuardedBy("lock")
  private int streamBefore(int end) {
    assert lock.isHeldByCurrentThread();
    int index = end - 1;
    while (index >= 0
        && types[index] != PacketType.STREAM_START
        && types[index] != PacketType.STREAM_STOP) {
      index--;
    }
    return index;
  }

  @GuardedBy("lock")
  private int indexOf(PacketType type) {
    assert lock.isHeldByCurrentThread();
    int index = size - 1;
    while (index >= 0 && types[index] != type) {
      index--;
    }
    return index;
  }

  @GuardedBy("lock")
  private boolean tooMuch(int length) {
    assert lock.isHeldByCurrentThread();
    return size - states == limits.queuedPackets() || bytes + length > limits.queuedBytes();
  }

  @GuardedBy("lock")
  private boolean pollLocked(OutboundPacket into) {
    assert lock.isHeldByCurrentThread();
    if (size == 0) {
      return false;
    }
    if (clears[0]) {
      clears[0] = false;
      into.type = PacketType.CLEAR_CONSOLE;
      into.buffer = null;
      into.offset = 0;
      into.length = 0;
      into.crc = 0;
      return true;
    }
    into.type = types[0];
    into.buffer = buffers[0];
    into.offset = offsets[0];
    into.length = lengths[0];
    into.crc = crcs[0];
    buffers[0] = null;
    remove(0);
    QueueCounters counters = countersOf(kindOf(into.type));
    if (counters != null) {
      counters.dequeued();
    }
    return true;
  }

  /** Drops a packet; the screen that a dropped frame should have cleared is cleared by the next. */
  @GuardedBy("lock")
  private void dropOldest(Kind kind) {
    assert lock.isHeldByCurrentThread();
    int index = nextOf(kind, 0);
    boolean clears = this.clears[index];
    remove(index);
    QueueCounters counters = countersOf(kind);
    if (counters != null) {
      counters.dropped();
    }
    videoLost |= kind == Kind.VIDEO && videos == 0;
    if (clears) {
      int next = nextOf(Kind.VIDEO, index);
      if (next < size) {
        this.clears[next] = true;
      } else {
        clearsNext = true;
      }
    }
  }

  @GuardedBy("lock")
  private int nextOf(Kind kind, int from) {
    assert lock.isHeldByCurrentThread();
    int index = from;
    while (index < size && kindOf(types[index]) != kind) {
      index++;
    }
    return index;
  }

  @GuardedBy("lock")
  private void remove(int index) {
    assert lock.isHeldByCurrentThread();
    PooledBuffer buffer = buffers[index];
    if (buffer != null) {
      buffer.release();
    }
    count(kindOf(types[index]), -1, -lengths[index]);
    size--;
    int moved = size - index;
    System.arraycopy(types, index + 1, types, index, moved);
    System.arraycopy(buffers, index + 1, buffers, index, moved);
    System.arraycopy(offsets, index + 1, offsets, index, moved);
    System.arraycopy(lengths, index + 1, lengths, index, moved);
    System.arraycopy(crcs, index + 1, crcs, index, moved);
    System.arraycopy(clears, index + 1, clears, index, moved);
    buffers[size] = null;
  }

  @GuardedBy("lock")
  private void count(Kind kind, int packets, int length) {
    assert lock.isHeldByCurrentThread();
    switch (kind) {
      case VIDEO -> videos += packets;
      case SOUND -> sounds += packets;
      case STATE -> states += packets;
      case ORDERED -> {}
    }
    if (kind != Kind.STATE) {
      bytes += length;
    }
  }

  private static Kind kindOf(PacketType type) {
    return switch (type) {
      case ASCII_FRAME, IMAGE_FRAME, IMAGE_FRAME_H265 -> Kind.VIDEO;
      case AUDIO_OPUS_BATCH, AUDIO_BATCH -> Kind.SOUND;
      case SERVER_STATE,
          SOUND_LEVELS,
          ROSTER,
          CLIENT_CAPABILITIES,
          CLIENT_JOIN,
          SIZE_MESSAGE,
          PING,
          PONG,
          ERROR_MESSAGE ->
          Kind.STATE;
      default -> Kind.ORDERED;
    };
  }
}
