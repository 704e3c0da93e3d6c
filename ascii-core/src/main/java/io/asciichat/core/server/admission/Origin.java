package io.asciichat.core.server.admission;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a connection, as the bounds see it. The network is an IPv4 address, or the /64 of
 * an IPv6 address: a machine chooses freely among the addresses of its /64. Providers hand out up
 * to a /48, so that is a second level for IPv6; an IPv4 address costs money, and neighbours in its
 * /24 have nothing to do with each other, so IPv4 has one level only.
 *
 * @param network what bounds apply to
 * @param site the IPv6 /48 around the network, or null
 */
record Origin(String network, @Nullable String site) {
  /** A site may do so many times what a network may. */
  static final int NETWORKS_IN_SITE = 8;

  private static final int NETWORK_BYTES = 8;
  private static final int SITE_BYTES = 6;

  /**
   * Reads a numeric address. Text that is none, such as a name in a simulation, is a network of its
   * own; nothing is ever looked up.
   */
  static Origin of(String address) {
    if (address.indexOf(':') < 0) {
      return new Origin(address, null);
    }
    int zone = address.indexOf('%');
    try {
      InetAddress parsed = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
      if (parsed instanceof Inet6Address && !parsed.isLoopbackAddress()) {
        byte[] bytes = parsed.getAddress();
        return new Origin(prefix(bytes, NETWORK_BYTES), prefix(bytes, SITE_BYTES));
      }
      return new Origin(parsed.getHostAddress(), null);
    } catch (IllegalArgumentException e) {
      return new Origin(address, null);
    }
  }

  /**
   * Returns whether it is one of the two addresses that this machine's own programs have by
   * default. Other addresses of 127.0.0.0/8 are treated like any other.
   */
  boolean isThisMachine() {
    return network.equals("127.0.0.1") || network.equals("0:0:0:0:0:0:0:1");
  }

  private static String prefix(byte[] address, int bytes) {
    return HexFormat.of().formatHex(address, 0, bytes) + "/" + bytes * Byte.SIZE;
  }
}
