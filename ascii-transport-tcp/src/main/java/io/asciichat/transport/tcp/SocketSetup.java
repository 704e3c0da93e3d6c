package io.asciichat.transport.tcp;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;

/** The options of our sockets. */
final class SocketSetup {
  /**
   * Bytes asked for the send buffer. Linux takes this twice over and then holds about 290 KB: three
   * frames of 200×60 in true colour. What lies there is stale by the time a slow viewer reads it,
   * so more would be delay; less would slow far viewers down, who can get one buffer per round
   * trip.
   */
  static final int SEND_BUFFER = 128 << 10;

  /**
   * Seconds idle, seconds between probes, probes: a vanished machine is noticed after 140 s even
   * when nothing is sent (protocol section 1.3). By name, because not every JDK has them.
   */
  private static final Map<String, Integer> KEEPALIVE =
      Map.of("TCP_KEEPIDLE", 60, "TCP_KEEPINTERVAL", 10, "TCP_KEEPCOUNT", 8);

  private SocketSetup() {}

  /** Sets everything a connection needs; before connecting where that is possible. */
  static void configure(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    // The receive buffer is left to the system: it grows only while we read fast enough.
    channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    for (SocketOption<?> option : channel.supportedOptions()) {
      Integer value = KEEPALIVE.get(option.name());
      if (value != null) {
        set(channel, option, value);
      }
    }
  }

  /** Sets an option that is known by name only, if it takes numbers. */
  @SuppressWarnings("unchecked")
  static void set(NetworkChannel channel, SocketOption<?> option, int value) throws IOException {
    if (option.type() == Integer.class) {
      channel.setOption((SocketOption<Integer>) option, value);
    }
  }
}
