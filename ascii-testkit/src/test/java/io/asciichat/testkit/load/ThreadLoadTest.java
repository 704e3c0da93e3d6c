package io.asciichat.testkit.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asciichat.testkit.load.LoadReport.ThreadLoad;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadLoadTest {
  @ParameterizedTest
  @CsvSource({
    "audio 64, audio",
    "load receive 3, load receive",
    "accept, accept",
    "reject /127.0.0, reject",
    "C1 CompilerThre, JIT compiler",
    "C2 CompilerThre, JIT compiler",
    "GC Thread#11, garbage collector",
    "G1 Main Marker, garbage collector",
    "ZWorkerYoung#0, garbage collector",
    "VM Thread, VM Thread",
    "pool-1-thread-2, pool",
    "7, 7"
  })
  void aRoleIsWhatNamesHaveInCommon(String name, String role) {
    assertEquals(role, ThreadLoad.roleOf(name));
  }
}
