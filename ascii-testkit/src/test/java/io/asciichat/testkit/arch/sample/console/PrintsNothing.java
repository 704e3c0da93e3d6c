package io.asciichat.testkit.arch.sample.console;

import java.io.PrintStream;

class PrintsNothing {
  void print(PrintStream elsewhere) {
    elsewhere.println("sample");
  }
}
