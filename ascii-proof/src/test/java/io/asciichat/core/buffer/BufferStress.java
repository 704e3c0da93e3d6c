package io.asciichat.core.buffer;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A pooled buffer goes back exactly once, and never while a reference is held. */
public class BufferStress {
  private static final int CAPACITY = 256;

  /** Two holders release at once. */
  @JCStressTest
  @Outcome(id = "0, 256", expect = ACCEPTABLE, desc = "none is out, one lies idle")
  @State
  public static class TwoReleases {
    private final BufferPool pool = new BufferPool();
    private final PooledBuffer buffer = pool.take(CAPACITY).retain();

    @Actor
    public void first() {
      buffer.release();
    }

    @Actor
    public void second() {
      buffer.release();
    }

    @Arbiter
    public void after(II_Result seen) {
      seen.r1 = (int) pool.outstanding();
      seen.r2 = (int) pool.idleBytes();
    }
  }

  /** The last release meets a reader that looks the buffer up. */
  @JCStressTest
  @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "the reader came first and holds it")
  @Outcome(id = "0, 0, 256", expect = ACCEPTABLE, desc = "the reader came too late")
  @State
  public static class LateReader {
    private final BufferPool pool = new BufferPool();
    private final PooledBuffer buffer = pool.take(CAPACITY);

    @Actor
    public void holder() {
      buffer.release();
    }

    @Actor
    public void reader(III_Result seen) {
      seen.r1 = buffer.tryRetain() ? 1 : 0;
    }

    @Arbiter
    public void after(III_Result seen) {
      seen.r2 = (int) pool.outstanding();
      seen.r3 = (int) pool.idleBytes();
    }
  }

  /** Two threads take while one buffer lies idle. */
  @JCStressTest
  @Outcome(id = "false", expect = ACCEPTABLE, desc = "each has a buffer of its own")
  @State
  public static class TwoTakers {
    private final BufferPool pool = new BufferPool();
    private byte[] first = {};
    private byte[] second = {};

    public TwoTakers() {
      pool.take(CAPACITY).release();
    }

    @Actor
    public void first() {
      first = pool.take(CAPACITY).array();
    }

    @Actor
    public void second() {
      second = pool.take(CAPACITY).array();
    }

    @Arbiter
    @SuppressWarnings("ReferenceEquality") // the very array
    public void after(Z_Result same) {
      same.r1 = first == second;
    }
  }

  /** Housekeeping trims while a thread takes: the buffer is taken or given up, never both. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "taken from the idle ones")
  @Outcome(id = "2, 256", expect = ACCEPTABLE, desc = "given up, and a new one made")
  @State
  public static class TakeDuringTrim {
    private final BufferPool pool = new BufferPool();

    public TakeDuringTrim() {
      pool.take(CAPACITY).release();
      for (int i = 0; i < BufferPool.TRIMS_KEPT; i++) {
        pool.trim();
      }
    }

    @Actor
    public void housekeeping() {
      pool.trim();
    }

    @Actor
    public void taker() {
      pool.take(CAPACITY);
    }

    @Arbiter
    public void after(II_Result seen) {
      seen.r1 = (int) pool.created();
      seen.r2 = (int) pool.leftBytes();
    }
  }
}
