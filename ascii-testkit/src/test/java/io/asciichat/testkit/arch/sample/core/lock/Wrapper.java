package io.asciichat.testkit.arch.sample.core.lock;

import java.util.concurrent.locks.ReentrantLock;

class Wrapper {
  boolean free(ReentrantLock lock) {
    return !lock.isLocked();
  }
}
