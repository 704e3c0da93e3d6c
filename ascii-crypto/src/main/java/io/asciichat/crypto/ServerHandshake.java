package io.asciichat.crypto;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.MalformedPacketException;
import io.asciichat.core.packet.PacketReader;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.handshake.AuthChallenge;
import io.asciichat.core.packet.handshake.AuthFailed;
import io.asciichat.core.packet.handshake.AuthResponse;
import io.asciichat.core.packet.handshake.ClientHello;
import io.asciichat.core.packet.handshake.CryptoCapabilities;
import io.asciichat.core.packet.handshake.CryptoParameters;
import io.asciichat.core.packet.handshake.HandshakeSignal;
import io.asciichat.core.packet.handshake.KeyExchangeInit;
import io.asciichat.core.packet.handshake.KeyExchangeResponse;
import io.asciichat.core.packet.handshake.ProtocolVersion;
import io.asciichat.core.packet.handshake.ServerAuthResponse;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.HandshakeException.PasswordFault;
import io.asciichat.core.security.PlainCipher;

/**
 * The server's side. It speaks second, shows no identity, and asks for a proof only when it has a
 * password. A server that allows plaintext still serves clients that want encryption.
 */
final class ServerHandshake extends AcipHandshake {
  private enum State {
    VERSION,
    CAPABILITIES,
    KEY_EXCHANGE,
    AUTH
  }

  private State state = State.VERSION;
  private int mode;
  private boolean extended;
  private boolean hello;
  private boolean answered;
  private byte[] nonce = new byte[0];

  ServerHandshake(Libsodium sodium, Settings settings, BufferPool pool) {
    super(sodium, settings, pool, false);
  }

  @Override
  public Progress start(PacketSink out) {
    return Progress.MORE;
  }

  @Override
  Progress handle(PacketType type, byte[] payload, int offset, int length, PacketSink out)
      throws HandshakeException, MalformedPacketException {
    PacketReader in = new PacketReader(payload, offset, length);
    if (type == PacketType.CRYPTO_NO_ENCRYPTION) {
      HandshakeSignal.NO_ENCRYPTION.codec().decode(in);
      refusePlaintext();
      return finishPlain(new PlainCipher(), Progress.DONE);
    }
    switch (state) {
      case VERSION -> {
        if (type != PacketType.PROTOCOL_VERSION) {
          if (type == PacketType.ENCRYPTED || type.alwaysPlain()) {
            throw unexpected(type, "PROTOCOL_VERSION");
          }
          refusePlaintext();
          return finishPlain(new PlainCipher(), Progress.DONE_PACKET_UNUSED);
        }
        onVersion(ProtocolVersion.CODEC.decode(in), out);
      }
      case CAPABILITIES -> {
        if (type != PacketType.CRYPTO_CAPABILITIES) {
          throw unexpected(type, "CRYPTO_CAPABILITIES");
        }
        onCapabilities(CryptoCapabilities.CODEC.decode(in), out);
      }
      case KEY_EXCHANGE -> {
        // A C client that was told to expect an identity says so first; there is none to choose.
        if (type == PacketType.CRYPTO_CLIENT_HELLO && !hello) {
          ClientHello.CODEC.decode(in);
          hello = true;
          return Progress.MORE;
        }
        if (type != PacketType.CRYPTO_KEY_EXCHANGE_RESP) {
          throw unexpected(type, "CRYPTO_KEY_EXCHANGE_RESP");
        }
        return onKeyExchange(KeyExchangeResponse.CODEC.decode(in), out);
      }
      case AUTH -> {
        if (type != PacketType.CRYPTO_AUTH_RESPONSE) {
          throw unexpected(type, "CRYPTO_AUTH_RESPONSE");
        }
        return onAnswer(AuthResponse.CODEC.decode(in), out);
      }
    }
    return Progress.MORE;
  }

  @Override
  public boolean refuse(ErrorCode code, String reason, PacketSink out) {
    if (!answered) {
      answered = true;
      ErrorMessage.send(code, reason, out);
    }
    return true;
  }

