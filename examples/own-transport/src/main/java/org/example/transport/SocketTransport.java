package org.example.transport;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;

/** Packets over plain blocking sockets, one address for each listener. */
public final class SocketTransport implements Transport {
  @Override
  public Listener listen(List<Endpoint> endpoints, BufferPool pool) {
    if (endpoints.size() > 1) {
      throw new AsciiChatException(ErrorCode.USAGE, "give one address to listen on, not more");
    }
    Endpoint wanted =
        endpoints.isEmpty()
            ? new Endpoint("127.0.0.1", Endpoint.DEFAULT_PORT)
            : endpoints.getFirst();
    try {
      ServerSocket socket = new ServerSocket();
      try {
        socket.bind(new InetSocketAddress(wanted.host(), wanted.port()));
        return new SocketListener(socket, pool);
      } catch (IOException | RuntimeException e) {
        socket.close();
        throw e;
      }
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.BIND, "cannot listen on " + wanted + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Connection connect(Endpoint endpoint, BufferPool pool, long timeoutNanos) {
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(endpoint.host(), endpoint.port()), millis(timeoutNanos));
      return new SocketConnection(socket, pool);
    } catch (SocketTimeoutException e) {
      close(socket);
      throw new AsciiChatException(ErrorCode.TIMEOUT, endpoint + " does not answer", e);
    } catch (IOException e) {
      close(socket);
      throw new AsciiChatException(
          ErrorCode.CONNECT, "cannot connect to " + endpoint + ": " + e.getMessage(), e);
    }
  }

  /** A socket's 0 means to wait for ever, and it knows no shorter time than 1 ms. */
  static int millis(long nanos) {
    return (int) Math.clamp((nanos + 999_999) / 1_000_000, 1, Integer.MAX_VALUE);
  }

  static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // It is gone either way.
    }
  }

  private record SocketListener(ServerSocket socket, BufferPool pool) implements Listener {
    @Override
    public Connection accept(long timeoutNanos) throws IOException {
      socket.setSoTimeout(millis(timeoutNanos));
      try {
        return new SocketConnection(socket.accept(), pool);
      } catch (SocketTimeoutException e) {
        return null;
      }
    }

    @Override
    public List<Endpoint> endpoints() {
      InetAddress address = socket.getInetAddress();
      return List.of(new Endpoint(address.getHostAddress(), socket.getLocalPort()));
    }

    @Override
    public void close() {
      SocketTransport.close(socket);
    }
  }
}
