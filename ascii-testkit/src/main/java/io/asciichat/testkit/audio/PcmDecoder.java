package io.asciichat.testkit.audio;

import io.asciichat.core.port.AudioCodec;
import java.util.Arrays;

/** Unpacks what {@link PcmEncoder} has packed. */
final class PcmDecoder implements AudioCodec.Decoder {
  private static final int INVALID = -1;

  PcmDecoder() {}

  @Override
  public int decode(byte[] packet, int offset, int length, float[] out) {
    int count = samplesIn(packet, offset, length);
    if (length == 1 && count > 0) {
      Arrays.fill(out, 0, count, 0);
    } else if (count > 0) {
      unpack(packet, offset, count, out);
    }
    return count;
  }

  private static int samplesIn(byte[] packet, int offset, int length) {
    if (length == 1) {
      int count = ((packet[offset] & 0xFF) - PcmPacket.SILENT) * PcmPacket.UNIT;
      return PcmPacket.isFrame(count) ? count : INVALID;
    }
    if (length < PcmPacket.HEADER || packet[offset] != PcmPacket.MARK) {
      return INVALID;
    }
    int bits = packet[offset + PcmPacket.BITS_AT];
    int count = (short) PcmPacket.SHORT.get(packet, offset + PcmPacket.COUNT_AT);
    float loudest = (float) PcmPacket.FLOAT.get(packet, offset + PcmPacket.LOUDEST_AT);
    boolean valid =
        PcmPacket.isFrame(count)
            && bits >= 2
            && bits <= 16
            && PcmPacket.size(count, bits) == length
            && loudest >= 0
            && Float.isFinite(loudest);
    return valid ? count : INVALID;
  }

  private static void unpack(byte[] packet, int offset, int count, float[] out) {
    int bits = packet[offset + PcmPacket.BITS_AT];
    float loudest = (float) PcmPacket.FLOAT.get(packet, offset + PcmPacket.LOUDEST_AT);
    float scale = loudest / PcmPacket.largest(bits);
    int next = offset + PcmPacket.HEADER;
    int held = 0;
    int heldBits = 0;
    for (int i = 0; i < count; i++) {
      while (heldBits < bits) {
        held = held << Byte.SIZE | packet[next++] & 0xFF;
        heldBits += Byte.SIZE;
      }
      heldBits -= bits;
      int unused = Integer.SIZE - bits;
      out[i] = (held >> heldBits << unused >> unused) * scale;
    }
  }

  @Override
  public int conceal(int count, float[] out) {
    Arrays.fill(out, 0, count, 0);
    return count;
  }

  @Override
  public int recover(byte[] packet, int offset, int length, int count, float[] out) {
    return samplesIn(packet, offset, length) < 0 ? INVALID : conceal(count, out);
  }

  @Override
  public void close() {}
}
