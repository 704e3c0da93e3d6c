package io.asciichat.media.audio.opus;

import io.asciichat.core.port.AudioCodec;

/** Opus by the system's libopus. Thread-safe. */
final class NativeOpus implements AudioCodec {
  private final LibOpus library;

  NativeOpus(LibOpus library) {
    this.library = library;
  }

  @Override
  public Encoder openEncoder(EncoderSettings settings) {
    return new NativeEncoder(library, settings);
  }

  @Override
  public Decoder openDecoder() {
    return new NativeDecoder(library);
  }

  @Override
  public String name() {
    return library.name();
  }
}
