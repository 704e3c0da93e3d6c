package io.asciichat.testkit.sound;

import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.Security;
import io.asciichat.core.security.PlainCipher;
import java.io.IOException;

/** No handshake, nothing encrypted, but the peer counts as one of ours. For clients. */
final class ExtendedSecurity implements Security {
  @Override
  public Handshake serve() {
    throw new UnsupportedOperationException("clients only");
  }

  @Override
  public Handshake connect() {
    return new Handshake() {
      @Override
      public Progress start(PacketSink out) {
        return Progress.DONE;
      }

      @Override
      public Progress receive(
          PacketType type, byte[] payload, int offset, int length, PacketSink out) {
        throw new IllegalStateException("already finished");
      }

      @Override
      public PacketCipher cipher() {
        return new Extended();
      }

      @Override
      public void close() {}
    };
  }

  private static final class Extended implements PacketCipher {
    private final PlainCipher plain = new PlainCipher();

    @Override
    public PeerInfo peer() {
      return new PeerInfo(true, null);
    }

    @Override
    public int sealedSize(int length) {
      return plain.sealedSize(length);
    }

    @Override
    public int seal(
        PacketType type, byte[] payload, int offset, int length, int crc, byte[] out, int at)
        throws IOException {
      return plain.seal(type, payload, offset, length, crc, out, at);
    }

    @Override
    public ReceivedPacket open(ReceivedPacket packet) throws IOException {
      return plain.open(packet);
    }

    @Override
    public void rekey(ReceivedPacket packet, PacketSink out) throws IOException {
      plain.rekey(packet, out);
    }

    @Override
    public void startRekeyIfDue(long now, PacketSink out) {}

    @Override
    public boolean encrypted() {
      return false;
    }

    @Override
    public void close() {
      plain.close();
    }
  }
}
