package io.asciichat.core.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a {@link Ban} keeps out: an address, a prefix of addresses, or a key. Immutable. */
public sealed interface BanSubject {
  /**
   * Reads what {@link #text} writes: an address such as {@code 192.0.2.7} or {@code 2001:db8::7}, a
   * prefix such as {@code 192.0.2.0/24}, or {@code key:} and 64 hexadecimal digits. Names are never
   * looked up.
   *
   * @throws IllegalArgumentException with a sentence for a person when it is nothing of this
   */
  static BanSubject of(String text) {
    return text.startsWith(Key.PREFIX)
        ? new Key(text.substring(Key.PREFIX.length()))
        : Network.of(text);
  }

  /** Returns it in the one way in which it is written. */
  String text();

  /**
   * Returns whether a client is meant.
   *
   * @param address the client's numeric address without the port
   * @param identity its proven key as 64 hexadecimal digits; null when it has proven none
   */
  boolean matches(String address, @Nullable String identity);

  /**
   * All addresses that begin alike.
   *
   * @param base the lowest of them
   * @param bits how many bits all of them have in common, 1 to 32 or 128
   */
  record Network(InetAddress base, int bits) implements BanSubject {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}([.][0-9]{1,3}){3}");

    /** Clears the bits that do not count. */
    public Network {
      int most = base.getAddress().length * Byte.SIZE;
      if (bits < 1 || bits > most) {
        throw new IllegalArgumentException(
            "a prefix of " + base.getHostAddress() + " has 1 to " + most + " bits, not " + bits);
      }
      base = masked(base, bits);
    }

    private static Network of(String text) {
      int slash = text.indexOf('/');
      InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
      if (address == null) {
        throw new IllegalArgumentException(
            "'" + text + "' is not an address, a prefix such as 192.0.2.0/24, or key:HEX");
      }
      try {
        return new Network(
            address,
            slash < 0
                ? address.getAddress().length * Byte.SIZE
                : Integer.parseInt(text.substring(slash + 1)));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "'" + text.substring(slash + 1) + "' is not a number of bits", e);
      }
    }

    private static InetAddress masked(InetAddress address, int bits) {
      byte[] bytes = address.getAddress();
      for (int bit = bits; bit < bytes.length * Byte.SIZE; bit++) {
        bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
      }
      return addressOf(bytes);
    }

    private static InetAddress addressOf(byte[] bytes) {
      try {
        return InetAddress.getByAddress(bytes);
      } catch (UnknownHostException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Returns null for what is no numeric address; a zone does not count. */
    private static @Nullable InetAddress literal(String text) {
      if (text.indexOf(':') < 0 && !IPV4.matcher(text).matches()) {
        return null; // Java reads 192.0.2 as 192.0.0.2, which whoever wrote it has not meant.
      }
      int zone = text.indexOf('%');
      try {
        return addressOf(
            InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone)).getAddress());
      } catch (IllegalArgumentException e) {
        return null;
      }
    }

    @Override
    public String text() {
      boolean whole = bits == base.getAddress().length * Byte.SIZE;
      return base.getHostAddress() + (whole ? "" : "/" + bits);
    }

    @Override
    public boolean matches(String address, @Nullable String identity) {
      InetAddress other = literal(address);
      return other != null && contains(other);
    }

    private boolean contains(InetAddress other) {
      byte[] own = base.getAddress();
      return own.length == other.getAddress().length
          && Arrays.equals(own, masked(other, bits).getAddress());
    }
  }

  /**
   * One client, wherever it comes from.
   *
   * @param hex its key as 64 lower-case hexadecimal digits
   */
  record Key(String hex) implements BanSubject {
    private static final String PREFIX = "key:";
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    /** Checks the key. */
    public Key {
      hex = hex.toLowerCase(Locale.ROOT);
      if (!DIGITS.matcher(hex).matches()) {
        throw new IllegalArgumentException("a key has 64 hexadecimal digits");
      }
    }

    @Override
    public String text() {
      return PREFIX + hex;
    }

    @Override
    public boolean matches(String address, @Nullable String identity) {
      return hex.equals(identity);
    }
  }
}
