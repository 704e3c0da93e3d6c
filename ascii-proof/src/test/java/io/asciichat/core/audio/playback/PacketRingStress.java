package io.asciichat.core.audio.playback;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A packet is seen whole or not at all, and a full ring overwrites nothing. */
public class PacketRingStress {
  private static final int BROKEN = -1;

  /** Puts in a packet whose every field follows from its number. */
  private static boolean offer(PacketRing ring, int number) {
    byte[] room = ring.room();
    if (room == null) {
      ring.refuse(number);
      return false;
    }
    room[0] = (byte) number;
    room[number] = (byte) number;
    ring.publish(number + 1, number, number, number, true);
    return true;
  }

  /** The number of the oldest packet, 0 without one, or {@link #BROKEN}. */
  private static int take(PacketRing ring) {
    long first = ring.first();
    if (first == ring.end()) {
      return 0;
    }
    int number = ring.bytes(first)[0];
    boolean whole =
        ring.bytes(first)[Math.max(0, number)] == number
            && ring.length(first) == number + 1
            && ring.samples(first) == number
            && ring.arrival(first) == number
            && ring.stream(first) == number
            && ring.isRaw(first);
    ring.remove();
    return whole ? number : BROKEN;
  }

  /** A packet arrives while the playback loop looks. */
  @JCStressTest
  @Outcome(id = "0, 5", expect = ACCEPTABLE, desc = "not there yet")
  @Outcome(id = "5, 0", expect = ACCEPTABLE, desc = "there, whole")
  @State
  public static class Arrival {
    private final PacketRing ring = new PacketRing(2);

    @Actor
    public void receiveLoop() {
      offer(ring, 5);
    }

    @Actor
    public void playbackLoop(II_Result seen) {
      seen.r1 = take(ring);
    }

    @Arbiter
    public void after(II_Result seen) {
      seen.r2 = take(ring);
    }
  }

  /** A packet arrives at a full ring while the oldest is taken. */
  @JCStressTest
  @Outcome(id = "1, 23", expect = ACCEPTABLE, desc = "in the room that came free")
  @Outcome(id = "1, 20", expect = ACCEPTABLE, desc = "refused")
  @State
  public static class Full {
    private final PacketRing ring = new PacketRing(2);

    public Full() {
      offer(ring, 1);
      offer(ring, 2);
    }

    @Actor
    public void receiveLoop() {
      offer(ring, 3);
    }

    @Actor
    public void playbackLoop(II_Result seen) {
      seen.r1 = take(ring);
    }

    @Arbiter
    public void after(II_Result seen) {
      seen.r2 = 10 * take(ring) + take(ring);
    }
  }
}
