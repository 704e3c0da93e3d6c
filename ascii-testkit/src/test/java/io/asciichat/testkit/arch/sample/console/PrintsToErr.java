package io.asciichat.testkit.arch.sample.console;

class PrintsToErr {
  void print() {
    System.err.println("sample");
  }
}
