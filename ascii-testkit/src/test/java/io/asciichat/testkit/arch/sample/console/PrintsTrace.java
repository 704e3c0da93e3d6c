package io.asciichat.testkit.arch.sample.console;

class PrintsTrace {
  void print(IllegalStateException failure) {
    failure.printStackTrace();
  }
}
