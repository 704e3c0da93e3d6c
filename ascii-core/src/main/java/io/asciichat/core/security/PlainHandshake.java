package io.asciichat.core.security;

import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;

/** No exchange at all: the client is done when it starts, the server at the first packet. */
final class PlainHandshake implements Handshake {
  private final boolean client;
  private final PlainCipher cipher = new PlainCipher();
  private boolean done;
  private boolean refused;

  PlainHandshake(boolean client) {
    this.client = client;
  }

  @Override
  public Progress start(PacketSink out) {
    done = client;
    return client ? Progress.DONE : Progress.MORE;
  }

  @Override
  public Progress receive(PacketType type, byte[] payload, int offset, int length, PacketSink out)
      throws HandshakeException {
    if (done) {
      throw new IllegalStateException("the handshake is finished");
    }
    if (type == PacketType.PROTOCOL_VERSION || type == PacketType.ENCRYPTED || type.alwaysPlain()) {
      throw new HandshakeException(
          ErrorCode.NOT_SUPPORTED, "the client wants encryption, this side has none");
    }
    done = true;
    return Progress.DONE_PACKET_UNUSED;
  }

  @Override
  public boolean refuse(ErrorCode code, String reason, PacketSink out) {
    if (client) {
      return false;
    }
    if (!refused) {
      refused = true;
      ErrorMessage.send(code, reason, out);
    }
    return true;
  }

  @Override
  public PacketCipher cipher() {
    if (!done) {
      throw new IllegalStateException("the handshake is not finished");
    }
    return cipher;
  }

  @Override
  public void close() {}
}
