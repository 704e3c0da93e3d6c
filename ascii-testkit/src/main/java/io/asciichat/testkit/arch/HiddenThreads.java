package io.asciichat.testkit.arch;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.BaseStream;

/** Finds what starts threads, or borrows them, without saying so. */
final class HiddenThreads {
  /** By name: this class keeps the rule itself. */
  private static final Set<String> POOLS =
      Set.of(
          "java.util.concurrent.ForkJoinPool",
          "java.util.concurrent.ForkJoinTask",
          "java.util.concurrent.Executors",
          "java.util.concurrent.ThreadPoolExecutor",
          "java.util.concurrent.ScheduledThreadPoolExecutor",
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
