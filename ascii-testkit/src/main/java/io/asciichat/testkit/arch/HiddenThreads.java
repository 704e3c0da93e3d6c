package io.asciichat.testkit.arch;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.BaseStream;

/** Finds what starts threads, or borrows them, without saying so. */
final class HiddenThreads {
  private static final Set<String> POOLS =
      Set.of(
          ForkJoinPool.class.getName(),
          ForkJoinTask.class.getName(),
          Executors.class.getName(),
          ThreadPoolExecutor.class.getName(),
          ScheduledThreadPoolExecutor.class.getName(),
          "java.util.Timer",
          "java.util.TimerTask",
          "java.util.concurrent.SubmissionPublisher");

  private static final Set<String> TIMED =
      Set.of("delayedExecutor", "orTimeout", "completeOnTimeout");

  private HiddenThreads() {}

  static boolean keepsThreads(JavaClass used) {
    return POOLS.contains(used.getName());
  }

  static boolean runsOnThePool(AccessTarget target) {
    String name = target.getName();
    JavaClass owner = target.getOwner();
    if (owner.isAssignableTo(CompletableFuture.class)) {
      return TIMED.contains(name) || name.endsWith("Async") && !takesExecutor(target);
    }
    return name.equals("parallelStream")
        || name.equals("parallel") && owner.isAssignableTo(BaseStream.class)
        || name.startsWith("parallel") && owner.getName().equals("java.util.Arrays");
  }

  private static boolean takesExecutor(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget unit
        && unit.getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(Executor.class));
  }
}
