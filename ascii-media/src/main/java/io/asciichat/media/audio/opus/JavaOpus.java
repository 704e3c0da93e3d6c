package io.asciichat.media.audio.opus;

import io.asciichat.core.port.AudioCodec;

/** Opus by Concentus, a translation of libopus 1.1 to Java. Thread-safe. */
final class JavaOpus implements AudioCodec {
  @Override
  public Encoder openEncoder(EncoderSettings settings) {
    return new JavaEncoder(settings);
  }

  @Override
  public Decoder openDecoder() {
    return new JavaDecoder();
  }

  @Override
  public String name() {
    return "Concentus (Java)";
  }
}
