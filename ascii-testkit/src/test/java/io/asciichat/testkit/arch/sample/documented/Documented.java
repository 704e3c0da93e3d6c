package io.asciichat.testkit.arch.sample.documented;

public class Documented {
  static class Inner {}
}
