package io.asciichat.core.server;

import io.asciichat.core.render.SceneRenderer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The most that a server draws for all its viewers: cells a second, and memory for cells. As long
 * as that is enough for what all viewers ask for, all get it. Else it is shared fairly: those who
 * ask for less than a share get all of it, the others get a share, first as fewer frames a second,
 * and where memory is short as a smaller part of their terminal.
 *
 * <p>Thread-safe.
 *
 * @see RenderGroup#limit
 */
final class DrawingBudget {
  /**
   * Cells a second for each processor. A coloured cell takes about 90 ns from the pictures to the
   * viewer's socket, so this leaves almost half of the machine for everything else.
   */
  static final long CELLS_PER_PROCESSOR = 6_000_000;

  /** The part of the heap that cells may take: one in this many bytes. */
  static final int HEAP_SHARE = 3;

  /**
   * Bytes for each cell of a drawing, and as many again for each of its viewers: pixels and what
   * steadies them; the frame, those that wait for a slow viewer, the one that is sealed. The
   * largest terminals of our own clients take this much, others less.
   */
  static final int BYTES_PER_CELL = 256;

  /** However short memory is, every viewer gets a picture of about 45×22. */
  static final int MIN_CELLS = 1000;

  private static final long UNLIMITED = Long.MAX_VALUE;

  private final long cellsPerSecond;
  private final long bytes;
  private final ServerListener listener;
  private final AtomicInteger limited = new AtomicInteger();
  private volatile long heldBytes;

  /**
   * @param cellsPerSecond 1 or more
   * @param bytes for all drawings, 1 or more
   */
  DrawingBudget(long cellsPerSecond, long bytes, ServerListener listener) {
    this.cellsPerSecond = cellsPerSecond;
    this.bytes = bytes;
    this.listener = listener;
  }

  /** What suits this machine and this heap. */
  static long defaultCellsPerSecond() {
    return CELLS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
  }

  /** What suits this machine and this heap. */
  static long defaultBytes() {
    return Runtime.getRuntime().maxMemory() / HEAP_SHARE;
  }

  /** About how much memory the drawings take that were shared last. */
  long heldBytes() {
    return heldBytes;
  }

  /** Tells each group what it may draw. To be called when they, or their viewers, have changed. */
  void share(List<RenderGroup> groups) {
    int count = groups.size();
    long[] cells = new long[count];
    long[] rates = new long[count];
    long[] viewers = new long[count];
    long[] weights = new long[count];
    for (int i = 0; i < count; i++) {
      RenderGroup group = groups.get(i);
      cells[i] = Math.min(group.profile().columns() * group.profile().rows(), mostCells());
      viewers[i] = Math.max(1, group.viewers());
      weights[i] = BYTES_PER_CELL * (1 + viewers[i]);
    }
    long largest = Math.max(MIN_CELLS, steady(level(cells, weights, bytes)));
    long held = 0;
    for (int i = 0; i < count; i++) {
      cells[i] = Math.min(cells[i], largest);
      rates[i] = cells[i] * groups.get(i).wantedRate();
      held += cells[i] * weights[i];
    }
    heldBytes = held;
    long fastest = level(rates, viewers, cellsPerSecond);
    int fewer = 0;
    for (int i = 0; i < count; i++) {
      int wanted = groups.get(i).wantedRate();
      int rate = Math.clamp(fastest / cells[i], 1, wanted);
      groups.get(i).limit(rate, (int) Math.min(largest, mostCells()));
      fewer += rate < wanted || cells[i] == largest ? 1 : 0;
    }
    if ((limited.getAndSet(fewer) == 0) != (fewer == 0)) {
      listener.drawingLimited(fewer);
    }
  }

  /** Rounded down, by an eighth at the most: else each newcomer would change all large pictures. */
  private static long steady(long cells) {
    return cells - cells % Math.max(1, Long.highestOneBit(cells) >> 3);
  }

  private static int mostCells() {
    return SceneRenderer.MAX_CELLS;
  }

  /**
   * The largest amount that every viewer may have, if those who want less leave the rest to the
   * others.
   *
   * @param wanted what each wants
   * @param weights how often each wants it
   * @param most what there is for all
   * @return unlimited when there is enough
   */
  static long level(long[] wanted, long[] weights, long most) {
    Integer[] order = new Integer[wanted.length];
    long weight = 0;
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
      weight += weights[i];
    }
    Arrays.sort(order, (a, b) -> Long.compare(wanted[a], wanted[b]));
    long left = most;
    for (int i : order) {
      if (wanted[i] * weight > left) {
        return left / weight;
      }
      left -= wanted[i] * weights[i];
      weight -= weights[i];
    }
    return UNLIMITED;
  }
}
