/** The transport port on TCP, IPv4 and IPv6. */
module io.asciichat.transport.tcp {
  requires transitive io.asciichat.core;
  requires static org.jspecify;

  exports io.asciichat.transport.tcp;

  provides io.asciichat.core.port.TransportProvider with
      io.asciichat.transport.tcp.TcpTransport.Provider;
}
