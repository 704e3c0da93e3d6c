package io.asciichat.core.audio.playback;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Packets on their way from the receive loop to the playback loop, copied into room that was made
 * beforehand. One thread puts in, one takes out, no lock. When it is full, which takes a playback
 * loop that does not run, new packets are refused.
 */
final class PacketRing {
  /** More than half a second of the shortest frames, more than five of those that C peers send. */
  static final int CAPACITY = 256;

  /** The longest Opus packet of one frame (RFC 6716, section 3.4), and 10 ms of 16-bit samples. */
  static final int MAX_BYTES = 1275;

  private final int mask;
  private final byte[][] bytes;
  private final int[] lengths;
  private final int[] samples;
  private final long[] arrivals;
  private final int[] streams;
  private final boolean[] raw;
  private final int[] missed;

  /** Samples refused since the newest packet; touched by the receive loop. */
  private int refused;

  private final AtomicLong written = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();

  /** An empty ring for {@link #CAPACITY} packets. */
  PacketRing() {
    this(CAPACITY);
  }

  /**
   * An empty ring.
   *
   * @param capacity packets it holds, a power of two
   */
  PacketRing(int capacity) {
    mask = capacity - 1;
    bytes = new byte[capacity][MAX_BYTES];
    lengths = new int[capacity];
    samples = new int[capacity];
    arrivals = new long[capacity];
    streams = new int[capacity];
    raw = new boolean[capacity];
    missed = new int[capacity];
  }

  /** Room for the next packet, for the receive loop to fill; null when the ring is full. */
  byte @Nullable [] room() {
    long next = written.get();
    return next - taken.get() > mask ? null : bytes[(int) next & mask];
  }

  /** There was no room for so many samples: time goes on all the same. */
  void refuse(int sampleCount) {
    refused = Math.addExact(refused, sampleCount);
  }

  /** Hands over what was filled into {@link #room()}. */
  void publish(int length, int sampleCount, long arrival, int stream, boolean isRaw) {
    long next = written.get();
    int at = (int) next & mask;
    lengths[at] = length;
    samples[at] = sampleCount;
    arrivals[at] = arrival;
    streams[at] = stream;
    raw[at] = isRaw;
    missed[at] = refused;
    refused = 0;
    written.set(next + 1);
  }

  /** Number of the packet after the newest. */
  long end() {
    return written.get();
  }

  /** Number of the oldest packet. */
  long first() {
    return taken.get();
  }

  /** Gives the oldest packet's room back. */
  void remove() {
    taken.set(taken.get() + 1);
  }

  byte[] bytes(long number) {
    return bytes[(int) number & mask];
  }

  int length(long number) {
    return lengths[(int) number & mask];
  }

  int samples(long number) {
    return samples[(int) number & mask];
  }

  long arrival(long number) {
    return arrivals[(int) number & mask];
  }

  int stream(long number) {
    return streams[(int) number & mask];
  }

  /** Samples that were refused between the packet before and this one. */
  int missedBefore(long number) {
    return missed[(int) number & mask];
  }

  boolean isRaw(long number) {
    return raw[(int) number & mask];
  }
}
