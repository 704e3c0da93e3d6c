package io.asciichat.core.lock;

import java.util.ArrayList;
import java.util.List;

/**
 * The places where a thread is inside {@link RankedLock#call} or {@link RankedLock#run}, outermost
 * first, read off its stack. One place belongs to each lock held, in rank order, and a further one
 * to the lock that is wanted.
 */
final class AcquisitionSites {
  private static final String LOCK = RankedLock.class.getName();

  private final List<StackTraceElement> sites;

  private AcquisitionSites(List<StackTraceElement> sites) {
    this.sites = sites;
  }

  static AcquisitionSites of(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    List<StackTraceElement> sites = new ArrayList<>();
    for (int i = stack.length - 2; i >= 0; i--) {
      if (takesLock(stack[i])) {
        sites.add(stack[i + 1]);
      }
    }
    return new AcquisitionSites(sites);
  }

  private static boolean takesLock(StackTraceElement frame) {
    return frame.getClassName().equals(LOCK)
        && (frame.getMethodName().equals("call") || frame.getMethodName().equals("run"));
  }

  /** One place, counted from the outermost; another thread may have moved on meanwhile. */
  String describe(int index) {
    return index < sites.size() ? sites.get(index).toString() : "a place already left";
  }
}
