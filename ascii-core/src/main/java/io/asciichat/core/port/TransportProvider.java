package io.asciichat.core.port;

import io.asciichat.core.error.AsciiChatException;
import java.util.List;

/**
 * A kind of transport that applications choose by its name, as {@code tcp} or, from a jar that was
 * added later, any other.
 *
 * <p>Providers are found by {@link java.util.ServiceLoader}: a jar names its class in {@code
 * META-INF/services/io.asciichat.core.port.TransportProvider}, a module in a {@code provides}
 * clause. The class is public and has a public constructor without parameters, which does no work:
 * providers are made for a list of their names, too. {@link TransportProviders} collects them.
 * Thread-safe.
 */
public interface TransportProvider {
  /**
   * The name, which is also the scheme of addresses, as in {@code x://host:port}: a lower case
   * letter, then lower case letters, digits, {@code +} and {@code -}. Always the same.
   */
  String scheme();

  /** Returns a few words about the transport, for a list of transports. */
  String description();

  /**
   * Makes a transport, which lives as long as the program.
   *
   * @throws AsciiChatException when this machine lacks what the transport needs
   */
  Transport create();

  /**
   * Reads what stands behind {@code x://} in an address. The default reads a host and a port; a
   * transport without ports may take the whole text for the host.
   *
   * @param defaultPort for an address without a port
   * @throws AsciiChatException with code USAGE and a line that says what is wrong
   */
  default Endpoint parse(String address, int defaultPort) {
    return Endpoint.parse(address, defaultPort);
  }

  /**
   * Returns the addresses of a server that is given none: what only this machine can reach.
   *
   * @param port 0 to 65535
   */
  default List<Endpoint> standardEndpoints(int port) {
    return List.of(new Endpoint("localhost", port));
  }
}
