package io.asciichat.testkit.sound;

import io.asciichat.core.port.AudioSink;
import io.asciichat.core.port.AudioSource;

/**
 * Speakers that take what they play in large pieces: all that is there, up to a block, at once, and
 * nothing until that time has passed. What is missing in a block is silence.
 */
final class BlockSink implements AudioSink {
  private static final double PER_NANO = AudioSource.SAMPLE_RATE / 1e9;

  private final int capacity;
  private final int block;
  private boolean started;
  private long start;
  private long blocks;
  private int held;

  /** Of the newest ten blocks, how much was sound. */
  private final int[] played = new int[10];

  /**
   * @param capacity samples that may wait
   * @param block samples taken at once
   */
  BlockSink(int capacity, int block) {
    this.capacity = capacity;
    this.block = block;
  }

  private void pass(long now) {
    if (!started) {
      started = true;
      start = now;
    }
    long passed = (long) ((now - start) * PER_NANO / block);
    while (blocks < passed) {
      int taken = Math.min(held, block);
      held -= taken;
      played[(int) (blocks++ % played.length)] = taken;
    }
  }

  @Override
  public int write(long now, float[] samples, int offset, int count) {
    pass(now);
    int taken = Math.min(count, capacity - held);
    held += taken;
    return taken;
  }

  @Override
  public int buffered(long now) {
    pass(now);
    return held;
  }

  /** Which part of the newest blocks was given in time. */
  double filled() {
    double sum = 0;
    for (int taken : played) {
      sum += taken;
    }
    return sum / played.length / block;
  }

  @Override
  public String name() {
    return "blocks of " + block;
  }

  @Override
  public void close() {}
}
