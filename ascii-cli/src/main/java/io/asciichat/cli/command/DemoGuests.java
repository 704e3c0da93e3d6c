package io.asciichat.cli.command;

import io.asciichat.cli.command.picture.Sources;
import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.link.ChatRuntime;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.display.MemoryDisplay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The synthetic people of the demo: real clients with a test pattern for a camera. They join one
 * after another, so that their places in the grid are the same each time; to know when one has,
 * they listen to the server.
 */
final class DemoGuests implements ServerListener, AutoCloseable {
  private static final List<String> NAMES = List.of("ADA", "GRACE", "LINUS");

  /** They look at the smallest picture once a second: what they see costs nothing. */
  private static final ViewerProfile VIEW = ViewerProfile.ofSize(20, 10).withFramesPerSecond(1);

  /** A guest that takes longer is not waited for. */
  private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(5);

  private final List<AsciiChatClient> clients = new ArrayList<>();
  private final Semaphore joined = new Semaphore(0);

  /** Starts the guests, each when the one before has joined; returns when all have. */
  DemoGuests join(Transport transport, Security security, Endpoint server, ChatRuntime runtime)
      throws InterruptedException {
    for (String name : NAMES) {
      OwnVideo own =
          new OwnVideo(Sources.pattern(name, clients.size() + 1, runtime.pool()), false, false);
      clients.add(
          AsciiChatClient.builder(transport, security, server, new MemoryDisplay(VIEW))
              .runtime(runtime)
              .video(own)
              .name(name)
              .start());
      var ignored = joined.tryAcquire(JOIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
    return this;
  }

  @Override
  public void joined(SessionInfo session) {
    joined.release();
  }

  @Override
  public void close() {
    clients.forEach(AsciiChatClient::close);
  }
}
