package io.asciichat.testkit.audio;

import io.asciichat.core.port.AudioCodec;

/** Packs samples as {@link PcmCodec} says. */
final class PcmEncoder implements AudioCodec.Encoder {
  private static final int MOST_BITS = 16;

  private final boolean discontinuous;

  PcmEncoder(boolean discontinuous) {
    this.discontinuous = discontinuous;
  }

  @Override
  public int encode(float[] samples, int offset, int count, byte[] out, int at) {
    if (!PcmPacket.isFrame(count)) {
      throw new IllegalArgumentException("no frame has " + count + " samples");
    }
    float loudest = 0;
    for (int i = 0; i < count; i++) {
      loudest = Math.max(loudest, Math.abs(samples[offset + i]));
    }
    if (discontinuous && loudest == 0) {
      return pause(count, out, at);
    }
    int bits = Math.min(MOST_BITS, (MAX_BYTES - PcmPacket.HEADER) * Byte.SIZE / count);
    out[at] = PcmPacket.MARK;
    out[at + PcmPacket.BITS_AT] = (byte) bits;
    PcmPacket.SHORT.set(out, at + PcmPacket.COUNT_AT, (short) count);
    PcmPacket.FLOAT.set(out, at + PcmPacket.LOUDEST_AT, loudest);
    float scale = loudest == 0 ? 0 : PcmPacket.largest(bits) / loudest;
    pack(samples, offset, count, bits, scale, out, at + PcmPacket.HEADER);
    return PcmPacket.size(count, bits);
  }

  @Override
  public int pause(int count, byte[] out, int at) {
    out[at] = (byte) (PcmPacket.SILENT + count / PcmPacket.UNIT);
    return 1;
  }

  private static void pack(
      float[] samples, int offset, int count, int bits, float scale, byte[] out, int at) {
    int next = at;
    int held = 0;
    int heldBits = 0;
    for (int i = 0; i < count; i++) {
      int number = Math.round(samples[offset + i] * scale) & ((1 << bits) - 1);
      held = held << bits | number;
      heldBits += bits;
      while (heldBits >= Byte.SIZE) {
        heldBits -= Byte.SIZE;
        out[next++] = (byte) (held >> heldBits);
      }
    }
    if (heldBits > 0) {
      out[next] = (byte) (held << (Byte.SIZE - heldBits));
    }
  }

  @Override
  public void close() {}
}
