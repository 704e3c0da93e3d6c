package io.asciichat.testkit.audio;

import io.asciichat.core.port.AudioCodec;

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
}
