package io.asciichat.core.server.sound;

import io.asciichat.core.audio.mix.Mixer;
import io.asciichat.core.audio.wire.SoundEncoder;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.packet.PacketHeader;
import java.util.Arrays;

/**
 * The sound of all listeners of one format who have no mix of their own: encoded once for each
 * frame. Frames begin at multiples of their length, so those of all listeners coincide. Touched
 * only by the loop that mixes.
 */
final class SharedSound {
  private final SoundFormat format;
  private final SoundEncoder encoder;
  private final float[] frame;
  private final float[] before;
  private boolean encodedBefore;

  SharedSound(SoundFormat format, SoundEncoder encoder) {
    this.format = format;
    this.encoder = encoder;
    frame = new float[format.frameSamples()];
    before = new float[frame.length];
  }

  /**
   * Takes in what was mixed.
   *
   * @param position number of the first sample
   */
  void append(Mixer mixer, SoundListener[] clients, int clientCount, long position, int count) {
    int done = 0;
    while (done < count) {
      int at = (int) ((position + done) % frame.length);
      int part = Math.min(count - done, frame.length - at);
      System.arraycopy(mixer.sharedMix(), done, frame, at, part);
      for (int i = 0; i < clientCount; i++) {
        SoundListener client = clients[i];
        if (client.listens && client.format.equals(format)) {
          append(client, mixer, done, at, part);
        }
      }
      done += part;
      if (at + part == frame.length) {
        deliver(clients, clientCount);
      }
    }
  }

  private void append(SoundListener client, Mixer mixer, int from, int at, int part) {
    boolean own = mixer.hasOwnMix(client.seat);
    if (at == 0) {
      client.ownFrame = own || client.hasUnsent();
    } else if (own && !client.ownFrame) {
      client.ownFrame = true;
      System.arraycopy(frame, 0, client.frame, 0, at);
    }
    if (client.ownFrame) {
      System.arraycopy(mixer.mixFor(client.seat), from, client.frame, at, part);
    }
  }

  private void deliver(SoundListener[] clients, int clientCount) {
    boolean wanted = false;
    for (int i = 0; i < clientCount; i++) {
      SoundListener client = clients[i];
      if (client.listens && client.format.equals(format)) {
        if (client.ownFrame) {
          client.handOver(before);
        } else {
          client.heardShared();
          wanted = true;
        }
      }
    }
    if (wanted) {
      encode(clients, clientCount);
    }
    encodedBefore = wanted;
    System.arraycopy(frame, 0, before, 0, frame.length);
  }

  private void encode(SoundListener[] clients, int clientCount) {
    if (!encodedBefore) {
      encoder.prime(before, 0, format.frameMillis());
    }
    PooledBuffer payload = encoder.encode(frame, 0, format.frameMillis());
    boolean pause = encoder.isPause(payload);
    int crc = PacketHeader.crcOf(payload.array(), 0, payload.length());
    for (int i = 0; i < clientCount; i++) {
      SoundListener client = clients[i];
      if (client.listens && client.format.equals(format) && !client.ownFrame) {
        client.send(payload, crc, pause);
      }
    }
    payload.release();
  }

  /** Forgets the frame that has begun: time has jumped. */
  void restart() {
    Arrays.fill(frame, 0);
    Arrays.fill(before, 0);
    encodedBefore = false;
  }

  void close() {
    encoder.close();
  }
}
