package io.asciichat.testkit.transport;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Transport;
import io.asciichat.core.port.TransportProvider;
import io.asciichat.testkit.sim.Timers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A network inside this process. Servers listen on ports of it; hosts are only names, so a client
 * finds a server by the port alone.
 *
 * <p>{@link #threaded} is for real threads and real time: everything blocks as a socket does.
 * {@link #simulated} is for one thread under simulated time: nothing blocks, listeners are told
 * when something is due, and a sender that is faster than its link is slowed down by {@link
 * MemoryConnection#writableAt}.
 *
 * <p>{@link #from} gives the view of another machine: the address its peers see and what its link
 * is like.
 */
public final class MemoryTransport implements Transport {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int FIRST_FREE_PORT = 40_000;

  private final Network network;
  private final String address;
  private final LinkProfile link;
  private volatile @Nullable MemoryConnection latest;

  /** The state that all views share. */
  private record Network(
      Timeline time, Map<Integer, MemoryListener> listeners, AtomicInteger ports) {}

  private MemoryTransport(Network network, String address, LinkProfile link) {
    this.network = network;
    this.address = address;
    this.link = link;
  }

  /** A network in real time. */
  public static MemoryTransport threaded() {
    return create(new Timeline(null));
  }

  /** A network in simulated time. */
  public static MemoryTransport simulated(Timers timers) {
    return create(new Timeline(timers));
  }

  private static MemoryTransport create(Timeline time) {
    Network network =
        new Network(time, new ConcurrentHashMap<>(), new AtomicInteger(FIRST_FREE_PORT));
    return new MemoryTransport(network, LOOPBACK, LinkProfile.PERFECT);
  }

  /**
   * The same network as another machine sees it.
   *
   * @param newAddress what its peers get from {@link MemoryConnection#peerAddress}
   * @param newLink the link of each connection it makes
   */
  public MemoryTransport from(String newAddress, LinkProfile newLink) {
    return new MemoryTransport(network, newAddress, newLink);
  }

  @Override
  public Listener listen(List<Endpoint> endpoints, BufferPool pool) {
    List<Endpoint> wanted =
        endpoints.isEmpty()
            ? List.of(new Endpoint(LOOPBACK, Endpoint.DEFAULT_PORT))
            : List.copyOf(endpoints);
    int free = network.ports.getAndIncrement();
    List<Endpoint> bound =
        wanted.stream().map(e -> e.port() == 0 ? new Endpoint(e.host(), free) : e).toList();
    MemoryListener listener = new MemoryListener(network.time, bound, pool, network.listeners);
    for (int port : bound.stream().map(Endpoint::port).distinct().toList()) {
      if (network.listeners.putIfAbsent(port, listener) != null) {
        listener.close();
        throw new AsciiChatException(
            ErrorCode.BIND, "port " + port + " is in use; stop the other server");
      }
    }
    return listener;
  }

  @Override
  public MemoryConnection connect(Endpoint endpoint, BufferPool pool, long timeoutNanos) {
    MemoryListener listener = network.listeners.get(endpoint.port());
    if (listener == null) {
      throw new AsciiChatException(
          ErrorCode.CONNECT, "no server answers at " + endpoint + "; is the server running?");
    }
    String host = endpoint.host().equals("localhost") ? LOOPBACK : endpoint.host();
    Endpoint server = new Endpoint(host, endpoint.port());
    Endpoint client = new Endpoint(address, network.ports.getAndIncrement());
    Pipe up = new Pipe(link, network.time);
    Pipe down = new Pipe(link, network.time);
    MemoryConnection connection = new MemoryConnection(down, up, network.time, pool, server);
    listener.arrive(new MemoryConnection(up, down, network.time, listener.pool(), client));
    latest = connection;
    return connection;
  }

  /** The connection that was last made through this view: where a test strikes. */
  public Optional<MemoryConnection> latest() {
    return Optional.ofNullable(latest);
  }

  /**
   * One network of this process by its name, {@code memory}: all that this provider makes, however
   * often, are the same one, so that {@code memory://} finds what listens on {@code memory://}.
   */
  public static final class Provider implements TransportProvider {
    /** Makes nothing yet; {@link java.util.ServiceLoader} calls it. */
    public Provider() {}

    @Override
    public String scheme() {
      return "memory";
    }

    @Override
    public String description() {
      return "within this process, for tests";
    }

    @Override
    public Transport create() {
      return Holder.SHARED;
    }

    private static final class Holder {
      static final MemoryTransport SHARED = threaded();
    }
  }
}
