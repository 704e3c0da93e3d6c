package io.asciichat.cli.command;

import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** How a command ends. The first to say so decides; any thread may. */
final class Outcome {
  /** The end that the user has asked for. */
  static final ClientEnd QUIT = new ClientEnd(ErrorCode.OK, "quit", null);

  private final CompletableFuture<ClientEnd> end = new CompletableFuture<>();

  /** The user has had enough, or has what was asked for. */
  void quit() {
    end.complete(QUIT);
  }

  void fail(AsciiChatException failure) {
    end.complete(new ClientEnd(failure.code(), failure.getMessage(), failure.getCause()));
  }

  /** Ends with what this future yields. */
  void follow(CompletableFuture<ClientEnd> other) {
    var _ =
        other.whenComplete(
            (result, failure) -> {
              if (failure == null) {
                end.complete(result);
              } else {
                end.completeExceptionally(failure);
              }
            });
  }

  /** Waits for the end. */
  ClientEnd await() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The exit code of an end that needs no words, else its message as an exception. */
  static int exitCode(ClientEnd end) {
    if (end.code() != ErrorCode.OK) {
      throw new AsciiChatException(end.code(), end.message(), end.cause());
    }
    return ErrorCode.OK.code();
  }
}
