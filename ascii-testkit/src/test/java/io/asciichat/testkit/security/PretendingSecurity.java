package io.asciichat.testkit.security;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.ReceivedPacket;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.Security;
import io.asciichat.core.security.PlainCipher;
import java.io.IOException;

/**
 * Needs no handshake and encrypts nothing, but may say otherwise. For clients.
 *
 * @param encrypted whether it says that it encrypts, so that every packet must go through it
 * @param dialect what the peer counts as speaking
 */
public record PretendingSecurity(boolean encrypted, Dialect dialect) implements Security {
  @Override
  public Handshake serve(BufferPool pool) {
    throw new UnsupportedOperationException("clients only");
  }

  @Override
  public Handshake connect(BufferPool pool, String server) {
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
        return new PretendingCipher();
      }

      @Override
      public void close() {}
    };
  }

  private final class PretendingCipher implements PacketCipher {
    private final PlainCipher plain = new PlainCipher();

    @Override
    public PeerInfo peer() {
      return new PeerInfo(dialect, null, false, null);
    }

    @Override
    public boolean encrypted() {
      return encrypted;
    }

    @Override
    public int sealedSize(int payloadLength) {
      return plain.sealedSize(payloadLength);
    }

    @Override
    public int seal(
        PacketType type,
        byte[] payload,
        int offset,
        int length,
        int payloadCrc,
        byte[] out,
        int outOffset)
        throws IOException {
      return plain.seal(type, payload, offset, length, payloadCrc, out, outOffset);
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
    public void close() {
      plain.close();
    }
  }
}
