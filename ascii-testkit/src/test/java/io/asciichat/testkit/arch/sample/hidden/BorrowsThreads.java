package io.asciichat.testkit.arch.sample.hidden;

import java.util.Arrays;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Threads that the program does not start itself, in all ways there are. */
final class BorrowsThreads {
  Executor later() {
    return CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
  }

  CompletableFuture<String> soon() {
    return CompletableFuture.supplyAsync(() -> "now");
  }

  CompletableFuture<String> timed(CompletableFuture<String> given) {
    return given.orTimeout(1, TimeUnit.SECONDS);
  }

  Function<Supplier<String>, CompletableFuture<String>> asReference() {
    return CompletableFuture::supplyAsync;
  }

  long both(List<String> given) {
    return given.parallelStream().count() + IntStream.range(0, 9).parallel().count();
  }

  void sorted(int[] given) {
    Arrays.parallelSort(given);
  }

  ExecutorService pooled() {
    return Executors.newCachedThreadPool();
  }

  Timer ticking() {
    return new Timer();
  }
}
