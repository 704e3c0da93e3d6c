package io.asciichat.testkit.arch.sample.core.two;

import io.asciichat.testkit.arch.sample.core.one.First;

public class Second {
  public int number() {
    return new First().hashCode();
  }
}
