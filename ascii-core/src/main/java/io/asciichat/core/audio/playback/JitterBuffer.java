package io.asciichat.core.audio.playback;

import io.asciichat.core.audio.PlaybackStatistics;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Evens out the arrival of sound: packets go in when they arrive, samples come out when they are
 * due. The delay is steered to one frame, 2.5 ms, and as much as the link's jitter demands: the
 * largest lateness seen, forgotten by 10 ms a second, down to what one packet in a hundred exceeds,
 * and never more than 300 ms.
 *
 * <ul>
 *   <li>Packets that come late enlarge the target at once; what is missing meanwhile is concealed,
 *       and silent after 100 ms.
 *   <li>Deviations are corrected by playing up to 0.5 % faster or slower; a difference of clocks is
 *       compensated for ever.
 *   <li>More than a frame too much is dropped in silence, more than 60 ms too much at once, with a
 *       cross-fade. So is what trouble has left, two seconds after it.
 *   <li>A sender who does not send silence may say so by an Opus packet of one or two bytes; if he
 *       does not, his pause is told from trouble by what follows.
 * </ul>
 *
 * <p>{@link #opus}, {@link #raw}, {@link #newStream} and {@link #bad} belong to one loop, {@link
 * #read} and {@link #close} to another; {@link #statistics} is for all. No lock, and nothing is
 * allocated per packet or sample.
 */
public final class JitterBuffer implements AutoCloseable {
  /** The longest frame that Opus packets hold: 120 ms. */
  private static final int MAX_SAMPLES = AudioCodec.Decoder.MAX_SAMPLES;

  private static final int RAW_CHUNK = 480;

  /** The most samples made in one go. */
  private static final int PIECE = 960;

  private static final double MILLI = AudioSource.SAMPLE_RATE / 1000.0;
  private static final double MILLION = 1e6;

  private final PacketRing ring = new PacketRing();
  private final Playout playout;
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong bad = new AtomicLong();
  private int stream;
  private volatile long frames;
  private volatile long concealed;
  private volatile long dropped;
  private volatile long undecodable;
  private volatile double delay;
  private volatile double target;
  private volatile double drift;

  /**
   * An empty buffer.
   *
   * @param codec opens a decoder for each stream
   */
  public JitterBuffer(AudioCodec codec) {
    playout = new Playout(ring, codec);
  }

  /** Prepares for sound from elsewhere, with other clocks: after a reconnection. */
  public void newStream() {
    stream++;
  }

  /**
   * An Opus packet has arrived.
   *
   * @param arrival the clock's reading in nanoseconds, not before that of the last packet
   * @param packet holds it; copied
   * @param samples how long its sound lasts, 1 to 5760
   */
  public void opus(long arrival, byte[] packet, int offset, int length, int samples) {
    if (length < 1 || length > PacketRing.MAX_BYTES || samples < 1 || samples > MAX_SAMPLES) {
      bad();
      return;
    }
    byte[] room = ring.room();
    if (room == null) {
      refuse(samples);
      return;
    }
    System.arraycopy(packet, offset, room, 0, length);
    ring.publish(length, samples, arrival, stream, false);
  }

  /**
   * Sound that was not compressed has arrived. It is kept with 16 bits a sample.
   *
   * @param arrival the clock's reading in nanoseconds, not before that of the last packet
   * @param samples holds it; copied
   */
  public void raw(long arrival, float[] samples, int offset, int count) {
    for (int done = 0; done < count; done += RAW_CHUNK) {
      int length = Math.min(RAW_CHUNK, count - done);
      byte[] room = ring.room();
      if (room == null) {
        refuse(count - done);
        return;
      }
      for (int i = 0; i < length; i++) {
        float sample = Math.clamp(samples[offset + done + i], -1f, 1f);
        int value = Math.round(sample * Short.MAX_VALUE);
        room[2 * i] = (byte) (value >> 8);
        room[2 * i + 1] = (byte) value;
      }
      ring.publish(2 * length, length, arrival, stream, true);
    }
  }

  private void refuse(int samples) {
    refused.incrementAndGet();
    ring.refuse(samples);
  }

  /** Counts a packet that the caller found to be bad. */
  public void bad() {
    bad.incrementAndGet();
  }

  /**
   * Gives the samples that are due; silence when there are none.
   *
   * @param now the clock's reading in nanoseconds
   * @param out takes them
   * @param offset index of the first sample to write
   * @param count how many, 0 or more
   */
  public void read(long now, float[] out, int offset, int count) {
    for (int done = 0; done < count; done += PIECE) {
      playout.read(now, out, offset + done, Math.min(PIECE, count - done));
    }
    frames = playout.frames();
    concealed = playout.concealedFrames();
    dropped = playout.droppedFrames();
    undecodable = playout.badPackets();
    delay = playout.delay();
    target = playout.target();
    drift = playout.drift();
  }

  /** Figures about playing. */
  public PlaybackStatistics statistics() {
    return new PlaybackStatistics(
        new PlaybackStatistics.Counts(
            frames, concealed, dropped + refused.get(), undecodable + bad.get()),
        delay / MILLI,
        target / MILLI,
        drift * MILLION);
  }

  /** Frees the decoder. */
  @Override
  public void close() {
    playout.close();
  }
}
