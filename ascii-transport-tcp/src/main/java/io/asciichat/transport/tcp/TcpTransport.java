package io.asciichat.transport.tcp;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Transport;
import io.asciichat.transport.tcp.PacketInput.StallLimit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * TCP over IPv4 and IPv6.
 *
 * <p>A server listens on nothing but loopback unless told otherwise, and on exactly the addresses
 * it is told: numeric ones, at most one of each family, {@code ::} meaning IPv6 alone. A client
 * tries all addresses of a host and keeps the first that answers.
 *
 * <p>A blocked receive, send, accept or connect ends at once when its thread is interrupted or, but
 * for connect, when the object is closed. Once a packet has begun, all of it must arrive within 5
 * s, for payloads above 100 KiB plus 0.8 s per MB. Thread-safe.
 */
public final class TcpTransport implements Transport {
  private final StallLimit stall;

  /** There is nothing to configure. */
  public TcpTransport() {
    this(StallLimit.DEFAULT);
  }

  /** With another limit, for tests. */
  TcpTransport(StallLimit stall) {
    this.stall = stall;
  }

  /**
   * The loopback addresses of this machine, as {@link #listen} takes them: IPv4, and IPv6 where the
   * machine has it.
   *
   * @param port 0 to 65535
   */
  public static List<Endpoint> loopback(int port) {
    return ListenPlan.loopback(port);
  }

  @Override
  public Listener listen(List<Endpoint> endpoints, BufferPool pool) {
    List<Endpoint> wanted =
        endpoints.isEmpty() ? ListenPlan.loopback(Endpoint.DEFAULT_PORT) : endpoints;
    List<InetSocketAddress> plan = ListenPlan.of(wanted);
    try {
      return new TcpListener(Binder.bind(plan), pool, stall);
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.BIND, "the system refuses to listen on " + wanted + "; see -v", e);
    }
  }

  @Override
  public Connection connect(Endpoint endpoint, BufferPool pool, long timeoutNanos)
      throws InterruptedException {
    if (endpoint.port() == 0) {
      throw new AsciiChatException(
          ErrorCode.USAGE, "port 0 cannot be called; give the server's port");
    }
    long deadline = Readiness.deadlineIn(timeoutNanos);
    try {
      SocketChannel channel;
      try (Dialer dialer =
          new Dialer(endpoint, Resolver.resolve(endpoint.host(), deadline), deadline)) {
        channel = dialer.dial();
      }
      return new TcpConnection(channel, pool, stall);
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.CONNECT, "the connection to " + endpoint + " failed at once; try again", e);
    }
  }
}
