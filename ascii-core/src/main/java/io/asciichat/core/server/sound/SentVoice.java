package io.asciichat.core.server.sound;

import io.asciichat.core.audio.MixerSettings;
import io.asciichat.core.audio.dsp.Quiet;
import io.asciichat.core.audio.mix.VoiceStrip;
import io.asciichat.core.audio.wire.RawSound;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.session.AudioBatch;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.port.AudioCodec;
import io.asciichat.core.port.AudioSource;
import io.asciichat.core.statistics.Counter;
import org.jspecify.annotations.Nullable;

/**
 * The sound one client sends: decoded, cleaned and put into a buffer from which it is mixed.
 * Belongs to the client's receive loop, but for {@link #buffer}.
 */
final class SentVoice implements AutoCloseable {
  /** More sound in one packet is refused: decoding it would hold up the client's other packets. */
  private static final int MAX_MILLIS = 1000;

  /** What a packet of raw sound may hold of all channels together: a second of stereo. */
  private static final int MAX_RAW_SAMPLES = 2 * AudioSource.SAMPLE_RATE;

  /**
   * Broken frames of one packet after which the rest of it is not even tried: what is not Opus
   * costs as much time as what is.
   */
  private static final int MAX_BROKEN = 3;

  /** A frame whose samples are all below this, −80 dB, is silent. */
  private static final float SILENT = 1e-4f;

  private final AudioCodec.Decoder decoder;
  private final VoiceStrip strip;
  private final RawSound raw = new RawSound();
  private final VoiceBuffer buffer;
  private final float[] sound = new float[AudioCodec.Decoder.MAX_SAMPLES];
  private final Counter received;
  private int silentFor;

  /** The last complaint, made anew only with other numbers: garbage seldom comes alone. */
  private @Nullable MalformedPacketException complaint;

  private int wrongBefore;
  private int framesBefore;

  /**
   * @param minMargin samples to hold back in any case, for jitter
   * @param received counts the samples that come
   */
  SentVoice(AudioCodec codec, MixerSettings settings, int minMargin, Counter received) {
    this.received = received;
    decoder = codec.openDecoder();
    strip = new VoiceStrip(settings);
    buffer = new VoiceBuffer(minMargin);
  }

  VoiceBuffer buffer() {
    return buffer;
  }

  /**
   * Takes in Opus packets; those that are good even when one or two others are not.
   *
   * @param arrival when they have come, as {@link TickSamples#at} counts
   * @throws MalformedPacketException when a packet is not an Opus packet or not as long as
   *     announced
   */
  void receive(OpusBatch batch, long arrival) throws MalformedPacketException {
    if (batch.sampleRate() != AudioSource.SAMPLE_RATE) {
      throw new MalformedPacketException("Opus at " + batch.sampleRate() + " samples a second");
    }
    if (batch.frames().size() * batch.frameMillis() > MAX_MILLIS) {
      throw new MalformedPacketException("more than a second of sound in one packet");
    }
    int wrong = 0;
    for (int i = 0; i < batch.frames().size() && wrong < MAX_BROKEN; i++) {
      ByteSlice packet = batch.opusPacket(i);
      int count = decoder.decode(packet.array(), packet.offset(), packet.length(), sound);
      if (count == batch.samplesPerFrame()) {
        accept(count, arrival, packet.length() <= AudioCodec.Encoder.MAX_PAUSE_BYTES);
      } else {
        wrong++;
      }
    }
    if (wrong > 0) {
      throw complaint(wrong, batch.frames().size());
    }
  }

  private MalformedPacketException complaint(int wrong, int frames) {
    MalformedPacketException last = complaint;
    if (last == null || wrong != wrongBefore || frames != framesBefore) {
      last =
          new MalformedPacketException(
              wrong + " of " + frames + " Opus frames are broken or of another length");
      complaint = last;
      wrongBefore = wrong;
      framesBefore = frames;
    }
    return last;
  }

  /**
   * Takes in uncompressed sound of any rate and number of channels.
   *
   * @param arrival when it has come, as for Opus packets
   * @throws MalformedPacketException when it is longer than a second or has too many samples
   */
  void receive(AudioBatch batch, long arrival) throws MalformedPacketException {
    batch.requireAtMost(MAX_RAW_SAMPLES);
    if (batch.sampleCount() / batch.channels() > batch.sampleRate()) {
      throw new MalformedPacketException("more than a second of sound in one packet");
    }
    raw.begin(batch);
    for (int count = raw.next(sound); count > 0; count = raw.next(sound)) {
      accept(count, arrival, false);
    }
  }

  private void accept(int count, long arrival, boolean pauseFollows) {
    received.add(count);
    buffer.arrived(count, arrival, pauseFollows);
    strip.process(sound, 0, count);
    silentFor = Quiet.isBelow(sound, 0, count, SILENT) ? silentFor + count : 0;
    // A client that goes on sending silence costs the mixer nothing.
    if (silentFor <= VoiceBuffer.IDLE) {
      buffer.write(sound, 0, count, arrival);
    }
  }

  @Override
  public void close() {
    decoder.close();
  }
}
