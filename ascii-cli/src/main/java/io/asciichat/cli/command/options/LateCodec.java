package io.asciichat.cli.command.options;

import io.asciichat.core.port.AudioCodec;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A codec that is opened with the first sound: looking for libraries must not keep the first
 * picture waiting.
 */
public final class LateCodec implements AudioCodec {
  private final Supplier<AudioCodec> opening;
  private final AtomicReference<@Nullable AudioCodec> opened = new AtomicReference<>();

  /**
   * @param opening gives equal codecs, should two threads come first at the same time
   */
  public LateCodec(Supplier<AudioCodec> opening) {
    this.opening = opening;
  }

  private AudioCodec codec() {
    AudioCodec before = opened.get();
    if (before != null) {
      return before;
    }
    AudioCodec codec = opening.get();
    AudioCodec first = opened.compareAndExchange(null, codec);
    return first == null ? codec : first;
  }

  @Override
  public Encoder openEncoder(EncoderSettings settings) {
    return codec().openEncoder(settings);
  }

  @Override
  public Decoder openDecoder() {
    return codec().openDecoder();
  }

  @Override
  public String name() {
    return codec().name();
  }
}
