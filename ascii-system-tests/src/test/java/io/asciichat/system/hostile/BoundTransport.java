package io.asciichat.system.hostile;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Listener;
import io.asciichat.core.port.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** TCP from chosen addresses of this machine, so that a server sees clients of many places. */
final class BoundTransport implements Transport {
  private static final int CONNECT_TIMEOUT_MILLIS = 5000;
  private static final int PACKET_TIMEOUT_MILLIS = 5000;

  private final Iterator<String> addresses;

  /**
   * @param addresses of the loopback network, one for each connection in turn
   */
  BoundTransport(Iterator<String> addresses) {
    this.addresses = addresses;
  }

  @Override
  public Listener listen(List<Endpoint> endpoints, BufferPool pool) {
    throw new UnsupportedOperationException("for clients only");
  }

  @Override
  public Connection connect(Endpoint endpoint, BufferPool pool, long timeoutNanos) {
    try {
      Socket socket = open(endpoint, addresses.next(), 0);
      return new BoundConnection(socket, pool);
    } catch (IOException e) {
      throw new AsciiChatException(ErrorCode.CONNECT, "no connection: " + e.getMessage(), e);
    }
  }

  /**
   * A connected socket from one address.
   *
   * @param receiveBuffer bytes that the system takes in for it; 0 for its own choice
   */
  static Socket open(Endpoint server, String from, int receiveBuffer) throws IOException {
    Socket socket = new Socket();
    boolean connected = false;
    try {
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
      InetAddress host = InetAddress.ofLiteral(server.host());
      socket.connect(new InetSocketAddress(host, server.port()), CONNECT_TIMEOUT_MILLIS);
      socket.setTcpNoDelay(true);
      connected = true;
      return socket;
    } finally {
      if (!connected) {
        socket.close();
      }
    }
  }

  /** Packets over one socket. */
  static final class BoundConnection implements Connection {
    private final Socket socket;
    private final BufferPool pool;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] header = new byte[PacketHeader.SIZE];
    private int headerBytes;
    private final AtomicLong sent = new AtomicLong();

    BoundConnection(Socket socket, BufferPool pool) throws IOException {
      this.socket = socket;
      this.pool = pool;
      in = socket.getInputStream();
      out = socket.getOutputStream();
    }

    @Override
    public @Nullable ReceivedPacket receive(long timeoutNanos) throws IOException {
      socket.setSoTimeout(Math.max(1, (int) (timeoutNanos / 1_000_000)));
      try {
        while (headerBytes < header.length) {
          headerBytes += some(header, headerBytes, header.length - headerBytes);
        }
      } catch (SocketTimeoutException e) {
        return null;
      }
      headerBytes = 0;
      PacketHeader found = PacketHeader.decode(header, 0);
      socket.setSoTimeout(PACKET_TIMEOUT_MILLIS);
      PooledBuffer buffer = pool.take(Math.max(1, found.length()));
      for (int filled = 0; filled < found.length(); ) {
        filled += some(buffer.array(), filled, found.length() - filled);
      }
      buffer.length(found.length());
      return new ReceivedPacket(found, buffer, 0);
    }

    private int some(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      if (count < 0) {
        throw new EOFException("the server hung up");
      }
      return count;
    }

    /** Reads what comes and forgets it. */
    void discard(byte[] room) throws IOException {
      socket.setSoTimeout(0);
      some(room, 0, room.length);
    }

    /** An attacker takes what it gets. */
    @Override
    public void limitPayload(int maxBytes) {}

    @Override
    public boolean discard(long timeoutNanos) throws IOException {
      socket.setSoTimeout(Math.max(1, (int) (timeoutNanos / 1_000_000)));
      try {
        return some(header, 0, header.length) > 0;
      } catch (SocketTimeoutException e) {
        return false;
      }
    }

    @Override
    public void send(byte[] packet, int offset, int length) throws IOException {
      out.write(packet, offset, length);
      sent.addAndGet(length);
    }

    @Override
    public long sentBytes() {
      return sent.get();
    }

    @Override
    public String peerAddress() {
      return socket.getInetAddress().getHostAddress();
    }

    @Override
    public String peerName() {
      return peerAddress() + ":" + socket.getPort();
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // The descriptor is gone either way.
      }
    }
  }
}
