package io.asciichat.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ThreadReportTest {
  @Test
  void aThreadThatWaitsIsShownWithWhatItWaitsIn() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Thread waiting =
        Thread.ofPlatform()
            .name("waits for the test")
            .start(
                () -> {
                  begun.countDown();
                  try {
                    over.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    begun.await();
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    List<String> lines = ThreadReport.now().lines();
    over.countDown();
    waiting.join();
    String line =
        lines.stream().filter(l -> l.contains("waits for the test")).findFirst().orElseThrow();
    assertTrue(line.startsWith("  waits for the test [WAITING] at "), line);
    assertTrue(line.contains("CountDownLatch.await"), line);
    assertEquals("threads: " + (lines.size() - 1), lines.getFirst());
  }

  @Test
  void howeverManyThereAreTheReportIsBounded() {
    Map<Thread, StackTraceElement[]> stacks = new HashMap<>();
    StackTraceElement[] deep = new StackTraceElement[1000];
    for (int i = 0; i < deep.length; i++) {
      deep[i] = new StackTraceElement("a.b.Type", "method", "Type.java", i + 1);
    }
    for (int i = 0; i < 5000; i++) {
      stacks.put(Thread.ofPlatform().name("loop " + i).unstarted(() -> {}), deep);
    }
    List<String> lines = ThreadReport.of(stacks).lines();
    assertEquals(ThreadReport.MAX_THREADS + 2, lines.size());
    assertEquals("  … and 4600 more", lines.getLast());
    assertEquals(
        "  loop 0 [NEW] at Type.method:1 < Type.method:2 < Type.method:3 < Type.method:4"
            + " < Type.method:5 < Type.method:6 < …",
        lines.get(1));
  }
}
