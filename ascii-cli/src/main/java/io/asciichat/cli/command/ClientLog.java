package io.asciichat.cli.command;

import io.asciichat.core.client.ClientListener;
import io.asciichat.core.link.LinkEnd;
import io.asciichat.core.port.Display;
import io.asciichat.core.port.PacketCipher.PeerInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** What a client tells its user: in the log, and what matters over the picture too. */
final class ClientLog implements ClientListener {
  private final Display display;

  ClientLog(Display display) {
    this.display = display;
  }

  @Override
  public void connected(PeerInfo server, boolean encrypted) {
    if (!encrypted) {
      display.status("not encrypted: everybody in between can watch");
    }
  }

  @Override
  public void reconnecting(LinkEnd end, Duration delay) {
    Log.LOGGER.log(Level.WARNING, "{0}; trying again in {1} s", end.message(), delay.toSeconds());
  }

  @Override
  public void serverLog(String text) {
    Log.LOGGER.log(Level.WARNING, "the server says: {0}", text);
    display.status("the server says: " + text);
  }

  @Override
  public void badPacket(int type, String reason) {
    Log.LOGGER.log(
        Level.WARNING, "dropped a packet of type {0}: {1}", Integer.toString(type), reason);
  }

  @Override
  public void videoFailed(String reason) {
    Log.LOGGER.log(Level.ERROR, reason);
    display.status(reason);
  }

  /** The first line loads the logging library: not before there is one. */
  private static final class Log {
    static final Logger LOGGER = System.getLogger("io.asciichat.client");
  }
}
