package io.asciichat.testkit.arch.sample.right;

import io.asciichat.testkit.arch.sample.core.one.First;

public class Right {
  public long nanos() {
    return new First().hashCode();
  }
}
