package io.asciichat.transport.tcp;

import io.asciichat.core.port.Endpoint;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One bound socket.
 *
 * @param channel bound
 * @param refuseIpv4 whether IPv4 peers can arrive here although only IPv6 was asked for
 */
record ListeningSocket(ServerSocketChannel channel, boolean refuseIpv4) {
  /** The next connection that waits, or null; never blocks in non-blocking mode. */
  @Nullable SocketChannel accept() throws IOException {
    while (true) {
      SocketChannel accepted = channel.accept();
      if (accepted == null || !refuseIpv4 || !fromIpv4(accepted)) {
        return accepted;
      }
      reset(accepted);
    }
  }

  /** Where it listens. */
  Endpoint endpoint() throws IOException {
    InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
    return new Endpoint(AddressText.of(local.getAddress()), local.getPort());
  }

  int port() throws IOException {
    return endpoint().port();
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The descriptor is gone either way.
    }
  }

  private static boolean fromIpv4(SocketChannel accepted) throws IOException {
    return accepted.getRemoteAddress() instanceof InetSocketAddress remote
        && remote.getAddress() instanceof Inet4Address;
  }

  /** The nearest thing to a refused connection once it has been accepted. */
  private static void reset(SocketChannel accepted) throws IOException {
    accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
    accepted.close();
  }
}
