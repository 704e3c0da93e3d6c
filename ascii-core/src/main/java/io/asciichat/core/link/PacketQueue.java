package io.asciichat.core.link;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.lock.LockRank;
import io.asciichat.core.lock.RankedLock;
import io.asciichat.core.packet.PacketType;
import org.jspecify.annotations.Nullable;

/**
 * The packets that wait to be sent to one peer. Bounded in packets, in bytes, in frames of video
 * and in packets of sound: when something new does not fit, the oldest video makes room, then the
 * oldest sound, never the newest. Levels of sound take the place of those that still wait. So a
 * slow peer loses frames instead of falling behind, and a peer that reads nothing costs a fixed
 * amount of memory.
 *
 * <p>Any thread may offer, one loop polls. The lock is held for moving a few references, never
 * while sending.
 */
public final class PacketQueue {
  /**
   * Packets of sound that may wait: a quarter to half a second. What is older would only be heard
   * late.
   */
  static final int MOST_SOUND = 24;

  private final LinkLimits limits;
  private final RankedLock lock = new RankedLock(LockRank.LEAF, "packet queue");

  // All below is guarded by the lock. Waiting packets lie in [0, size) in the order they will be
  // sent.
  private final PacketType[] types;
  private final @Nullable PooledBuffer[] buffers;
  private final int[] offsets;
  private final int[] lengths;
  private final int[] crcs;
  private int size;
  private int bytes;
  private int videos;
  private int sounds;
  private boolean closed;

  /** An empty queue with these bounds. */
  public PacketQueue(LinkLimits limits) {
    this.limits = limits;
    int room = limits.queuedPackets();
    types = new PacketType[room];
    buffers = new PooledBuffer[room];
    offsets = new int[room];
    lengths = new int[room];
    crcs = new int[room];
  }

  /**
   * Appends a packet. Does nothing when the queue is closed.
   *
   * @param buffer holds the payload; the queue adds a reference of its own; null for an empty
   *     payload
   * @param crc CRC-32C of the payload
   * @return false when the queue is full of packets that may not be dropped: the peer does not read
   */
  public boolean offer(
      PacketType type, @Nullable PooledBuffer buffer, int offset, int length, int crc) {
    return lock.call(() -> offerLocked(type, buffer, offset, length, crc));
  }

  /**
   * Takes the oldest packet.
   *
   * @param into gets the packet with its reference
   * @return false when there is none
   */
  public boolean poll(OutboundPacket into) {
    return lock.call(() -> pollLocked(into));
  }

  /** Drops everything and takes nothing more. */
  public void close() {
    lock.run(
        () -> {
          closed = true;
          while (size > 0) {
            remove(0);
          }
        });
  }

  /** Packets waiting. */
  public int size() {
    return lock.call(() -> size);
  }

  private boolean offerLocked(
      PacketType type, @Nullable PooledBuffer buffer, int offset, int length, int crc) {
    if (closed) {
      return true;
    }
    boolean video = isVideo(type);
    boolean sound = isSound(type);
    boolean levels = type == PacketType.SOUND_LEVELS;
    if (levels && replaceLevels(buffer, offset, length, crc)) {
      return true;
    }
    if (video && videos >= limits.queuedVideo()) {
      dropOldestVideo();
    }
    if (sound && sounds >= MOST_SOUND) {
      dropOldestSound();
    }
    while (tooMuch(length) && videos > 0) {
      dropOldestVideo();
    }
    while (tooMuch(length) && sounds > 0 && !video) {
      dropOldestSound();
    }
    if (tooMuch(length) && size > 0) {
      return video || sound || levels;
    }
    types[size] = type;
    buffers[size] = buffer == null ? null : buffer.retain();
    offsets[size] = offset;
    lengths[size] = length;
    crcs[size] = crc;
    size++;
    bytes += length;
    videos += video ? 1 : 0;
    sounds += sound ? 1 : 0;
    return true;
  }

  /** In the same place: at the end they might be overtaken again and again and never be sent. */
  private boolean replaceLevels(@Nullable PooledBuffer buffer, int offset, int length, int crc) {
    int index = 0;
    while (index < size && types[index] != PacketType.SOUND_LEVELS) {
      index++;
    }
    if (index == size) {
      return false;
    }
    PooledBuffer before = buffers[index];
    if (bytes - lengths[index] + length > limits.queuedBytes()) {
      remove(index);
      return false;
    }
    if (before != null) {
      before.release();
    }
    bytes += length - lengths[index];
    buffers[index] = buffer == null ? null : buffer.retain();
    offsets[index] = offset;
    lengths[index] = length;
    crcs[index] = crc;
    return true;
  }

  private boolean tooMuch(int length) {
    return size == types.length || bytes + length > limits.queuedBytes();
  }

  private boolean pollLocked(OutboundPacket into) {
    if (size == 0) {
      return false;
    }
    into.type = types[0];
    into.buffer = buffers[0];
    into.offset = offsets[0];
    into.length = lengths[0];
    into.crc = crcs[0];
    buffers[0] = null;
    remove(0);
    return true;
  }

  private void dropOldestVideo() {
    for (int i = 0; i < size; i++) {
      if (isVideo(types[i])) {
        remove(i);
        return;
      }
    }
  }

  private void dropOldestSound() {
    for (int i = 0; i < size; i++) {
      if (isSound(types[i])) {
        remove(i);
        return;
      }
    }
  }

  private void remove(int index) {
    PooledBuffer buffer = buffers[index];
    if (buffer != null) {
      buffer.release();
    }
    bytes -= lengths[index];
    videos -= isVideo(types[index]) ? 1 : 0;
    sounds -= isSound(types[index]) ? 1 : 0;
    size--;
    int moved = size - index;
    System.arraycopy(types, index + 1, types, index, moved);
    System.arraycopy(buffers, index + 1, buffers, index, moved);
    System.arraycopy(offsets, index + 1, offsets, index, moved);
    System.arraycopy(lengths, index + 1, lengths, index, moved);
    System.arraycopy(crcs, index + 1, crcs, index, moved);
    buffers[size] = null;
  }

  private static boolean isVideo(PacketType type) {
    return type == PacketType.ASCII_FRAME
        || type == PacketType.IMAGE_FRAME
        || type == PacketType.IMAGE_FRAME_H265;
  }

  private static boolean isSound(PacketType type) {
    return type == PacketType.AUDIO_OPUS_BATCH || type == PacketType.AUDIO_BATCH;
  }
}
