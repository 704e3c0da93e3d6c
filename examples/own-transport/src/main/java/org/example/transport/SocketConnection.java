package org.example.transport;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.IncomingPacket;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** One peer at the other end of a socket. */
final class SocketConnection implements Connection {
  /** A packet that has begun must be whole by then, or a peer that drips bytes would hold it. */
  private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** What goes to the system at once, so that {@link #sentBytes} moves within a packet. */
  private static final int PIECE = 16 << 10;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final IncomingPacket incoming;
  private volatile long sentBytes;
  private boolean lost;

  SocketConnection(Socket socket, BufferPool pool) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.incoming = new IncomingPacket(pool);
    socket.setTcpNoDelay(true);
  }

  @Override
  public ReceivedPacket receive(long timeoutNanos) throws IOException {
    if (lost) {
      throw new IOException("the stream is lost");
    }
    try {
      if (!begins(timeoutNanos)) {
        return null;
      }
      long deadline = System.nanoTime() + STALL_NANOS;
      while (!incoming.isWhole()) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new SocketTimeoutException("the peer stopped in the middle of a packet");
        }
        socket.setSoTimeout(SocketTransport.millis(left));
        incoming.arrived(read(incoming.array(), incoming.offset(), incoming.room()));
      }
      return incoming.take();
    } catch (IOException e) {
      // A peer that has closed may be asked again; every other trouble leaves half a packet behind.
      lost = !(e instanceof EOFException);
      incoming.discard();
      throw e;
    }
  }

  /** Waits until a packet begins: its first byte goes where the packet's bytes go. */
  private boolean begins(long timeoutNanos) throws IOException {
    socket.setSoTimeout(SocketTransport.millis(timeoutNanos));
    try {
      incoming.arrived(read(incoming.array(), incoming.offset(), 1));
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private int read(byte[] into, int offset, int room) throws IOException {
    int count = in.read(into, offset, room);
    if (count < 0) {
      throw new EOFException("the peer has closed");
    }
    return count;
  }

  @Override
  public void limitPayload(int maxBytes) {
    incoming.limitPayload(maxBytes);
  }

  @Override
  public boolean discard(long timeoutNanos) throws IOException {
    lost = true;
    socket.setSoTimeout(SocketTransport.millis(timeoutNanos));
    try {
      read(new byte[PIECE], 0, PIECE);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Override
  public void send(byte[] packet, int offset, int length) throws IOException {
    for (int sent = 0; sent < length; sent += PIECE) {
      int count = Math.min(PIECE, length - sent);
      out.write(packet, offset + sent, count);
      sentBytes += count;
    }
  }

  @Override
  public long sentBytes() {
    return sentBytes;
  }

  @Override
  public String peerAddress() {
    return socket.getInetAddress().getHostAddress();
  }

  @Override
  public String peerName() {
    return new Endpoint(peerAddress(), socket.getPort()).toString();
  }

  @Override
  public void close() {
    SocketTransport.close(socket);
  }
}
