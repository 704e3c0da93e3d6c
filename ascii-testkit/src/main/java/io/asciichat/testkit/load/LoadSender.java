package io.asciichat.testkit.load;

import io.asciichat.core.loop.Loop;
import io.asciichat.core.loop.Schedule;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.port.Connection;
import io.asciichat.core.port.PacketCipher;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** One client's send loop: pictures on schedule, a PING every half second, and the outbox. */
final class LoadSender implements Loop {
  private static final long PING_INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
  private static final byte[] EMPTY = {};

  private final LoadClient client;
  private final Connection connection;
  private final PacketCipher cipher;
  private final Outbox outbox;
  private final Pictures pictures;
  private final Schedule schedule;
  private final MeasureWindow window;
  private final LongAdder sent = new LongAdder();
  private byte[] sealed = new byte[512];
  private long picture;
  private long nextPicture;
  private long nextPing;

  LoadSender(
      LoadClient client,
      PacketCipher cipher,
      Outbox outbox,
      Pictures pictures,
      Schedule schedule,
      MeasureWindow window) {
    this.client = client;
    this.connection = client.connection();
    this.cipher = cipher;
    this.outbox = outbox;
    this.pictures = pictures;
    this.schedule = schedule;
    this.window = window;
  }

  @Override
  public long step(long now) throws IOException {
    long writable = connection.writableAt(now);
    if (writable > now) {
      return writable;
    }
    cipher.startRekeyIfDue(now, outbox);
    sendOutbox();
    if (now >= nextPicture) {
      sendPicture();
      nextPicture = schedule.nextAfter(now);
      if (window.contains(now)) {
        sent.increment();
      }
    }
    if (now >= nextPing) {
      send(PacketType.PING, EMPTY, 0, 0, 0);
      nextPing = now + PING_INTERVAL;
    }
    return Math.min(nextPicture, nextPing);
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    client.loopEnded(failure);
  }

  long sent() {
    return sent.sum();
  }

  private void sendOutbox() throws IOException {
    for (Outbox.Item item = outbox.next(); item != null; item = outbox.next()) {
      ByteSlice payload = item.payload();
      int crc = PacketHeader.crcOf(payload.array(), payload.offset(), payload.length());
      send(item.type(), payload.array(), payload.offset(), payload.length(), crc);
    }
  }

  private void sendPicture() throws IOException {
    byte[] packet = pictures.packet(picture);
    if (cipher.encrypted()) {
      send(
          PacketType.IMAGE_FRAME,
          packet,
          PacketHeader.SIZE,
          packet.length - PacketHeader.SIZE,
          pictures.payloadCrc(picture));
    } else {
      connection.send(packet, 0, packet.length);
    }
    picture++;
  }

  private void send(PacketType type, byte[] payload, int offset, int length, int crc)
      throws IOException {
    if (sealed.length < cipher.sealedSize(length)) {
      sealed = new byte[cipher.sealedSize(length)];
    }
    connection.send(sealed, 0, cipher.seal(type, payload, offset, length, crc, sealed, 0));
  }
}
