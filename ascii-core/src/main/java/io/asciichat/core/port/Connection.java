package io.asciichat.core.port;

import io.asciichat.core.packet.FramingException;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.ReceivedPacket;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One peer's two-way stream of packets. {@link #receive} is called by one thread (the receive
 * loop), {@link #send} by one thread at a time (the send loop, or the receive loop before there is
 * one); {@link #close} may come from any thread and ends both with an exception.
 */
public interface Connection extends AutoCloseable {
  /**
   * Waits for the next whole packet. Only the framing is checked here (magic, length); the checksum
   * is left to the caller, who knows whether the packet is sealed.
   *
   * @param timeoutNanos how long to wait for a packet to begin; 0 looks only. An implementation
   *     that cannot block (the simulated one) may return earlier
   * @return the packet, whose reference the caller now owns, or null when none began in time
   * @throws EOFException when the peer has closed
   * @throws FramingException when the stream is broken
   * @throws SocketTimeoutException when a packet began and then stalled for more than the adapter's
   *     limit
   * @throws IOException when the connection failed or was closed here
   */
  @Nullable ReceivedPacket receive(long timeoutNanos) throws IOException;

  /**
   * Bounds the payload that a packet may announce from the next {@link #receive} on; at first that
   * is {@link PacketHeader#MAX_PAYLOAD}. Above it the stream is broken. Whatever the bound, the
   * memory taken for a packet grows with the bytes that have come, not with those announced. Called
   * by the receiving thread, or before there is one.
   *
   * @param maxBytes 0 to {@link PacketHeader#MAX_PAYLOAD}
   */
  void limitPayload(int maxBytes);

  /**
   * Waits for bytes and throws them away, packets or not: for a side that has told its peer to go
   * and only lets it read why. No packet can be received afterwards. Works on a broken stream, too.
   *
   * @param timeoutNanos as for {@link #receive}
   * @return whether anything came
   * @throws EOFException when the peer has closed
   * @throws IOException when the connection failed or was closed here
   */
  boolean discard(long timeoutNanos) throws IOException;

  /**
   * Sends one whole packet, header included, and returns when it is handed to the operating system.
   * May block for as long as the peer does not read.
   *
   * @throws IOException when the connection failed or was closed
   */
  void send(byte[] packet, int offset, int length) throws IOException;

  /**
   * Bytes taken over for the peer so far, those of a packet that is still being sent included: how
   * far a blocked {@link #send} has come. Never falls. May be called from any thread.
   */
  long sentBytes();

  /**
   * When it is worth calling {@link #send} again. A connection whose send blocks lets its caller
   * wait there, so it keeps this answer: at once. One that cannot block (the simulated one) takes
   * every packet, and slows its sender down here instead: a send loop that is told a later time
   * leaves its packets in the queues, where old video is dropped, and returns that time as its next
   * deadline. Called by the sending thread.
   *
   * @param now the clock's reading in nanoseconds
   * @return {@code now} when there is room, else a later time to ask again
   */
  default long writableAt(long now) {
    return now;
  }

  /**
   * Names whom to tell when {@link #receive} has something to return at once. Connections whose
   * receive blocks need not call it; the simulated ones do. At most one listener.
   */
  default void onReadable(Runnable listener) {}

  /**
   * The peer's numeric address without the port; an IPv4 address mapped into IPv6 is shown as IPv4.
   */
  String peerAddress();

  /** Numeric address and port, for logs. */
  String peerName();

  /** Ends the connection. Never blocks for long, never throws, may be called repeatedly. */
  @Override
  void close();
}
