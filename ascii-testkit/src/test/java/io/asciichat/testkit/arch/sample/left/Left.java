package io.asciichat.testkit.arch.sample.left;

import io.asciichat.testkit.arch.sample.right.Right;
import java.util.concurrent.locks.LockSupport;

class Left {
  void use(Right right) {
    LockSupport.parkNanos(right.nanos());
  }
}
