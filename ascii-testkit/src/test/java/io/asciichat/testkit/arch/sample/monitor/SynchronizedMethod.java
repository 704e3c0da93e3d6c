package io.asciichat.testkit.arch.sample.monitor;

class SynchronizedMethod {
  private int count;

  synchronized int next() {
    return ++count;
  }
}
