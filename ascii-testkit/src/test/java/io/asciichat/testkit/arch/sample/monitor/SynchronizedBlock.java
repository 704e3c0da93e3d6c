package io.asciichat.testkit.arch.sample.monitor;

class SynchronizedBlock {
  private final Object monitor = new Object();
  private int count;

  Runnable counting() {
    return () -> {
      synchronized (monitor) {
        count++;
      }
    };
  }

  int count() {
    return count;
  }
}
