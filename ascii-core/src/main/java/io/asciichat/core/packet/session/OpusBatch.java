package io.asciichat.core.packet.session;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.PayloadRules;
import java.util.List;

/**
 * Opus packets of equal duration, in order. The bytes are not copied.
 *
 * @param sampleRate samples a second, normally 48000
 * @param frameMillis milliseconds one frame lasts, normally 20; a frame has 1 to 4096 samples
 * @param frames 1 to 1000 frames as they lie in the packet, not all empty; decoders want {@link
 *     #opusPackets()}
 */
public record OpusBatch(int sampleRate, int frameMillis, List<ByteSlice> frames)
    implements SessionPacket {
  /** Most frames in one packet. */
  public static final int MAX_FRAMES = 1000;

  /** Most samples in one frame. */
  public static final int MAX_FRAME_SAMPLES = 4096;

  private static final int MAX_SAMPLE_RATE = 192_000;
  private static final int MAX_FRAME_MILLIS = 1000;
  private static final int HEADER_SIZE = 16;
  private static final int SIZE_FIELD = 2;
  private static final int OPUS_RATE = 48_000;

  /** How a wrapped batch of one frame begins; no Opus encoder emits a packet that does. */
  private static final byte[] WRAPPING = {
    0, 0, (byte) 0xBB, (byte) 0x80, // 48000 samples a second
    0, 0, 0, 20, // milliseconds
    0, 0, 0, 1, // frames
    0, 0, 0, 0 // reserved
  };

  /** Bytes in front of the Opus packet of a batch of one. */
  public static final int SINGLE_HEADER_SIZE = HEADER_SIZE + SIZE_FIELD;

  /** Strict codec; 19 bytes and more. */
  public static final PacketCodec<OpusBatch> CODEC =
      new PacketCodec<>(
          PacketType.AUDIO_OPUS_BATCH,
          HEADER_SIZE + SIZE_FIELD + 1,
          PacketHeader.MAX_PAYLOAD,
          OpusBatch::read,
          OpusBatch::write);

  /** Checks the ranges above and keeps a copy of the list. */
  public OpusBatch {
    PayloadRules.range("sample rate", sampleRate, 1, MAX_SAMPLE_RATE);
    PayloadRules.range("frame duration", frameMillis, 1, MAX_FRAME_MILLIS);
    PayloadRules.range(
        "samples in a frame", samplesPerFrame(sampleRate, frameMillis), 1, MAX_FRAME_SAMPLES);
    PayloadRules.range("frame count", frames.size(), 1, MAX_FRAMES);
    frames = List.copyOf(frames);
    long total = 0;
    for (ByteSlice frame : frames) {
      PayloadRules.u16("size of a frame", frame.length());
      total += frame.length();
    }
    PayloadRules.require(total > 0, "all frames are empty");
  }

  /** A batch of 48 kHz frames of 20 ms, as all programs send them. */
  public static OpusBatch of(List<ByteSlice> frames) {
    return new OpusBatch(OPUS_RATE, 20, frames);
  }

  /** Samples in one frame, 1 to 4096. */
  public int samplesPerFrame() {
    return samplesPerFrame(sampleRate, frameMillis);
  }

  /**
   * The frames as an Opus decoder wants them. C servers of version 0.11 that have several batches
   * waiting wrap each whole batch as if it were one Opus packet; such a wrapping is taken off here.
   */
  public List<ByteSlice> opusPackets() {
    return frames.stream().map(OpusBatch::unwrap).toList();
  }

  /**
   * One of {@link #opusPackets()}, which allocates nothing unless it is wrapped.
   *
   * @param index 0 to below the number of frames
   */
  public ByteSlice opusPacket(int index) {
    return unwrap(frames.get(index));
  }

  /**
   * Writes what stands before the Opus packet in a batch of one frame, so that an encoder can write
   * the packet in its place.
   *
   * @param out has room for {@link #SINGLE_HEADER_SIZE} bytes from {@code offset} on
   * @param frameMillis milliseconds the frame lasts
   * @param size bytes of the Opus packet, 1 to 65535
   */
  public static void writeSingleHeader(byte[] out, int offset, int frameMillis, int size) {
    PayloadRules.u16("size of a frame", size);
    PacketHeader.putInt(out, offset, OPUS_RATE);
    PacketHeader.putInt(out, offset + 4, frameMillis);
    PacketHeader.putInt(out, offset + 8, 1);
    PacketHeader.putInt(out, offset + 12, 0);
    out[offset + HEADER_SIZE] = (byte) (size >> 8);
    out[offset + HEADER_SIZE + 1] = (byte) size;
  }

  /**
   * The Opus packet inside a whole batch of one frame that was wrapped as if it were an Opus
   * packet, or the frame itself when nothing is wrapped.
   */
  private static ByteSlice unwrap(ByteSlice frame) {
    if (frame.length() < SINGLE_HEADER_SIZE) {
      return frame;
    }
    for (int i = 0; i < HEADER_SIZE; i++) {
      if (frame.get(i) != WRAPPING[i]) {
        return frame;
      }
    }
    int size = ((frame.get(HEADER_SIZE) & 0xFF) << 8) | (frame.get(HEADER_SIZE + 1) & 0xFF);
    ByteSlice inside = frame.from(SINGLE_HEADER_SIZE);
    return size == inside.length() ? inside : frame;
  }

  private static int samplesPerFrame(int sampleRate, int frameMillis) {
    return sampleRate * frameMillis / 1000;
  }

  private static OpusBatch read(PacketReader in) throws MalformedPacketException {
    int sampleRate = in.i32();
    int frameMillis = in.i32();
    int count = in.i32();
    in.skip(4);
    PayloadRules.range("frame count", count, 1, MAX_FRAMES);
    int[] sizes = new int[count];
    for (int i = 0; i < count; i++) {
      sizes[i] = in.u16();
    }
    ByteSlice[] frames = new ByteSlice[count];
    for (int i = 0; i < count; i++) {
      frames[i] = in.slice(sizes[i]);
    }
    return new OpusBatch(sampleRate, frameMillis, List.of(frames));
  }

  private static void write(OpusBatch packet, PacketWriter out) {
    out.u32(packet.sampleRate).u32(packet.frameMillis).u32(packet.frames.size()).u32(0);
    packet.frames.forEach(frame -> out.u16(frame.length()));
    packet.frames.forEach(frame -> out.bytes(frame));
  }

  @Override
  public PacketType type() {
    return PacketType.AUDIO_OPUS_BATCH;
  }
}
