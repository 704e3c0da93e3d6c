package io.asciichat.transport.tcp;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.Endpoint;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Binds listening sockets: all of them or none. */
final class Binder {
  /**
   * Connections that may wait for accept, 511: what busy servers use, so that a crowd that comes at
   * one moment, or a pause of the accept loop, costs no client a lost SYN and its second of
   * waiting. The system cuts it to its own limit (Linux: net.core.somaxconn, 4096).
   */
  private static final int MAX_BACKLOG = 511;

  /** How often a free port is looked for that both families have. */
  private static final int FREE_PORT_ATTEMPTS = 20;

  private static final int FIRST_UNPRIVILEGED_PORT = 1024;

  private Binder() {}

  /**
   * Binds all. Where several ask for port 0 they get the same free port.
   *
   * @throws AsciiChatException with code BIND; nothing stays bound
   */
  static List<ListeningSocket> bind(List<InetSocketAddress> addresses) {
    boolean samePort = addresses.stream().allMatch(address -> address.getPort() == 0);
    for (int attempt = 1; ; attempt++) {
      List<ListeningSocket> bound = new ArrayList<>();
      try {
        for (InetSocketAddress address : addresses) {
          int port = samePort && !bound.isEmpty() ? bound.getFirst().port() : address.getPort();
          bound.add(bindOne(address.getAddress(), port));
        }
        return bound;
      } catch (IOException e) {
        InetSocketAddress failed = addresses.get(bound.size());
        boolean again = samePort && !bound.isEmpty() && attempt < FREE_PORT_ATTEMPTS;
        bound.forEach(ListeningSocket::close);
        if (!again) {
          throw failure(failed, e);
        }
      }
    }
  }

  private static ListeningSocket bindOne(InetAddress address, int port) throws IOException {
    boolean ipv6 = AddressText.isIpv6(address);
    ServerSocketChannel channel;
    try {
      channel =
          ServerSocketChannel.open(
              ipv6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
    } catch (UnsupportedOperationException e) {
      throw new IOException("this machine has no IPv6", e);
    }
    boolean complete = false;
    try {
      boolean both = ipv6 && address.isAnyLocalAddress() && !Ipv6Only.restrict(channel);
      channel.bind(new InetSocketAddress(address, port), MAX_BACKLOG);
      ListeningSocket listening = new ListeningSocket(channel, both);
      complete = true;
      return listening;
    } finally {
      if (!complete) {
        channel.close();
      }
    }
  }

  static AsciiChatException failure(InetSocketAddress wanted, IOException cause) {
    String host = AddressText.of(wanted.getAddress());
    int port = wanted.getPort();
    String message;
    if (cause.getCause() instanceof UnsupportedOperationException) {
      message = "cannot listen on " + host + ": this machine has no IPv6; choose an IPv4 address";
    } else if (!mayBeBound(wanted.getAddress())) {
      message = host + " is not an address of this machine; choose one that is, or " + any(wanted);
    } else if (!(cause instanceof BindException)) {
      message = "cannot listen on " + new Endpoint(host, port) + "; choose another address";
    } else if (port > 0 && port < FIRST_UNPRIVILEGED_PORT && !saysInUse(cause)) {
      message =
          "no permission to use port "
              + port
              + " on "
              + host
              + "; choose one from 1024 up with --port";
    } else {
      message =
          "port "
              + port
              + " is in use on "
              + host
              + "; stop the other server or choose another with --port";
    }
    return new AsciiChatException(ErrorCode.BIND, message, cause);
  }

  private static boolean mayBeBound(InetAddress address) {
    return address.isAnyLocalAddress()
        || (address.isLoopbackAddress() && !AddressText.isIpv6(address))
        || ListenPlan.isOfThisMachine(address);
  }

  /** The system's words, which may be translated: so they only decide where nothing else can. */
  private static boolean saysInUse(IOException cause) {
    return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("in use");
  }

  private static String any(InetSocketAddress wanted) {
    return AddressText.isIpv6(wanted.getAddress()) ? "::" : "0.0.0.0";
  }
}
