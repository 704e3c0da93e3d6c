package io.asciichat.cli.process;

import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The end of a command. The first caller to set it decides; any thread may. */
public final class Outcome {
  /** The end that the user has asked for. */
  public static final ClientEnd QUIT = new ClientEnd(ErrorCode.OK, "quit", null);

  private final CompletableFuture<ClientEnd> end = new CompletableFuture<>();

  /** The user has had enough, or has what was asked for. */
  public void quit() {
    end.complete(QUIT);
  }

  public void fail(AsciiChatException failure) {
    end.complete(ClientEnd.of(failure));
  }

  /** Returns whether it is known. */
  public boolean isKnown() {
    return end.isDone();
  }

  /**
   * Waits for what this future yields, or for the end if that comes first.
   *
   * @return null when the end has come
   * @throws AsciiChatException that the future ended with
   */
  public <T> @Nullable T unlessKnown(CompletableFuture<T> other) throws InterruptedException {
    try {
      CompletableFuture.anyOf(end, other).get();
      return end.isDone() ? null : other.join();
    } catch (ExecutionException | CompletionException e) {
      if (e.getCause() instanceof AsciiChatException told) {
        throw told;
      }
      throw new IllegalStateException(e);
    }
  }

  /** Ends with what this future yields. */
  public void follow(CompletableFuture<ClientEnd> other) {
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
  public ClientEnd await() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The exit code of an end that needs no words, else its message as an exception. */
  public static int exitCode(ClientEnd end) {
    if (end.code() != ErrorCode.OK) {
      throw end.asFailure();
    }
    return ErrorCode.OK.code();
  }
}
