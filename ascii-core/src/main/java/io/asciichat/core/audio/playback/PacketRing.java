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

  private static final int MASK = CAPACITY - 1;

  private final byte[][] bytes = new byte[CAPACITY][MAX_BYTES];
  private final int[] lengths = new int[CAPACITY];
  private final int[] samples = new int[CAPACITY];
  private final long[] arrivals = new long[CAPACITY];
  private final int[] streams = new int[CAPACITY];
  private final boolean[] raw = new boolean[CAPACITY];
  private final int[] missed = new int[CAPACITY];

  /** Samples refused since the newest packet; touched by the receive loop. */
  private int refused;

  private final AtomicLong written = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();

  /** Room for the next packet, for the receive loop to fill; null when the ring is full. */
  byte @Nullable [] room() {
    long next = written.get();
    return next - taken.get() == CAPACITY ? null : bytes[(int) next & MASK];
  }

  /** There was no room for so many samples: time goes on all the same. */
  void refuse(int sampleCount) {
    refused = Math.addExact(refused, sampleCount);
  }

  /** Hands over what was filled into {@link #room()}. */
  void publish(int length, int sampleCount, long arrival, int stream, boolean isRaw) {
    long next = written.get();
    int at = (int) next & MASK;
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
    return bytes[(int) number & MASK];
  }

  int length(long number) {
    return lengths[(int) number & MASK];
  }

  int samples(long number) {
    return samples[(int) number & MASK];
  }

  long arrival(long number) {
    return arrivals[(int) number & MASK];
  }

  int stream(long number) {
    return streams[(int) number & MASK];
  }

  /** Samples that were refused between the packet before and this one. */
  int missedBefore(long number) {
    return missed[(int) number & MASK];
  }

  boolean isRaw(long number) {
    return raw[(int) number & MASK];
  }
}
