package io.asciichat.testkit.arch.sample.core.one;

import io.asciichat.testkit.arch.sample.core.two.Second;

public class First {
  public int next(Second second) {
    return second.number();
  }
}
