package io.asciichat.core.link;

import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopSlot;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.statistics.LinkStatistics;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One side of one connection. A receive loop runs the handshake and then hands every packet to the
 * {@link LinkHandler}; a send loop, started when the handshake is done, empties the queue, seals
 * and sends, and keeps the peer alive with PINGs.
 *
 * <p>Life: {@link #start()}, then {@link LinkHandler#established}, then packets, then {@link
 * LinkHandler#ended} exactly once. It ends when the peer goes, breaks the stream, falls silent or
 * does not read, or when its owner calls {@link #finish} or {@link #close}. Ending takes both loops
 * down and wipes the keys when the last of them has left.
 *
 * <p>Every public method may be called from any thread and never blocks.
 */
public final class PeerLink {
  /** Made beforehand: what a loop leaves behind that had no memory left to say why it ended. */
  private static final LinkEnd LOOP_LOST =
      new LinkEnd(ErrorCode.INTERNAL, "a loop of this connection failed", false, null);

  private final String name;
  private final ChatRuntime runtime;
  private final Connection connection;
  private final LinkHandler handler;
  private final PacketQueue queue;
  private final AtomicReference<@Nullable LinkEnd> end = new AtomicReference<>();
  private final AtomicInteger loops = new AtomicInteger();
  private final LoopSlot receiveLoop = new LoopSlot();
  private final LoopSlot sendLoop = new LoopSlot();
  private final ReceiveLoop receiving;
  private volatile @Nullable PacketCipher cipher;
  private final SendProgress progress;
  private final LinkCounters counters = new LinkCounters();

  /**
   * @param name for thread names and logs
   * @param connection owned by the link from now on
   * @param handshake owned by the link from now on
   */
  public PeerLink(
      String name,
      ChatRuntime runtime,
      Connection connection,
      Handshake handshake,
      LinkHandler handler) {
    this.name = name;
    this.runtime = runtime;
    this.connection = connection;
    this.handler = handler;
    this.queue = new PacketQueue(runtime.limits());
    this.progress = new SendProgress(runtime.limits().sending());
    this.receiving = new ReceiveLoop(this, handshake);
  }

  /**
   * Bounds how long the peer may be silent in the handshake; without it only the whole handshake is
   * bounded. For clients: servers do not ask a person for anything meanwhile. To be called before
   * {@link #start()}.
   */
  public void answerWithin(Duration limit) {
    receiving.answerWithin(limit);
  }

  /**
   * Begins the handshake. To be called once.
   *
   * @throws OutOfMemoryError when there is no thread for it, or another failure of {@link
   *     io.asciichat.core.loop.LoopRunner#start}; the handshake is closed then, the connection is
   *     the caller's again, and {@link LinkHandler#ended} is never called
   */
  public void start() {
    loops.incrementAndGet();
    LoopHandle handle;
    try {
      connection.limitPayload(PacketHeader.MAX_HANDSHAKE_PAYLOAD);
      handle = runtime.runner().start("receive " + name, receiving);
    } catch (RuntimeException | Error failure) {
      receiving.release();
      queue.close();
      throw failure;
    }
    receiveLoop.set(handle);
    connection.onReadable(handle::wake);
    if (end.get() != null) {
      handle.stop();
    }
  }

  /** Queues a record as a packet; see {@link #send(PacketType, PooledBuffer, int, int, int)}. */
  public <T> void send(PacketCodec<T> codec, T payload) {
    PacketWriter writer = new PacketWriter();
    codec.encode(payload, writer);
    send(codec.type(), writer.array(), 0, writer.length());
  }

  /** Queues a packet, copying the payload. */
  public void send(PacketType type, byte[] payload, int offset, int length) {
    PooledBuffer buffer = runtime.pool().take(length);
    System.arraycopy(payload, offset, buffer.array(), 0, length);
    send(type, buffer.length(length), 0, length, PacketHeader.crcOf(payload, offset, length));
    buffer.release();
  }

  /** Queues a packet without payload; a CLEAR_CONSOLE goes out with the next frame. */
  public void send(PacketType type) {
    offered(queue.offer(type, null, 0, 0, 0));
  }

  /**
   * Queues a packet without copying it. Video that the peer is too slow for is dropped, oldest
   * first.
   *
   * @param buffer borrowed; the queue adds a reference of its own
   * @param crc CRC-32C of the payload
   */
  public void send(PacketType type, PooledBuffer buffer, int offset, int length, int crc) {
    offered(queue.offer(type, buffer, offset, length, crc));
  }

  /** The number of video frames that were dropped because the peer is too slow for them. */
  public long droppedFrames() {
    return queue.droppedVideo();
  }

  /** Returns whether the last frame of video was dropped, and none waits in its place. */
  public boolean hasLostFrame() {
    return queue.hasLostVideo();
  }

  private void offered(boolean accepted) {
    if (!accepted) {
      end(new LinkEnd(ErrorCode.NETWORK, "the peer does not read", false, null));
      return;
    }
    sendLoop.wake();
  }

  /**
   * Tells the peer why it must go, waits shortly for it to read that, and ends the link. Only the
   * first call counts.
   */
  public void finish(ErrorCode code, String message) {
    boolean early = cipher == null;
    if (receiving.farewell(new LinkEnd(code, message, early, null), !early)) {
      if (!early) {
        send(ErrorMessage.CODEC, ErrorMessage.of(code, message));
      }
      receiveLoop.wake();
    }
  }

  /**
   * Makes a peer go that holds up others: {@link #finish} for one whose handshake is done, else an
   * end at once and without a word, which costs nothing more.
   */
  public void dismiss(ErrorCode code, String message) {
    if (cipher == null) {
      end(new LinkEnd(code, message, true, null));
    } else {
      finish(code, message);
    }
  }

  /** Ends the link at once. */
  public void close() {
    end(new LinkEnd(ErrorCode.OK, "closed", cipher == null, null));
  }

  /** Waits until both loops have left. */
  public boolean join(long timeoutNanos) {
    return join(timeoutNanos, trace -> {});
  }

  /**
   * Waits until both loops have left.
   *
   * @param whenStuck hears of each loop that has not left in time where it stands; see {@link
   *     LoopHandle#trace()}
   */
  public boolean join(long timeoutNanos, Consumer<String> whenStuck) {
    long deadline = runtime.clock().nanos() + timeoutNanos;
    boolean sendLeft = sendLoop.join(timeoutNanos, whenStuck);
    long left = Math.max(0, deadline - runtime.clock().nanos());
    return receiveLoop.join(left, whenStuck) && sendLeft;
  }

  /** The peer's numeric address. */
  public String peerAddress() {
    return connection.peerAddress();
  }

  /** The peer's numeric address and port. */
  public String peerName() {
    return connection.peerName();
  }

  /** Returns whether packets are encrypted; false during the handshake. */
  public boolean encrypted() {
    PacketCipher agreed = cipher;
    return agreed != null && agreed.encrypted();
  }

  /** What has passed over it so far; for any thread, takes no lock. */
  public LinkStatistics statistics() {
    return new LinkStatistics(
        counters.traffic(connection.sentBytes()), queue.videoStatistics(), queue.soundStatistics());
  }

  /**
   * When the peer's last packet came, on the clock in nanoseconds.
   *
   * @param otherwise the answer when none has come
   */
  public long heardAt(long otherwise) {
    return counters.heardAt(otherwise);
  }

  /**
   * How long the peer took to answer the last PING that it answered, in nanoseconds, with what lay
   * before it on the way; less than 0 before the first.
   */
  public long roundTripNanos() {
    return counters.roundTripNanos();
  }

  // What follows is for the two loops.

  LinkCounters counters() {
    return counters;
  }

  ChatRuntime runtime() {
    return runtime;
  }

  Connection connection() {
    return connection;
  }

  LinkHandler handler() {
    return handler;
  }

  PacketQueue queue() {
    return queue;
  }

  SendProgress progress() {
    return progress;
  }

  boolean isOver() {
    return end.get() != null;
  }

  /** Starts the send loop; called by the receive loop when the handshake is done. */
  void established(PacketCipher established) {
    cipher = established;
    connection.limitPayload(PacketHeader.MAX_PAYLOAD);
    loops.incrementAndGet();
    LoopHandle handle;
    try {
      handle = runtime.runner().start("send " + name, new SendLoop(this, established));
    } catch (RuntimeException | Error failure) {
      loops.decrementAndGet();
      throw failure;
    }
    sendLoop.set(handle);
    if (isOver()) {
      handle.stop();
    }
    handler.established(established.peer());
  }

  /** Records why the link is over and takes both loops down. Only the first call counts. */
  void end(LinkEnd reason) {
    if (end.compareAndSet(null, reason)) {
      try {
        connection.close();
      } finally {
        sendLoop.stop();
        receiveLoop.stop();
      }
    }
  }

  /**
   * Called by each loop when it leaves; the last one cleans up and then tells the owner, whose
   * failure costs nothing any more.
   */
  void left() {
    try {
      // A loop that has left without a reason could not tell one; the other one must go, too.
      end(LOOP_LOST);
    } finally {
      if (loops.decrementAndGet() == 0) {
        cleanUp();
      }
    }
  }

  private void cleanUp() {
    try {
      queue.close();
    } finally {
      try {
        PacketCipher held = cipher;
        if (held != null) {
          held.close();
        }
      } finally {
        handler.ended(Objects.requireNonNullElse(end.get(), LOOP_LOST));
      }
    }
  }
}