  private void onVersion(ProtocolVersion version, PacketSink out) throws HandshakeException {
    if (version.version() != ProtocolVersion.VERSION) {
      throw new HandshakeException(
          ErrorCode.NOT_SUPPORTED,
          "the client speaks version "
              + version.version()
              + " of the protocol, this server version "
              + ProtocolVersion.VERSION
              + "; one of them needs an update"
              + OR_CHANGED);
    }
    mode = version.mode();
    switch (mode) {
      case 0, ProtocolVersion.AUTHENTICATE ->
          throw new HandshakeException(
              ErrorCode.NOT_SUPPORTED,
              "the client wants a handshake without encryption (crypto mode "
                  + mode
                  + "), which this server does not do"
                  + OR_CHANGED);
      case ProtocolVersion.ENCRYPT, ProtocolVersion.ENCRYPT | ProtocolVersion.AUTHENTICATE -> {}
      default -> throw broken("unknown crypto mode " + mode + OR_CHANGED);
    }
    int agreed = Extension.bits(version.reserved()) & settings.extensions;
    extended = (agreed & Extension.CHANNEL) != 0;
    send(ProtocolVersion.CODEC, ProtocolVersion.of(mode, Extension.bytes(agreed)), out);
    state = State.CAPABILITIES;
  }

  private void onCapabilities(CryptoCapabilities has, PacketSink out) throws HandshakeException {
    if ((has.keyExchanges() & 1) == 0 || (has.ciphers() & 1) == 0) {
      throw broken("the client has neither X25519 nor XSalsa20-Poly1305" + OR_CHANGED);
    }
    if (mode == ProtocolVersion.ENCRYPT && has.equals(CryptoCapabilities.BEFORE_0_9)) {
      throw new HandshakeException(
          ErrorCode.NOT_SUPPORTED,
          "the client is older than version 0.9 and needs an update" + OR_CHANGED);
    }
    send(CryptoParameters.CODEC, CryptoParameters.anonymous(), out);
    send(KeyExchangeInit.CODEC, new KeyExchangeInit(ByteSlice.of(publicKey()), null), out);
    state = State.KEY_EXCHANGE;
  }

  private Progress onKeyExchange(KeyExchangeResponse response, PacketSink out)
      throws HandshakeException {
    agree(response.publicKey().toByteArray());
    if (passwordKey == null) {
      send(HandshakeSignal.COMPLETE.codec(), HandshakeSignal.COMPLETE, out);
      return finish(extended, null);
    }
    nonce = sodium.random(32);
    if (settings.extensions != 0) {
      Extension.mark(nonce);
    }
    AuthChallenge challenge = new AuthChallenge(AuthChallenge.PASSWORD, ByteSlice.of(nonce));
    send(AuthChallenge.CODEC, challenge, out);
    state = State.AUTH;
    return Progress.MORE;
  }

  private Progress onAnswer(AuthResponse answer, PacketSink out) throws HandshakeException {
    if (!answer.canBePassword()) {
      throw refuseAuth(
          AuthFailed.PASSWORD_REQUIRED,
          PasswordFault.MISSING,
          "the client gave no password where one is needed" + OR_CHANGED,
          out);
    }
    byte[] expected = proof(passwordKey, nonce);
    if (!sodium.same(expected, answer.proof().toByteArray())) {
      throw refuseAuth(
          AuthFailed.PASSWORD_WRONG,
          PasswordFault.WRONG,
          "the client does not know the password" + OR_CHANGED,
          out);
    }
    byte[] own = proof(passwordKey, answer.passwordNonce().toByteArray());
    send(ServerAuthResponse.CODEC, new ServerAuthResponse(ByteSlice.of(own)), out);
    return finish(extended, null);
  }

  private HandshakeException refuseAuth(
      int reason, PasswordFault fault, String message, PacketSink out) {
    send(AuthFailed.CODEC, new AuthFailed(reason), out);
    answered = true;
    return HandshakeException.ofPassword(fault, message);
  }

  private void refusePlaintext() throws HandshakeException {
    if (!settings.plaintext) {
      throw new HandshakeException(
          ErrorCode.NOT_SUPPORTED,
          "this server takes encrypted clients only: leave out --no-encrypt" + OR_CHANGED);
    }
  }
}
