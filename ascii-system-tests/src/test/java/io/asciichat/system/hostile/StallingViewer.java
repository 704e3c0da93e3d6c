package io.asciichat.system.hostile;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.UnknownPacketTypeException;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.Security;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.system.WireClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An honest viewer on a bad line: nothing gets through to it for 3 s, then everything for one, and
 * so on. It loses pictures, but it is not the one to be thrown out.
 */
final class StallingViewer implements AutoCloseable {
  private static final Duration READING = Duration.ofSeconds(1);
  private static final Duration STALL = Duration.ofSeconds(3);
  private static final Duration PING_PAUSE = Duration.ofMillis(300);

  /** Small, or the system would take in what the line does not let through. */
  private static final int RECEIVE_BUFFER = 16 << 10;

  private final WireClient client;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable String failure;

  StallingViewer(Endpoint server, Security security) throws IOException, HandshakeException {
    BufferPool pool = new BufferPool();
    client =
        WireClient.over(
            new BoundTransport.BoundConnection(
                BoundTransport.open(server, "127.83.0.1", RECEIVE_BUFFER), pool),
            security,
            pool);
    SmallClient.announce(client, ViewerProfile.ofSize(80, 24));
    start(this::read);
    start(this::stayAlive);
  }

  private interface Task {
    void run() throws Exception;
  }

  private void start(Task task) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                task.run();
              } catch (Exception e) {
                if (over.getCount() > 0 && failure == null) {
                  failure = String.valueOf(e.getMessage());
                }
              }
            });
  }

  private void read() throws IOException, InterruptedException {
    do {
      long until = System.nanoTime() + READING.toNanos();
      while (System.nanoTime() < until) {
        try {
          if (client.receive() instanceof ErrorMessage error) {
            throw new IOException("the server says: " + error.message().shown());
          }
        } catch (UnknownPacketTypeException | MalformedPacketException e) {
          throw new IOException("the server sends nonsense", e);
        }
      }
    } while (!over.await(STALL.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void stayAlive() throws IOException, InterruptedException {
    do {
      client.send(PacketType.PING, new byte[0]);
    } while (!over.await(PING_PAUSE.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Why it was thrown out, or null. */
  @Nullable String failure() {
    return failure;
  }

  @Override
  public void close() {
    over.countDown();
    client.close();
  }
}
