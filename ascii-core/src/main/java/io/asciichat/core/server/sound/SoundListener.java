package io.asciichat.core.server.sound;

import io.asciichat.core.audio.wire.SoundEncoder;
import io.asciichat.core.buffer.PooledBuffer;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.link.PeerLink;
import io.asciichat.core.loop.LoopHandle;
import io.asciichat.core.loop.LoopSlot;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One client in the {@link SoundRoom}: its voice, and the mix it hears. A mix of its own is handed
 * over frame by frame to the client's audio loop, which encodes it; the mix that others hear too
 * comes encoded from the room.
 */
final class SoundListener implements AutoCloseable {
  /**
   * Frames that may wait to be encoded: above that the machine is too slow, and they are dropped.
   */
  private static final int MAX_UNSENT = 8;

  /** Stands before each frame that is handed over. */
  private static final float SEND = 0;

  private static final float PRIME = 1;

  final int seat;
  final boolean listens;
  final SoundFormat format;
  final VoiceLevel level;
  private final PeerLink link;
  private final SoundEncoder encoder;
  private final SampleRing handedOver;
  private final float[] encoding;
  private final float[] mark = new float[1];
  private final AtomicInteger unsent = new AtomicInteger();
  private final AtomicBoolean failed = new AtomicBoolean();
  private volatile @Nullable SentVoice voice;

  /**
   * Whether what was sent last is a pause, as is the time before the first packet. Written by the
   * loop that mixes and by the client's, never at once.
   */
  private volatile boolean paused = true;

  private volatile boolean wantsLevels;
  private final LoopSlot loop = new LoopSlot();

  // Below: touched only by the loop that mixes.
  final float[] frame;
  boolean ownFrame;
  private boolean ownBefore;

  SoundListener(
      int seat,
      boolean listens,
      SoundFormat format,
      VoiceLevel level,
      PeerLink link,
      SoundEncoder encoder) {
    this.seat = seat;
    this.listens = listens;
    this.format = format;
    this.level = level;
    this.link = link;
    this.encoder = encoder;
    frame = new float[format.frameSamples()];
    encoding = new float[format.frameSamples()];
    // Room for a priming frame beside each.
    handedOver = new SampleRing(listens ? 2 * MAX_UNSENT * (frame.length + 1) : 1);
  }

  @Nullable SentVoice voice() {
    return voice;
  }

  void voice(@Nullable SentVoice other) {
    voice = other;
  }

  void loop(LoopHandle handle) {
    loop.set(handle);
  }

  /** Says whether the client wants to be told how loud the others are. */
  void wantsLevels(boolean yes) {
    wantsLevels = yes;
    wake();
  }

  boolean wantsLevels() {
    return wantsLevels;
  }

  void wake() {
    loop.wake();
  }

  /** Returns whether frames of its own wait to be sent: others must not overtake them. */
  boolean hasUnsent() {
    return unsent.get() > 0;
  }

  /**
   * Hands {@link #frame} over to the client's loop, which looks when it is {@linkplain #wakeToSend
   * woken}; called by the loop that mixes.
   */
  void handOver(float[] sharedBefore) {
    boolean resumes = !ownBefore;
    ownBefore = true;
    if (unsent.get() >= MAX_UNSENT) {
      return;
    }
    if (resumes) {
      write(PRIME, sharedBefore);
    }
    unsent.incrementAndGet();
    write(SEND, frame);
  }

  /** Makes the client's loop send what was handed over, if it sleeps. */
  void wakeToSend() {
    if (hasUnsent()) {
      wake();
    }
  }

  private void write(float kind, float[] samples) {
    mark[0] = kind;
    handedOver.write(mark, 0, 1);
    handedOver.write(samples, 0, frame.length);
  }

  /**
   * Sends a packet that several clients may get. Of a pause only the first packet is sent, which
   * tells that it begins, so that nothing is taken for lost or late.
   *
   * @param pause whether the packet holds none of the sound
   */
  void send(PooledBuffer payload, int crc, boolean pause) {
    if (pause && paused) {
      return;
    }
    paused = pause;
    link.send(PacketType.AUDIO_OPUS_BATCH, payload, 0, payload.length(), crc);
  }

  /** Sends how loud the others are; only the newest waits for a slow client. */
  void sendLevels(PooledBuffer payload) {
    int crc = PacketHeader.crcOf(payload.array(), 0, payload.length());
    link.send(PacketType.SOUND_LEVELS, payload, 0, payload.length(), crc);
  }

  /** The frame that has just ended came from the common mix. */
  void heardShared() {
    ownBefore = false;
  }

  /** Encodes and sends what was handed over; called by the client's audio loop. */
  void sendOwn() {
    while (handedOver.available() > frame.length) {
      handedOver.read(encoding, 0, 1);
      boolean prime = encoding[0] == PRIME;
      handedOver.read(encoding, 0, frame.length);
      if (prime) {
        encoder.prime(encoding, 0, format.frameMillis());
      } else {
        sendFrame();
        unsent.decrementAndGet();
      }
    }
  }

  private void sendFrame() {
    PooledBuffer payload = encoder.encode(encoding, 0, format.frameMillis());
    int crc = PacketHeader.crcOf(payload.array(), 0, payload.length());
    send(payload, crc, encoder.isPause(payload));
    payload.release();
  }

  /**
   * Something of the client's sound has died, and the client must go. Only the first call counts.
   *
   * @param what the thing that died, for the log
   */
  void fail(String what, Throwable failure) {
    if (failed.compareAndSet(false, true)) {
      link.finish(ErrorCode.INTERNAL, "sound failed: " + what + " died of " + failure);
    }
  }

  boolean hasFailed() {
    return failed.get();
  }

  /** Gives the encoder back; called when the loop has ended. */
  @Override
  public void close() {
    encoder.close();
  }
}
