package io.asciichat.transport.tcp;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** The rules of what a server may be asked to listen on. */
final class ListenPlan {
  private static final InetAddress LOOPBACK_4 = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress LOOPBACK_6 = InetAddress.ofLiteral("::1");

  private ListenPlan() {}

  /** Both loopback addresses, or only that of IPv4 where this machine has no IPv6. */
  static List<Endpoint> loopback(int port) {
    Endpoint four = new Endpoint(AddressText.of(LOOPBACK_4), port);
    Endpoint six = new Endpoint(AddressText.of(LOOPBACK_6), port);
    return isOfThisMachine(LOOPBACK_6) ? List.of(four, six) : List.of(four);
  }

  /**
   * The addresses to bind: one, or one of each family.
   *
   * @throws AsciiChatException with code USAGE
   */
  static List<InetSocketAddress> of(List<Endpoint> endpoints) {
    List<InetSocketAddress> plan = endpoints.stream().map(ListenPlan::numeric).toList();
    boolean twoOfAKind =
        plan.size() == 2
            && AddressText.isIpv6(plan.get(0).getAddress())
                == AddressText.isIpv6(plan.get(1).getAddress());
    if (plan.size() > 2 || twoOfAKind) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "a server listens on one IPv4 and one IPv6 address at the most");
    }
    return plan;
  }

  /** Returns whether an interface of this machine, loopback included, has the address. */
  static boolean isOfThisMachine(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false;
    }
  }

  private static InetSocketAddress numeric(Endpoint endpoint) {
    return AddressText.parse(endpoint.host())
        .map(address -> new InetSocketAddress(address, endpoint.port()))
        .orElseThrow(
            () ->
                new AsciiChatException(
                    ErrorCode.USAGE,
                    "cannot listen on '"
                        + endpoint.host()
                        + "': write a numeric address such as 0.0.0.0 or ::"));
  }
}
