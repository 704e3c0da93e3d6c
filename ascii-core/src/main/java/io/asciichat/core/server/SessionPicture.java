package io.asciichat.core.server;

import io.asciichat.core.buffer.Newest;
import io.asciichat.core.server.budget.ClientTraffic;
import io.asciichat.core.session.ClientBudget.Kind;
import io.asciichat.core.statistics.Counter;
import io.asciichat.core.statistics.PictureStatistics;
import io.asciichat.core.video.RgbFrame;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The picture that one client sends. Belongs to the client's receive loop, but for {@link
 * #latest()}, which is for all threads, and {@link #clear()}.
 */
final class SessionPicture {
  private final ClientTraffic traffic;
  private final Consumer<Boolean> whenSent;
  private final Newest<RgbFrame> latest = new Newest<>();
  private final Counter received = new Counter();
  private final Counter dropped = new Counter();
  private final Counter blank = new Counter();
  private int width;
  private int height;

  /** The newest size was charged but is not shown yet. */
  private boolean layoutWaits;

  /**
   * @param whenSent hears whether the client sends pictures, when that has changed
   */
  SessionPicture(ClientTraffic traffic, Consumer<Boolean> whenSent) {
    this.traffic = traffic;
    this.whenSent = whenSent;
  }

  /** What the viewers are shown of it. */
  Newest<RgbFrame> latest() {
    return latest;
  }

  /**
   * Replaces the client's picture, and takes over the caller's reference to the frame. One that
   * appears, or has another size, makes every viewer's screen be laid out anew, so that is allowed
   * now and then only.
   */
  void show(RgbFrame frame) {
    received.increment();
    boolean first = latest.isEmpty();
    boolean resized = frame.width() != width || frame.height() != height;
    if ((first || resized || layoutWaits) && !mayLayOut(frame, resized)) {
      dropped.increment();
      frame.release();
      return;
    }
    if (isBlank(frame)) {
      blank.increment();
    }
    if (latest.publish(frame)) {
      dropped.increment();
    }
    if (first) {
      whenSent.accept(true);
    }
  }

  /** Returns whether all pixels have one colour: each byte equals that of the pixel before. */
  private static boolean isBlank(RgbFrame frame) {
    byte[] rgb = frame.array();
    int start = frame.offset();
    int end = start + frame.size();
    return Arrays.equals(rgb, start, end - 3, rgb, start + 3, end);
  }

  /** What has become of the pictures so far; for any thread. */
  PictureStatistics statistics() {
    return new PictureStatistics(received.get(), dropped.get(), blank.get());
  }

  /** Charges each change once: a client that stays with a size waits until that is paid for. */
  private boolean mayLayOut(RgbFrame frame, boolean resized) {
    width = frame.width();
    height = frame.height();
    boolean charged = layoutWaits && !resized;
    layoutWaits = charged ? !traffic.hasRoom(Kind.LAYOUT) : !traffic.accepts(Kind.LAYOUT, 0);
    return !layoutWaits;
  }

  /** The client sends no more pictures. */
  void end() {
    layoutWaits = false; // One that appears again is another change.
    if (!latest.isEmpty()) {
      latest.clear();
      whenSent.accept(false);
    }
  }

  /** Gives the memory of the picture back, and tells no viewer; for any thread. */
  void clear() {
    latest.clear();
  }
}
