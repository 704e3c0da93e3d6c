package io.asciichat.testkit.load;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Small packets that the receive loop leaves for the send loop. */
final class Outbox implements PacketSink {
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
