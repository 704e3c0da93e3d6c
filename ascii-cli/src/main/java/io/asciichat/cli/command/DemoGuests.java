package io.asciichat.cli.command;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.OwnVideo;
import io.asciichat.core.link.LinkEnvironment;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Security;
import io.asciichat.core.port.Transport;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.testkit.display.MemoryDisplay;
import java.util.ArrayList;
import java.util.List;

/** The synthetic people of the demo: real clients with a test pattern for a camera. */
final class DemoGuests implements AutoCloseable {
  private static final List<String> NAMES = List.of("ADA", "GRACE", "LINUS");

  /** They look at the smallest picture once a second: what they see costs nothing. */
  private static final ViewerProfile VIEW = ViewerProfile.ofSize(20, 10).withFramesPerSecond(1);

  private final List<AsciiChatClient> clients = new ArrayList<>();

  DemoGuests(Transport transport, Security security, Endpoint server, LinkEnvironment environment) {
    for (String name : NAMES) {
      OwnVideo own =
          new OwnVideo(Sources.pattern(name, clients.size() + 1, environment.pool()), false, false);
      clients.add(
          AsciiChatClient.builder(transport, security, server, new MemoryDisplay(VIEW))
              .environment(environment)
              .video(own)
              .name(name)
              .start());
    }
  }

  @Override
  public void close() {
    clients.forEach(AsciiChatClient::close);
  }
}
