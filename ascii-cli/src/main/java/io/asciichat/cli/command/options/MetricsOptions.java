package io.asciichat.cli.command.options;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.statistics.ServerStatistics;
import io.asciichat.metrics.HealthCheck;
import io.asciichat.metrics.MetricsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where a server's operator looks at it. */
public final class MetricsOptions {
  /** Heading of these options. */
  public static final String HEADING = "Operation";

  /** A scraper and some health checks need few; a client that opens many is refused. */
  private static final int MAX_CONNECTIONS = 64;

  /** Read by the JDK's HTTP server when its first one is made. */
  private static final String CONNECTIONS_PROPERTY = "jdk.httpserver.maxConnections";

  @Option(
      names = "--metrics",
      paramLabel = "<address:port>",
      converter = MetricsAddress.class,
      description = {
        "Serve metrics for Prometheus and health checks by HTTP",
        "there; a port alone means 127.0.0.1. Default: nowhere."
      })
  public @Nullable InetSocketAddress address;

  /**
   * Serves a server's figures if that is wanted. Without it no class of Prometheus is loaded.
   *
   * @throws AsciiChatException with code BIND when the address cannot be had
   */
  public @Nullable MetricsServer serve(Supplier<ServerStatistics> statistics, HealthCheck health) {
    InetSocketAddress where = address;
    if (where == null) {
      return null;
    }
    if (System.getProperty(CONNECTIONS_PROPERTY) == null) {
      System.setProperty(CONNECTIONS_PROPERTY, Integer.toString(MAX_CONNECTIONS));
    }
    return MetricsServer.builder(statistics).listenOn(where).health(health).start();
  }

  /** A numeric address with a port, or a port of 127.0.0.1 with or without a colon before it. */
  public static final class MetricsAddress implements ITypeConverter<InetSocketAddress> {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern PORT_ALONE = Pattern.compile("^:?([0-9]{1,9})$");

    @Override
    public InetSocketAddress convert(String text) {
      try {
        Endpoint place =
            Endpoint.parse(
                PORT_ALONE.matcher(text.strip()).replaceFirst(LOOPBACK + ":$1"),
                MetricsServer.DEFAULT_PORT);
        // Nothing is looked up, which could take seconds.
        String host = place.host().equalsIgnoreCase("localhost") ? LOOPBACK : place.host();
        return new InetSocketAddress(InetAddress.ofLiteral(host), place.port());
      } catch (AsciiChatException | IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + text + "' is not an address for metrics; write a port, IPV4:PORT or [IPV6]:PORT");
      }
    }
  }
}
