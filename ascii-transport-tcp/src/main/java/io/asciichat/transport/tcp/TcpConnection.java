package io.asciichat.transport.tcp;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Endpoint;
import io.asciichat.transport.tcp.PacketInput.StallLimit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection. The channel never blocks; the two directions wait on selectors of their own.
 * That gives timeouts against a deadline, waits that an interrupt or {@link #close()} ends at once,
 * and a close that neither direction can delay.
 */
final class TcpConnection implements Connection {
  private final SocketChannel channel;
  private final PacketInput input;
  private final PacketOutput output;
  private final String address;
  private final String name;

  /**
   * @param channel connected; it belongs to this object from here on, also when this throws
   */
  TcpConnection(SocketChannel channel, BufferPool pool, StallLimit stall) throws IOException {
    this.channel = channel;
    PacketInput reading = null;
    boolean complete = false;
    try {
      SocketSetup.configure(channel);
      channel.configureBlocking(false);
      if (!(channel.getRemoteAddress() instanceof InetSocketAddress remote)) {
        throw new IOException("the peer has no address");
      }
      address = AddressText.of(remote.getAddress());
      name = new Endpoint(address, remote.getPort()).toString();
      reading = new PacketInput(channel, pool, stall);
      input = reading;
      output = new PacketOutput(channel);
      complete = true;
    } finally {
      if (!complete) {
        closeQuietly(channel);
        if (reading != null) {
          reading.close();
        }
      }
    }
  }

  @Override
  public @Nullable ReceivedPacket receive(long timeoutNanos) throws IOException {
    try {
      return input.receive(timeoutNanos);
    } catch (ClosedChannelException | ClosedSelectorException | CancelledKeyException e) {
      throw closed(e);
    }
  }

  @Override
  public void limitPayload(int maxBytes) {
    input.limitPayload(maxBytes);
  }

  @Override
  public boolean discard(long timeoutNanos) throws IOException {
    try {
      return input.discard(timeoutNanos);
    } catch (ClosedChannelException | ClosedSelectorException | CancelledKeyException e) {
      throw closed(e);
    }
  }

  @Override
  public long sentBytes() {
    return output.sentBytes();
  }

  @Override
  public void send(byte[] packet, int offset, int length) throws IOException {
    try {
      output.send(packet, offset, length);
    } catch (ClosedChannelException | ClosedSelectorException | CancelledKeyException e) {
      throw closed(e);
    }
  }

  @Override
  public String peerAddress() {
    return address;
  }

  @Override
  public String peerName() {
    return name;
  }

  @Override
  public void close() {
    closeQuietly(channel);
    input.close();
    output.close();
  }

  static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The descriptor is gone either way.
    }
  }

  private static IOException closed(Exception cause) {
    return new IOException("the connection was closed", cause);
  }
}
