package io.asciichat.testkit.security;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.Security;
import io.asciichat.core.security.PlainCipher;
import org.jspecify.annotations.Nullable;

/**
 * Says PING and is done when that is answered with PONG. For clients.
 *
 * @param refusal what it thinks of a server that answers, if that should not do
 * @param hungUp what it thinks of a server that hangs up instead
 */
public record GreetingSecurity(
    @Nullable HandshakeException refusal, @Nullable HandshakeException hungUp) implements Security {
  /** Content with every server. */
  public static GreetingSecurity content() {
    return new GreetingSecurity(null, null);
  }

  @Override
  public Handshake serve(BufferPool pool) {
    throw new UnsupportedOperationException("clients only");
  }

  @Override
  public Handshake connect(BufferPool pool, String server) {
    return new Handshake() {
      @Override
      public Progress start(PacketSink out) {
        out.send(PacketType.PING, new byte[0]);
        return Progress.MORE;
      }

      @Override
      public Progress receive(
          PacketType type, byte[] payload, int offset, int length, PacketSink out)
          throws HandshakeException {
        if (refusal != null) {
          throw refusal;
        }
        return type == PacketType.PONG ? Progress.DONE : Progress.MORE;
      }

      @Override
      public @Nullable HandshakeException hungUp() {
        return hungUp;
      }

      @Override
      public PacketCipher cipher() {
        return new PlainCipher();
      }

      @Override
      public void close() {}
    };
  }
}
