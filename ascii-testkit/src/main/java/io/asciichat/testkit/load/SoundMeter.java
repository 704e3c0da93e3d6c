package io.asciichat.testkit.load;

import io.asciichat.core.audio.dsp.Decibels;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioCodec.Decoder;
import io.asciichat.core.port.AudioCodec.Encoder;
import io.asciichat.testkit.load.Feed.MeasureWindow;
import io.asciichat.testkit.load.LoadReport.ClientSound;
import java.util.concurrent.TimeUnit;

/**
 * Counts the sound one client gets. Decoding would cost more than all the rest, so the last packets
 * of the measured time are kept as they are and decoded when it is over: a server that sends
 * silence, or nothing that is sound, does not look good. Written by the receive loop; read after
 * that has ended.
 */
final class SoundMeter {
  /** Opus packets that are kept: a second at 10 ms. */
  private static final int KEPT = 100;

  /** A decoder that begins in the midst of a stream is not at its level at once. */
  private static final int SETTLING = 5;

  private final MeasureWindow window;
  private final FrameMeter arrivals;
  private final PlayoutMeter playout;
  private final byte[] kept = new byte[KEPT * Encoder.MAX_BYTES];
  private final int[] keptLengths = new int[KEPT];
  private long opusPackets;
  private long pauses;

  SoundMeter(MeasureWindow window) {
    this.window = window;
    arrivals = new FrameMeter(window);
    playout = new PlayoutMeter(window);
  }

  void packet(long now, ReceivedPacket packet) {
    try {
      OpusBatch batch = OpusBatch.CODEC.decode(packet.reader());
      int bytes = 0;
      for (ByteSlice opus : batch.opusPackets()) {
        bytes += opus.length();
        if (window.contains(now)) {
          keep(opus);
        }
      }
      arrivals.frame(now, bytes);
      playout.packet(
          now, TimeUnit.MILLISECONDS.toNanos((long) batch.frameMillis() * batch.frames().size()));
    } catch (MalformedPacketException e) {
      arrivals.invalidFrame(now);
    }
  }

  private void keep(ByteSlice opus) {
    pauses += opus.length() <= Encoder.MAX_PAUSE_BYTES ? 1 : 0;
    int place = (int) (opusPackets++ % KEPT);
    int length = Math.min(opus.length(), Encoder.MAX_BYTES);
    System.arraycopy(opus.array(), opus.offset(), kept, place * Encoder.MAX_BYTES, length);
    keptLengths[place] = length;
  }

  /** The measured time is over; called once, by the receive loop. */
  void finish() {
    arrivals.finish();
    playout.finish();
  }

  FrameMeter arrivals() {
    return arrivals;
  }

  /** Packets that began a pause. */
  long pauses() {
    return pauses;
  }

  /**
   * How loud the last packets of the measured time are: RMS, in dB of full scale; {@link
   * Decibels#SILENCE} when there are none, or none that can be decoded.
   */
  double levelDb(AudioCodec codec) {
    float[] out = new float[Decoder.MAX_SAMPLES];
    double power = 0;
    long samples = 0;
    try (Decoder decoder = codec.openDecoder()) {
      long first = Math.max(0, opusPackets - KEPT);
      for (long i = first; i < opusPackets; i++) {
        int place = (int) (i % KEPT);
        int count = decoder.decode(kept, place * Encoder.MAX_BYTES, keptLengths[place], out);
        if (i >= first + SETTLING) {
          for (int k = 0; k < count; k++) {
            power += out[k] * out[k];
          }
          samples += Math.max(0, count);
        }
      }
    }
    return samples == 0 ? Decibels.SILENCE : Decibels.ofPower(power / samples);
  }

  /** The report on this client. */
  ClientSound result(AudioCodec codec, long sent, long mostLateNanos, double seconds) {
    return new ClientSound(
        sent / seconds,
        mostLateNanos / 1e6,
        arrivals.arrivals(seconds),
        playout.result(),
        pauses,
        levelDb(codec));
  }
}
