package io.asciichat.transport.tcp;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/** Addresses as people read and write them. */
final class AddressText {
  private AddressText() {}

  /**
   * The numeric form: IPv4 dotted, IPv6 as RFC 5952 wants it (lower case, the longest run of zero
   * groups as {@code ::}). An IPv4 address mapped into IPv6 is shown as IPv4; a scope id, which
   * means something on this machine only, is left out.
   */
  static String of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return dotted(bytes, 0);
    }
    if (isMapped(bytes)) {
      return dotted(bytes, 12);
    }
    return groups(bytes);
  }

  /**
   * Reads a numeric address; nothing is looked up. The short forms of IPv4 ({@code 127.1}) are
   * refused: a mistyped port would pass for one.
   */
  static Optional<InetAddress> parse(String text) {
    try {
      InetAddress address = InetAddress.ofLiteral(text);
      boolean shortForm =
          address instanceof Inet4Address
              && text.indexOf(':') < 0
              && text.chars().filter(c -> c == '.').count() != 3;
      return shortForm ? Optional.empty() : Optional.of(address);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns whether it is an IPv6 address that does not stand for an IPv4 one. */
  static boolean isIpv6(InetAddress address) {
    return address instanceof Inet6Address && !isMapped(address.getAddress());
  }

  private static boolean isMapped(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == -1 && bytes[11] == -1;
  }

  private static String dotted(byte[] bytes, int at) {
    return (bytes[at] & 0xFF)
        + "."
        + (bytes[at + 1] & 0xFF)
        + "."
        + (bytes[at + 2] & 0xFF)
        + "."
        + (bytes[at + 3] & 0xFF);
  }

  private static String groups(byte[] bytes) {
    int[] group = new int[8];
    for (int i = 0; i < 8; i++) {
      group[i] = (bytes[2 * i] & 0xFF) << 8 | (bytes[2 * i + 1] & 0xFF);
    }
    int runStart = -1;
    int runLength = 1; // a single zero group is written out
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && group[end] == 0) {
        end++;
      }
      if (end - i > runLength) {
        runStart = i;
        runLength = end - i;
      }
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == runStart) {
        text.append("::");
        i += runLength - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(group[i]));
      }
    }
    return text.toString();
  }
}
