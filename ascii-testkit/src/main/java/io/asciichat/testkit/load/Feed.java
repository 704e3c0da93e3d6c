package io.asciichat.testkit.load;

import io.asciichat.core.loop.Schedule;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The packets that a client sends of one medium, each at its time. Belongs to the send loop. */
interface Feed {
  /** The time of the next packet, on the clock. */
  long nextAt();

  /**
   * The packet that is due, and on to the next one.
   *
   * @param now {@link #nextAt()} or later
   */
  PreparedPacket take(long now);

  /**
   * A packet made once and sent again and again by all clients.
   *
   * @param type of the payload
   * @param bytes the whole packet in clear; the payload begins after the header. Not to be written.
   * @param payloadCrc the payload's checksum
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record PreparedPacket(PacketType type, byte[] bytes, int payloadCrc) {
    /** Writes the header before a payload for which {@link PacketHeader#SIZE} bytes were left. */
    static PreparedPacket of(PacketType type, byte[] bytes) {
      int length = bytes.length - PacketHeader.SIZE;
      int crc = PacketHeader.crcOf(bytes, PacketHeader.SIZE, length);
      PacketHeader.encode(type.code(), length, crc, bytes, 0);
      return new PreparedPacket(type, bytes, crc);
    }
  }

  /** The time that counts, once it is known. Opened by one thread, read by all. */
  final class MeasureWindow {
    private volatile long from = Long.MAX_VALUE;
    private volatile long to = Long.MAX_VALUE;

    void open(long fromNanos, long toNanos) {
      to = toNanos;
      from = fromNanos;
    }

    boolean contains(long now) {
      return now >= from && now < to;
    }

    long from() {
      return from;
    }

    long to() {
      return to;
    }
  }

  /** A client's pictures. One that was missed is skipped, as a camera's is. */
  final class PictureFeed implements Feed {
    private final Pictures pictures;
    private final Schedule schedule;
    private final MeasureWindow window;
    private final LongAdder sent = new LongAdder();
    private long nextAt = Long.MIN_VALUE;

    PictureFeed(Pictures pictures, Schedule schedule, MeasureWindow window) {
      this.pictures = pictures;
      this.schedule = schedule;
      this.window = window;
    }

    @Override
    public long nextAt() {
      return nextAt;
    }

    @Override
    public PreparedPacket take(long now) {
      nextAt = schedule.nextAfter(now);
      if (window.contains(now)) {
        sent.increment();
      }
      return pictures.packet(now);
    }

    /** How many were sent in the measured time. */
    long sent() {
      return sent.sum();
    }
  }

  /**
   * A client's sound. None of it is skipped: what could not be sent in time is sent as soon as
   * possible, because a microphone goes on recording.
   */
  final class SpeechFeed implements Feed {
    private final SpeechPackets speech;
    private final int client;
    private final Schedule schedule;
    private final MeasureWindow window;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong mostLate = new AtomicLong();
    private long packet;
    private long nextAt;

    /**
     * @param client numbered from 0; tells whose voice it is and where it begins
     * @param now when it begins
     */
    SpeechFeed(
        SpeechPackets speech, int client, Schedule schedule, MeasureWindow window, long now) {
      this.speech = speech;
      this.client = client;
      this.schedule = schedule;
      this.window = window;
      packet = schedule.indexAt(now) + 1;
      nextAt = schedule.timeOf(packet);
    }

    @Override
    public long nextAt() {
      return nextAt;
    }

    @Override
    public PreparedPacket take(long now) {
      if (window.contains(now)) {
        sent.incrementAndGet();
        mostLate.accumulateAndGet(now - nextAt, Math::max);
      }
      PreparedPacket taken = speech.packet(client, packet++);
      nextAt = schedule.timeOf(packet);
      return taken;
    }

    /** How many packets were sent in the measured time. */
    long sent() {
      return sent.get();
    }

    /** By how many nanoseconds the latest of them missed its time. */
    long mostLate() {
      return mostLate.get();
    }
  }
}
