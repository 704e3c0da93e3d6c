package io.asciichat.core.server.sound;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** A reader never gets samples that were overwritten while it copied, and none is counted twice. */
public class SampleRingStress {
  /** Long enough for the two to meet in the midst of a copy. */
  private static final int SIZE = 64;

  private static final float[] OLD = numbers(1);
  private static final float[] NEW = numbers(1 + SIZE);

  private static float[] numbers(int first) {
    float[] numbers = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      numbers[i] = first + i;
    }
    return numbers;
  }

  /** Reads all there is: how many, the first, and whether the others follow it. */
  private static void read(SampleRing ring, float[] target, III_Result seen) {
    int taken = ring.read(target, 0, SIZE);
    seen.r1 = taken;
    seen.r2 = taken > 0 ? (int) target[0] : 0;
    seen.r3 = 1;
    for (int i = 1; i < taken; i++) {
      if (target[i] != target[0] + i) {
        seen.r3 = 0;
      }
    }
  }

  /** The writer overtakes the reader in a full ring. */
  @JCStressTest
  @Outcome(id = "64, 1, 1", expect = ACCEPTABLE, desc = "read before they were dropped")
  @Outcome(id = "64, 65, 1", expect = ACCEPTABLE, desc = "the new ones")
  @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "dropped, and the new ones not there yet")
  @State
  public static class Overtaken {
    private final SampleRing ring = new SampleRing(SIZE);
    private final float[] target = new float[SIZE];

    public Overtaken() {
      ring.write(OLD, 0, SIZE);
    }

    @Actor
    public void writer() {
      ring.write(NEW, 0, SIZE);
    }

    @Actor
    public void reader(III_Result seen) {
      read(ring, target, seen);
    }
  }

  /** An empty ring: what the reader sees is complete and in order. */
  @JCStressTest
  @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "nothing yet")
  @Outcome(id = "64, 1, 1", expect = ACCEPTABLE, desc = "all that was written")
  @State
  public static class FirstSamples {
    private final SampleRing ring = new SampleRing(SIZE);
    private final float[] target = new float[SIZE];

    @Actor
    public void writer() {
      ring.write(OLD, 0, SIZE);
    }

    @Actor
    public void reader(III_Result seen) {
      read(ring, target, seen);
    }
  }

  /** Six samples through a ring of four: each is read, passed over, dropped or still there. */
  @JCStressTest
  @Outcome(id = "6", expect = ACCEPTABLE, desc = "all are accounted for")
  @State
  public static class Accounts {
    private final SampleRing ring = new SampleRing(4);
    private final float[] source = new float[3];
    private final float[] target = new float[2];

    public Accounts() {
      ring.write(source, 0, 2);
    }

    @Actor
    public void writer() {
      ring.write(source, 0, 1);
      ring.write(source, 0, 3);
    }

    @Actor
    public void reader(I_Result seen) {
      seen.r1 = ring.read(target, 0, 1) + ring.skip(1);
    }

    @Arbiter
    public void after(I_Result seen) {
      seen.r1 += (int) ring.dropped() + ring.available();
    }
  }
}
