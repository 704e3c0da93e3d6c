package io.asciichat.testkit.load;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.Security;

/** Says PING and refuses whatever is answered. */
final class RefusingSecurity implements Security {
  @Override
  public Handshake serve() {
    throw new UnsupportedOperationException("clients only");
  }

  @Override
  public Handshake connect() {
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
        throw new HandshakeException(ErrorCode.AUTH, "wrong password");
      }

      @Override
      public PacketCipher cipher() {
        throw new IllegalStateException("never finished");
      }

      @Override
      public void close() {}
    };
  }
}
