package io.asciichat.transport.tcp;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds the addresses of a host, in the order in which they should be tried. */
final class Resolver {
  private static final String LOOPBACK_NAME = "localhost";

  private Resolver() {}

  /**
   * The host's addresses, families taking turns, so that a family without a route costs one attempt
   * only (RFC 8305 section 4).
   *
   * @param deadline on {@link System#nanoTime()}
   * @throws AsciiChatException with code CONNECT or TIMEOUT
   */
  static List<InetAddress> resolve(String host, long deadline) throws InterruptedException {
    Optional<InetAddress> literal = AddressText.parse(host);
    if (literal.isPresent()) {
      return List.of(literal.get());
    }
    String name = host.toLowerCase(Locale.ROOT);
    if (name.equals(LOOPBACK_NAME) || name.endsWith("." + LOOPBACK_NAME)) {
      // Always both (RFC 6761 section 6.3): many hosts files list only one of them.
      return List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
    }
    return takingTurns(lookUp(host, deadline));
  }

  /** The system's lookup cannot be interrupted, so it gets a thread that may be left behind. */
  private static InetAddress[] lookUp(String host, long deadline) throws InterruptedException {
    FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> InetAddress.getAllByName(host));
    Thread.ofPlatform().daemon().name("resolve").start(lookup);
    try {
      return lookup.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownHostException) {
        throw new AsciiChatException(
            ErrorCode.CONNECT, "no such host '" + host + "'; check the spelling", e);
      }
      throw new AsciiChatException(ErrorCode.CONNECT, "cannot look up '" + host + "'", e);
    } catch (TimeoutException e) {
      throw new AsciiChatException(
          ErrorCode.TIMEOUT, "no name server answers for '" + host + "'; check the network", e);
    }
  }

  static List<InetAddress> takingTurns(InetAddress[] addresses) {
    List<InetAddress> turns = new ArrayList<>();
    List<InetAddress> rest = new ArrayList<>(List.of(addresses));
    while (!rest.isEmpty()) {
      boolean wanted =
          turns.isEmpty()
              ? AddressText.isIpv6(rest.getFirst())
              : !AddressText.isIpv6(turns.getLast());
      InetAddress next =
          rest.stream()
              .filter(a -> AddressText.isIpv6(a) == wanted)
              .findFirst()
              .orElse(rest.getFirst());
      turns.add(next);
      rest.remove(next);
    }
    return turns;
  }
}
