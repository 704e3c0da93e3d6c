package io.asciichat.core.client;

import io.asciichat.core.audio.PauseDetector;
import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.port.AudioCodec.Encoder;
import io.asciichat.core.port.AudioSource;
import org.jspecify.annotations.Nullable;

/**
 * Compresses frames and queues each as a packet. Of silence only the first packet is sent, which
 * tells the receiver that a pause begins and no packet is missing.
 */
final class SoundSender {
  private static final int MILLI = AudioSource.SAMPLE_RATE / 1000;

  private final BufferPool pool;
  private final OwnSound own;
  private final PauseDetector pauses = new PauseDetector();
  private @Nullable Encoder encoder;
  private @Nullable ServerLink sentTo;
  private boolean paused;

  SoundSender(OwnSound own, BufferPool pool) {
    this.own = own;
    this.pool = pool;
  }

  /** Opened with the first frame, on the loop: that may take a while. */
  private Encoder encoder() {
    Encoder opened = encoder;
    if (opened == null) {
      opened = own.codec().openEncoder(own.settings().encoding());
      encoder = opened;
    }
    return opened;
  }

  void send(ServerLink server, float[] frame, int millis) {
    PeerLink link = server.link();
    if (link == null) {
      return;
    }
    int header = OpusBatch.SINGLE_HEADER_SIZE;
    PooledBuffer buffer = pool.take(header + Encoder.MOST_BYTES);
    try {
      int count = millis * MILLI;
      boolean silent = own.settings().discontinuous() && pauses.isPause(frame, 0, count);
      // A server that has just been reached does not know of a pause, nor need it.
      boolean known = silent && (paused || server != sentTo);
      paused = silent;
      sentTo = server;
      if (known) {
        return;
      }
      int size =
          silent
              ? encoder().pause(count, buffer.array(), header)
              : encoder().encode(frame, 0, count, buffer.array(), header);
      OpusBatch.writeSingleHeader(buffer.array(), 0, millis, size);
      buffer.length(header + size);
      int crc = PacketHeader.crcOf(buffer.array(), 0, buffer.length());
      link.send(PacketType.AUDIO_OPUS_BATCH, buffer, 0, buffer.length(), crc);
    } finally {
      buffer.release();
    }
  }

  void close() {
    if (encoder != null) {
      encoder.close();
    }
  }
}
