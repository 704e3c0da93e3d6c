package io.asciichat.testkit.audio;

import io.asciichat.core.port.AudioCodec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A codec without compression, so that simulations need no Opus. A packet holds its samples as
 * whole numbers of as many bits as fit into an Opus packet: 16 up to 10 ms, 10 for 20 ms, 3 for 60
 * ms, relative to the frame's loudest sample. Decoding adds no delay and the same input always
 * gives the same bytes.
 *
 * <p>Layout: byte {@code 'P'}, u8 bits, u16 samples, f32 loudest sample, then the numbers, highest
 * bit first. A silent frame of a stream with {@link EncoderSettings#discontinuous()} is the single
 * byte 0x80 + samples / 120. There is no coarse copy of the packet before: {@link Decoder#recover}
 * gives silence, as {@link Decoder#conceal} does.
 */
public final class PcmCodec implements AudioCodec {
  /** A codec. */
  public PcmCodec() {}

  @Override
  public Encoder openEncoder(EncoderSettings settings) {
    return new PcmEncoder(settings.discontinuous());
  }

  @Override
  public Decoder openDecoder() {
    return new PcmDecoder();
  }

  @Override
  public String name() {
    return "PCM";
  }

  /** The layout of a packet of {@link PcmCodec}. */
  static final class PcmPacket {
    static final byte MARK = 'P';
    static final int BITS_AT = 1;
    static final int COUNT_AT = 2;
    static final int LOUDEST_AT = 4;
    static final int HEADER = 8;

    /** Set in the only byte of a silent frame's packet. */
    static final int SILENT = 0x80;

    /** Frames are multiples of 2.5 ms. */
    static final int UNIT = 120;

    static final VarHandle SHORT =
        MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle FLOAT =
        MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);

    private PcmPacket() {}

    /** Returns whether Opus has frames of so many samples. */
    static boolean isFrame(int count) {
      return switch (count) {
        case 120, 240, 480, 960, 1920, 2880 -> true;
        default -> false;
      };
    }

    /** Bytes of a packet. */
    static int size(int count, int bits) {
      return HEADER + (count * bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** The number that the loudest sample becomes. */
    static int largest(int bits) {
      return (1 << (bits - 1)) - 1;
    }
  }

  /** Packs samples as {@link PcmCodec} says. */
  static final class PcmEncoder implements AudioCodec.Encoder {
    private static final int MAX_BITS = 16;

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
      int bits = Math.min(MAX_BITS, (MAX_BYTES - PcmPacket.HEADER) * Byte.SIZE / count);
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

  /** Unpacks what {@link PcmEncoder} has packed. */
  static final class PcmDecoder implements AudioCodec.Decoder {
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
}
