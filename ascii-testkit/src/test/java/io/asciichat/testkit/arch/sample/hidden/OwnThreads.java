package io.asciichat.testkit.arch.sample.hidden;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Says on which thread everything runs. */
final class OwnThreads {
  CompletableFuture<String> soon(Executor own) {
    return CompletableFuture.supplyAsync(() -> "now", own).thenApply(text -> text + "!");
  }

  Thread started() {
    return Thread.ofPlatform().start(() -> {});
  }
}
