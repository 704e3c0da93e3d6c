package io.asciichat.core.buffer;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.asciichat.core.video.RgbFrame;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Of two pictures the newest stays, and the memory of each goes back exactly once. */
public class NewestStress {
  private static final int OLD = 1;
  private static final int NEW = 2;
  private static final int FOREIGN = 3;

  private static PooledBuffer filled(BufferPool pool, int value) {
    PooledBuffer buffer = pool.take(BufferPool.MIN_KEPT);
    buffer.array()[0] = (byte) value;
    return buffer;
  }

  private static RgbFrame frame(BufferPool pool, int value) {
    return new RgbFrame(filled(pool, value), 0, 1, 1);
  }

  private static int releasedContent(@Nullable RgbFrame frame) {
    if (frame == null) {
      return 0;
    }
    int content = frame.array()[0];
    frame.release();
    return content;
  }

  /** A reader shares what is there while it is replaced, and its buffer taken for another use. */
  @JCStressTest
  @Outcome(
      id = {"1, 2", "2, 2"},
      expect = ACCEPTABLE,
      desc = "a whole picture; two buffers are out")
  @State
  public static class SharedDuringReplacement {
    private final BufferPool pool = new BufferPool();
    private final Newest<RgbFrame> newest = new Newest<>();
    private final RgbFrame next = frame(pool, NEW);

    public SharedDuringReplacement() {
      newest.publish(frame(pool, OLD));
    }

    @Actor
    public void writer() {
      newest.publish(next);
      filled(pool, FOREIGN);
    }

    @Actor
    public void reader(II_Result seen) {
      seen.r1 = releasedContent(newest.acquire());
    }

    @Arbiter
    public void after(II_Result seen) {
      seen.r2 = (int) pool.outstanding();
    }
  }

  /** A reader takes what is there while it is replaced. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "the old one was taken, the new one is there")
  @Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "the new one was taken, nothing is left")
  @State
  public static class TakenDuringReplacement {
    private final BufferPool pool = new BufferPool();
    private final Newest<RgbFrame> newest = new Newest<>();
    private final RgbFrame next = frame(pool, NEW);

    public TakenDuringReplacement() {
      newest.publish(frame(pool, OLD));
    }

    @Actor
    public void writer() {
      newest.publish(next);
    }

    @Actor
    public void reader(II_Result seen) {
      seen.r1 = releasedContent(newest.take());
    }

    @Arbiter
    public void after(II_Result seen) {
      seen.r2 = releasedContent(newest.take());
      if (pool.outstanding() != 0) {
        seen.r2 = -1;
      }
    }
  }

  /** Two readers take: each picture has one reader. */
  @JCStressTest
  @Outcome(
      id = {"1, 0", "0, 1"},
      expect = ACCEPTABLE,
      desc = "one of them got it")
  @State
  public static class TakenByTwo {
    private final Newest<RgbFrame> newest = new Newest<>();

    public TakenByTwo() {
      newest.publish(RgbFrame.of(1, 1, new byte[] {OLD, 0, 0}));
    }

    @Actor
    public void first(II_Result seen) {
      seen.r1 = releasedContent(newest.take());
    }

    @Actor
    public void second(II_Result seen) {
      seen.r2 = releasedContent(newest.take());
    }
  }

  /** A picture comes while the place is closed: nothing may stay behind. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "its memory went back")
  @State
  public static class PublishedDuringClose {
    private final BufferPool pool = new BufferPool();
    private final Newest<RgbFrame> newest = new Newest<>();
    private final RgbFrame next = frame(pool, NEW);

    @Actor
    public void writer() {
      newest.publish(next);
    }

    @Actor
    public void owner() {
      newest.close();
    }

    @Arbiter
    public void after(I_Result seen) {
      seen.r1 = (int) pool.outstanding();
    }
  }
}
