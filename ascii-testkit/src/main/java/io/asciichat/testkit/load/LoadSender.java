package io.asciichat.testkit.load;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.testkit.load.Feed.PreparedPacket;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client's send loop: what its feeds have, a PING every half second, and the outbox. */
final class LoadSender implements Loop {
  private static final long PING_INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
  private static final byte[] EMPTY = {};

  private final LoadClient client;
  private final Connection connection;
  private final PacketCipher cipher;
  private final Outbox outbox;
  private final List<Feed> feeds;
  private byte[] sealed = new byte[512];
  private long nextPing;

  LoadSender(LoadClient client, PacketCipher cipher, Outbox outbox, List<Feed> feeds) {
    this.client = client;
    this.connection = client.connection();
    this.cipher = cipher;
    this.outbox = outbox;
    this.feeds = feeds;
  }

  /** Sends one packet of one feed at the most, the one that has waited longest. */
  @Override
  public long step(long now) throws IOException {
    long writable = connection.writableAt(now);
    if (writable > now) {
      return writable;
    }
    cipher.startRekeyIfDue(now, outbox);
    sendOutbox();
    if (now >= nextPing) {
      send(PacketType.PING, EMPTY, 0, 0, 0);
      nextPing = now + PING_INTERVAL;
    }
    Feed first = earliest();
    if (first != null && now >= first.nextAt()) {
      send(first.take(now));
      first = earliest();
    }
    return first == null ? nextPing : Math.min(first.nextAt(), nextPing);
  }

  private @Nullable Feed earliest() {
    Feed first = null;
    for (Feed feed : feeds) {
      if (first == null || feed.nextAt() < first.nextAt()) {
        first = feed;
      }
    }
    return first;
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    client.loopEnded(failure);
  }

  private void sendOutbox() throws IOException {
    for (Outbox.Item item = outbox.next(); item != null; item = outbox.next()) {
      ByteSlice payload = item.payload();
      int crc = PacketHeader.crcOf(payload.array(), payload.offset(), payload.length());
      send(item.type(), payload.array(), payload.offset(), payload.length(), crc);
    }
  }

  private void send(PreparedPacket packet) throws IOException {
    byte[] bytes = packet.bytes();
    if (cipher.encrypted()) {
      int length = bytes.length - PacketHeader.SIZE;
      send(packet.type(), bytes, PacketHeader.SIZE, length, packet.payloadCrc());
    } else {
      connection.send(bytes, 0, bytes.length);
    }
  }

  private void send(PacketType type, byte[] payload, int offset, int length, int crc)
      throws IOException {
    if (sealed.length < cipher.sealedSize(length)) {
      sealed = new byte[cipher.sealedSize(length)];
    }
    connection.send(sealed, 0, cipher.seal(type, payload, offset, length, crc, sealed, 0));
  }

  /** Small packets that the receive loop leaves for the send loop. */
  static final class Outbox implements PacketSink {
    private final Queue<Item> items = new ConcurrentLinkedQueue<>();

    record Item(PacketType type, ByteSlice payload) {}

    @Override
    public void send(PacketType type, byte[] payload, int offset, int length) {
      items.add(new Item(type, ByteSlice.of(Arrays.copyOfRange(payload, offset, offset + length))));
    }

    @Nullable Item next() {
      return items.poll();
    }
  }
}
