package io.asciichat.system.hostile;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.Security;
import io.asciichat.system.WireClient;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Honest people who come one after the other, each from somewhere else, and leave again. */
final class Newcomers {
  private static final int PAUSE_MILLIS = 1000;
  private static final long JOIN_TIMEOUT_MILLIS = 10_000;

  private final Endpoint server;
  private final Security security;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;
  private final AtomicInteger came = new AtomicInteger();
  private final AtomicInteger joined = new AtomicInteger();
  private volatile String refusal = "";

  Newcomers(Endpoint server, Security security) {
    this.server = server;
    this.security = security;
    thread = Thread.ofPlatform().daemon().start(this::come);
  }

  private void come() {
    try {
      while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        String from = "127.100." + came.getAndIncrement() + ".1";
        try (WireClient client = SmallClient.join(server, from, security)) {
          if (client.receive() != null) {
            joined.incrementAndGet();
          }
        } catch (IOException | HandshakeException | AsciiChatException e) {
          refusal = String.valueOf(e.getMessage());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      refusal = e.toString();
    }
  }

  boolean allJoined() {
    return joined.get() == came.get();
  }

  /** Such as "9 of 10: the server is full". */
  String summary() {
    return joined + " of " + came + (allJoined() ? "" : ": " + refusal);
  }

  /** Nobody comes any more. */
  void end() throws InterruptedException {
    over.countDown();
    thread.join(JOIN_TIMEOUT_MILLIS);
  }
}
