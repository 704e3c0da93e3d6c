package io.asciichat.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.testkit.needs.Need;
import io.asciichat.testkit.needs.Needs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketSetupTest {
  @Test
  @Needs(Need.LINUX)
  void noDelayKeepaliveAndASmallSendBuffer() throws IOException {
    try (SocketChannel channel = SocketChannel.open()) {
      SocketSetup.configure(channel);
      assertTrue(channel.getOption(StandardSocketOptions.TCP_NODELAY));
      assertTrue(channel.getOption(StandardSocketOptions.SO_KEEPALIVE));
      assertTrue(channel.getOption(StandardSocketOptions.SO_SNDBUF) <= 2 * SocketSetup.SEND_BUFFER);
      Map<String, Object> times = new HashMap<>();
      for (SocketOption<?> option : channel.supportedOptions()) {
        if (option.name().startsWith("TCP_KEEP")) {
          times.put(option.name(), channel.getOption(option));
        }
      }
      assertEquals(Map.of("TCP_KEEPIDLE", 60, "TCP_KEEPINTERVAL", 10, "TCP_KEEPCOUNT", 8), times);
    }
  }

  @Test
  @Needs({Need.LINUX, Need.IPV6})
  void anIpv6SocketCanBeKeptFromIpv4() throws IOException {
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.INET6)) {
      assertTrue(Ipv6Only.restrict(channel));
    }
  }

  @Test
  @Needs(Need.IPV6)
  void whereThatIsImpossibleIpv4PeersAreTurnedAway() throws Exception {
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.INET6)) {
      channel.bind(new InetSocketAddress(InetAddress.ofLiteral("::"), 0));
      ListeningSocket listening = new ListeningSocket(channel, true);
      try (Socket four = new Socket(InetAddress.ofLiteral("127.0.0.1"), listening.port());
          Socket six = new Socket(InetAddress.ofLiteral("::1"), listening.port())) {
        try (SocketChannel accepted = listening.accept()) {
          assertNotNull(accepted);
          assertEquals(six.getLocalSocketAddress(), accepted.getRemoteAddress());
        }
        try {
          assertEquals(-1, four.getInputStream().read());
        } catch (SocketException reset) {
          assertNotNull(reset);
        }
      }
    }
  }
}
