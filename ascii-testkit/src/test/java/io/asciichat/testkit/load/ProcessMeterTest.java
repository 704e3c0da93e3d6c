package io.asciichat.testkit.load;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessMeterTest {
  /** Some processor time, and the share of it when so much time has passed. */
  private static double shareAfter(long nanos) {
    ProcessMeter meter = new ProcessMeter(ProcessHandle.current().pid());
    meter.start(0);
    long used = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    long until = used + TimeUnit.MILLISECONDS.toNanos(100);
    while (ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() < until) {
      Thread.onSpinWait();
    }
    return meter.stop(nanos).cpuPercent();
  }

  @Test
  @Needs(Need.PROC)
  void aShareIsOfTheTimeThatPassedAndNotOfTheTimeAskedFor() {
    double inTenSeconds = shareAfter(TimeUnit.SECONDS.toNanos(10));
    double inAThousand = shareAfter(TimeUnit.SECONDS.toNanos(1000));
    assertTrue(inTenSeconds >= 0.9, inTenSeconds + " %");
    assertTrue(inAThousand > 0 && inAThousand < inTenSeconds, inAThousand + " %");
  }
}
