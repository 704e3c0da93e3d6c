package io.asciichat.cli.command.options;

import io.asciichat.cli.process.Shell;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Transport;
import io.asciichat.core.port.TransportProvider;
import io.asciichat.core.port.TransportProviders;
import io.asciichat.transport.tcp.TcpTransport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The transport of a call: TCP, or one that a plugin brings. */
public final class TransportOptions {
  /** Heading of these options. */
  public static final String HEADING = "Network";

  private static final Path PLUGINS = Path.of("ascii-chat", "plugins");

  @Option(
      names = "--transport",
      paramLabel = "<name>",
      description = {
        "What carries the call: tcp, or a plugin's name, which may",
        "also stand before the address: name://host. Default: tcp."
      })
  @Nullable String transport;

  @Option(
      names = "--plugin-path",
      paramLabel = "<folder>",
      description = {"Folder with plugins' jars. Default:", "~/.local/share/ascii-chat/plugins"})
  @Nullable Path pluginPath;

  /**
   * A way to a server, or to its clients.
   *
   * @param transport what carries the packets
   * @param endpoints the addresses as the transport takes them
   * @param scheme the transport's name
   */
  public record Route(Transport transport, List<Endpoint> endpoints, String scheme) {
    /** Endpoints as people write them: without a scheme where TCP is meant. */
    public String shown(List<Endpoint> bound) {
      String before = scheme.equals(TcpTransport.Provider.SCHEME) ? "" : scheme + "://";
      return bound.stream().map(e -> before + e).collect(Collectors.joining(", "));
    }
  }

  /**
   * Finds the transport that the addresses or the options name. Plugins are looked for only when
   * that is not TCP.
   *
   * @param addresses as they were given; when there are none, those where the transport listens
   * @param port for addresses without one
   * @param shell is told in a line of each plugin that cannot be used
   * @throws AsciiChatException with code USAGE when there is no such transport, or more than one is
   *     named
   */
  public Route route(List<String> addresses, int port, Shell shell) {
    List<String> names =
        Stream.concat(
                Stream.ofNullable(transport).map(name -> name.toLowerCase(Locale.ROOT)),
                addresses.stream()
                    .map(TransportProviders::schemeOf)
                    .filter(scheme -> !scheme.isEmpty()))
            .distinct()
            .toList();
    if (names.size() > 1) {
      throw new AsciiChatException(
          ErrorCode.USAGE,
          "a call has one transport, not "
              + String.join(" and ", names)
              + "; leave out all but one");
    }
    String name = names.isEmpty() ? TcpTransport.Provider.SCHEME : names.getFirst();
    TransportProvider provider = provider(name, addresses, port, shell);
    List<Endpoint> endpoints =
        addresses.isEmpty()
            ? provider.standardEndpoints(port)
            : addresses.stream().map(address -> endpoint(provider, address, port)).toList();
    return new Route(TransportProviders.create(provider), endpoints, name);
  }

  private TransportProvider provider(String name, List<String> addresses, int port, Shell shell) {
    if (name.equals(TcpTransport.Provider.SCHEME)) {
      // What a search would find, without the time that it takes.
      return new TcpTransport.Provider();
    }
    TransportProviders found = new TransportProviders(shell::warn);
    found.addFrom(TransportOptions.class.getClassLoader(), "this program");
    new PluginFolder(found, shell::warn).add(pluginPath, folder(shell));
    if (transport == null && found.find(name).isEmpty()) {
      throw unknown(addresses.getFirst(), port, found);
    }
    return found.require(name);
  }

  private static Path folder(Shell shell) {
    String data = shell.environment().getOrDefault("XDG_DATA_HOME", "");
    return data.isEmpty()
        ? shell.homeFolder().resolve(Path.of(".local", "share")).resolve(PLUGINS)
        : Path.of(data).resolve(PLUGINS);
  }

  private static Endpoint endpoint(TransportProvider provider, String address, int port) {
    String place = TransportProviders.withoutScheme(address);
    return provider.parse(place.isEmpty() ? "localhost" : place, port);
  }

  /** Addresses of browsers and mail programs are refused with what to write in their place. */
  private static AsciiChatException unknown(String address, int port, TransportProviders found) {
    try {
      Endpoint.parse(address, port);
    } catch (AsciiChatException e) {
      return new AsciiChatException(
          ErrorCode.USAGE, e.getMessage() + "; transports are: " + found.list());
    }
    return new AsciiChatException(ErrorCode.USAGE, "'" + address + "' is not an address");
  }
}
