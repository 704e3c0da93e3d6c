package io.asciichat.testkit.load;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.session.ClientCapabilities;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.Handshake;
import io.asciichat.testkit.load.CrowdLoad.HostileLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One hostile connection, again and again, each time of another kind. It hands the transport bytes
 * that are not packets, which transports do not check.
 */
final class HostileLoop implements Loop {
  private static final long ACT_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long COMEBACK_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long STAY = TimeUnit.SECONDS.toNanos(10);
  private static final long CONNECT_TIMEOUT = TimeUnit.SECONDS.toNanos(2);
  private static final int MAX_RANDOM_BYTES = 4096;

  /** Above what any packet may have. */
  private static final int TOO_LONG = Integer.MAX_VALUE;

  /** What a connection does. */
  private enum Kind {
    RANDOM_BYTES,
    OVERSIZED,
    HALF_OPEN,
    BYTE_BY_BYTE;

    private static final Kind[] ALL = values();

    static Kind of(long number) {
      return ALL[(int) (number % ALL.length)];
    }
  }

  private final LoadPeers peers;
  private final Tally tally;
  private final SplittableRandom random;
  private final byte[] slow;
  private long turn;
  private @Nullable Connection connection;
  private @Nullable Handshake handshake;
  private long leavesAt;
  private int acts;

  /** What became of all hostile connections. Written by their loops. */
  static final class Tally {
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    HostileLoad result(int connections) {
      return new HostileLoad(connections, opened.get(), ended.get(), refused.get());
    }
  }

  /**
   * @param number from 0; decides about the first kind, and about bytes
   */
  HostileLoop(LoadPeers peers, Tally tally, int number) {
    this.peers = peers;
    this.tally = tally;
    random = new SplittableRandom(number);
    turn = number;
    byte[] payload = new byte[MAX_RANDOM_BYTES];
    random.nextBytes(payload);
    slow = PacketHeader.packet(ClientCapabilities.CODEC.type(), payload, 0, payload.length);
  }

  @Override
  public long step(long now) throws InterruptedException {
    Connection open = connection;
    if (open == null) {
      return connect(now);
    }
    try {
      drain(open);
      if (now < leavesAt) {
        act(open);
        return now + ACT_PAUSE;
      }
    } catch (IOException | UncheckedIOException e) {
      tally.ended.incrementAndGet();
    }
    hangUp();
    return now + COMEBACK_PAUSE;
  }

  private long connect(long now) throws InterruptedException {
    try {
      connection = peers.connect(CONNECT_TIMEOUT);
      tally.opened.incrementAndGet();
      leavesAt = now + STAY;
      acts = 0;
      return now;
    } catch (AsciiChatException e) {
      tally.refused.incrementAndGet();
      return now + COMEBACK_PAUSE;
    }
  }

  /** Finds out whether the server has hung up. */
  private static void drain(Connection open) throws IOException {
    for (ReceivedPacket packet = open.receive(0); packet != null; packet = open.receive(0)) {
      packet.release();
    }
  }

  private void act(Connection open) throws IOException {
    switch (Kind.of(turn)) {
      case RANDOM_BYTES -> {
        byte[] bytes = new byte[1 + random.nextInt(MAX_RANDOM_BYTES)];
        random.nextBytes(bytes);
        open.send(bytes, 0, bytes.length);
      }
      case OVERSIZED -> {
        if (acts == 0) {
          announce(open);
        }
      }
      case HALF_OPEN -> {
        if (acts == 0) {
          Handshake begun = peers.greet(open);
          handshake = begun;
          begun.start((type, payload, offset, length) -> send(open, type, payload, offset, length));
        }
      }
      case BYTE_BY_BYTE -> open.send(slow, acts % slow.length, 1);
    }
    acts++;
  }

  /** Every other time a length that is allowed, without the payload. */
  private void announce(Connection open) throws IOException {
    int length = random.nextBoolean() ? TOO_LONG : PacketHeader.MAX_PAYLOAD;
    byte[] header = new byte[PacketHeader.SIZE];
    PacketHeader.encode(PacketType.IMAGE_FRAME.code(), length, 0, header, 0);
    open.send(header, 0, header.length);
  }

  private static void send(
      Connection open, PacketType type, byte[] payload, int offset, int length) {
    byte[] packet = PacketHeader.packet(type, payload, offset, length);
    try {
      open.send(packet, 0, packet.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void hangUp() {
    turn++;
    Connection open = connection;
    if (open != null) {
      open.close();
      connection = null;
    }
    Handshake begun = handshake;
    if (begun != null) {
      begun.close();
      handshake = null;
    }
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    hangUp();
  }
}
