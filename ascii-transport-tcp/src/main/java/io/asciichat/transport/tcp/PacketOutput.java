package io.asciichat.transport.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;

/** Writes whole packets and waits for room. For one thread at a time, except {@link #close()}. */
final class PacketOutput {
  /**
   * Bytes per write. The JDK copies each write through a direct buffer of this size that it keeps
   * for the thread; a 5 MiB packet must not make that one 5 MiB large.
   */
  private static final int CHUNK = 128 << 10;

  private final SocketChannel channel;
  private final Readiness writable;
  private final AtomicLong sent = new AtomicLong();

  /** A view of the array sent last: a send loop uses the same one for every packet. */
  private ByteBuffer view = ByteBuffer.allocate(0);

  /** A packet was left half written, so nothing may follow it. */
  private boolean broken;

  PacketOutput(SocketChannel channel) throws IOException {
    this.channel = channel;
    this.writable = new Readiness(channel, SelectionKey.OP_WRITE);
  }

  /** See {@link io.asciichat.core.port.Connection#send}. */
  @SuppressWarnings("ReferenceEquality") // the view must be one of this very array
  void send(byte[] packet, int offset, int length) throws IOException {
    if (broken) {
      throw new IOException("an earlier packet could not be sent completely");
    }
    if (view.array() != packet) {
      view = ByteBuffer.wrap(packet);
    }
    int end = offset + length;
    view.clear().position(offset);
    try {
      while (view.position() < end) {
        view.limit(Math.min(view.position() + CHUNK, end));
        int count = channel.write(view);
        if (count == 0) {
          writable.await(Readiness.deadlineIn(Long.MAX_VALUE));
        } else {
          sent.addAndGet(count);
        }
      }
    } finally {
      broken = view.position() != offset && view.position() != end;
    }
  }

  /** See {@link io.asciichat.core.port.Connection#sentBytes}. */
  long sentBytes() {
    return sent.get();
  }

  /** Ends a wait with an exception. From any thread. */
  void close() {
    writable.close();
  }
}
