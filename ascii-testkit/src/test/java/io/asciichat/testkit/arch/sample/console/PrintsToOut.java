package io.asciichat.testkit.arch.sample.console;

class PrintsToOut {
  void print() {
    System.out.println("sample");
  }
}
