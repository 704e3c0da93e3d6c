/**
 * The transport port on TCP, IPv4 and IPv6. An application creates one {@link
 * io.asciichat.transport.tcp.TcpTransport} and passes it to a server or client; nothing else here
 * is called from outside.
 */
@NullMarked
package io.asciichat.transport.tcp;

import org.jspecify.annotations.NullMarked;
