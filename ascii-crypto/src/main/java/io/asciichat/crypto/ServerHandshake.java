package io.asciichat.crypto;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
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
import io.asciichat.core.packet.handshake.SignedIdentity;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.HandshakeException.PasswordFault;
import io.asciichat.core.security.PlainCipher;
import io.asciichat.crypto.Settings.Trust;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.IdentityKey;
import io.asciichat.crypto.keys.Whitelist;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The server's side. It speaks second, shows an identity if it has one, and asks for proofs of the
 * password, of the client's identity, or of both. A server that allows plaintext still serves
 * clients that want encryption.
 *
 * <p>With a client that speaks ACIP alone, identities are proven in the key exchange and, where the
 * server asks for them, once more behind the challenge; with an extended one behind the challenge
 * only. What a client shows although nobody asks, is checked all the same.
 */
final class ServerHandshake extends AcipHandshake {
  /**
   * The wait of a server with several identities for a C client to name one. The client waits no
   * longer than a second for the server.
   */
  private static final long HELLO_NANOS = 300_000_000L;

  private enum State {
    VERSION,
    CAPABILITIES,
    KEY_EXCHANGE,
    AUTH
  }

  private State state = State.VERSION;
  private int mode;
  private final Trust trust;
  private @Nullable Identity own;
  private boolean shown;
  private boolean hello;
  private boolean nudged;
  private byte[] commitment = new byte[0];
  private @Nullable SignedIdentity claimed;
  private byte[] statement = new byte[0];
  private boolean inClear;
  private boolean answered;
  private byte[] nonce = new byte[0];

  ServerHandshake(Libsodium sodium, Settings settings, BufferPool pool) {
    super(sodium, settings, pool, false);
    trust = settings.trust;
    own = trust.own().isEmpty() ? null : trust.own().getFirst();
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
      if (!settings.plaintext) {
        send(AuthFailed.CODEC, new AuthFailed(0), out);
      }
      refusePlaintext();
      return finishPlain(new PlainCipher(), Progress.DONE);
    }
    switch (state) {
      case VERSION -> {
        if (type != PacketType.PROTOCOL_VERSION) {
          if (type == PacketType.ENCRYPTED || type.alwaysPlain()) {
            throw unexpected(type, "PROTOCOL_VERSION");
          }
          inClear = true;
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
        // A C client that was told to expect an identity says so first; an extended one always.
        if (type == PacketType.CRYPTO_CLIENT_HELLO && !hello) {
          onHello(ClientHello.CODEC.decode(in), out);
          return Progress.MORE;
        }
        // What makes a C server with an identity go on; this one has gone on already.
        if (type == PacketType.PING && own != null && !nudged && length == 0) {
          nudged = true;
          return Progress.MORE;
        }
        if (!shown) {
          throw unexpected(type, "CRYPTO_CLIENT_HELLO");
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
      if (inClear) {
        // Behind the words: a C client that has none of the handshake's packets leaves with them.
        send(AuthFailed.CODEC, new AuthFailed(0), out);
      }
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
    if (!has.hasBasics()) {
      throw broken("the client has neither X25519 nor XSalsa20-Poly1305" + OR_CHANGED);
    }
    if (mode == ProtocolVersion.ENCRYPT && has.equals(CryptoCapabilities.BEFORE_0_9)) {
      throw new HandshakeException(
          ErrorCode.NOT_SUPPORTED,
          "the client is older than version 0.9 and needs an update" + OR_CHANGED);
    }
    send(CryptoParameters.CODEC, CryptoParameters.of(own != null, trust.asksClients()), out);
    state = State.KEY_EXCHANGE;
    if (!extended && trust.own().size() < 2) {
      showKeys(out);
    }
  }

  /** {@inheritDoc} A C client with an expected identity names it at once, others say nothing. */
  @Override
  public long answerNanos() {
    return state == State.KEY_EXCHANGE && !shown && !extended ? HELLO_NANOS : Long.MAX_VALUE;
  }

  @Override
  public void unanswered(PacketSink out) throws HandshakeException {
    if (answerNanos() != Long.MAX_VALUE) {
      showKeys(out);
    }
  }

  private void onHello(ClientHello client, PacketSink out) throws HandshakeException {
    hello = true;
    ByteSlice bound = client.commitment();
    if (extended != (bound != null)) {
      throw broken("the client commits itself in another dialect than it speaks" + OR_CHANGED);
    }
    if (bound != null) {
      commitment = bound.toByteArray();
    }
    byte[] expected = client.expectedIdentity().toByteArray();
    for (Identity identity : trust.own()) {
      if (sodium.same(identity.key().bytes(), expected)) {
        own = identity;
      }
    }
    if (!shown) {
      showKeys(out);
    }
  }

  /** Shows the ephemeral key, and the identity if there is one. */
  private void showKeys(PacketSink out) throws HandshakeException {
    shown = true;
    keysComeNext();
    Identity identity = own;
    SignedIdentity signed =
        identity == null
            ? null
            : new SignedIdentity(
                ByteSlice.of(identity.key().bytes()),
                ByteSlice.of(sign(identity, serverStatement(publicKey()))));
    send(KeyExchangeInit.CODEC, new KeyExchangeInit(ByteSlice.of(publicKey()), signed), out);
  }

  private Progress onKeyExchange(KeyExchangeResponse response, PacketSink out)
      throws HandshakeException {
    byte[] clientKey = response.publicKey().toByteArray();
    if (extended && !sodium.same(commitmentTo(clientKey), commitment)) {
      throw broken("the client's key is another than the one it was bound to" + OR_CHANGED);
    }
    SignedIdentity client = response.identity();
    claimed = client == null || client.key().equals(SignedIdentity.NONE.key()) ? null : client;
    checkClient(clientKey, out);
    agree(clientKey);
    boolean proves = trust.asksClients() || extended && claimed != null;
    if (passwordKey == null && !proves) {
      send(HandshakeSignal.COMPLETE.codec(), HandshakeSignal.COMPLETE, out);
      return finish(identity(), false);
    }
    nonce = sodium.random(32);
    if (settings.extensions != 0) {
      Extension.mark(nonce);
    }
    int flags =
        (passwordKey == null ? 0 : AuthChallenge.PASSWORD)
            | (trust.asksClients() ? AuthChallenge.CLIENT_KEY : 0);
    send(AuthChallenge.CODEC, new AuthChallenge(flags, ByteSlice.of(nonce)), out);
    statement = clientStatement();
    state = State.AUTH;
    return Progress.MORE;
  }

  /** Turns away whom the list does not name, before anything costly is done for him. */
  private void checkClient(byte[] clientKey, PacketSink out) throws HandshakeException {
    SignedIdentity client = claimed;
    if (client == null) {
      if (trust.asksClients()) {
        throw refuseKey(
            AuthFailed.CLIENT_KEY_REQUIRED,
            "the client shows no key where one is needed" + OR_CHANGED,
            out);
      }
      return;
    }
    byte[] key = client.key().toByteArray();
    Whitelist allowed = trust.clients();
    if (allowed != null && !allowed.allows(key)) {
      throw refuseKey(
          AuthFailed.CLIENT_KEY_UNKNOWN,
          "Client public key not in whitelist - rejecting connection; it is " + fingerprint(key),
          out);
    }
    if (!extended) {
      requireSignature(client.signature(), clientKey, out);
    }
  }

  private static String fingerprint(byte[] key) {
    try {
      return IdentityKey.of(key, "").fingerprint();
    } catch (AsciiChatException e) {
      return "not a key of Ed25519 at all";
    }
  }

  private @Nullable String identity() {
    return claimed == null ? null : HexFormat.of().formatHex(claimed.key().toByteArray());
  }

  private Progress onAnswer(AuthResponse answer, PacketSink out) throws HandshakeException {
    byte[] clientNonce =
        extended || passwordKey != null ? proven(answer, out) : signed(answer, out);
    byte[] proof = proof(passwordKey, clientNonce);
    send(ServerAuthResponse.CODEC, new ServerAuthResponse(ByteSlice.of(proof)), out);
    return finish(identity(), passwordKey != null || trust.clients() != null);
  }

  /**
   * Checks the key form of a client that speaks ACIP alone and returns its nonce. One that was told
   * of no signatures leaves its own out; it has signed in the key exchange. A recorded signature of
   * that kind fits the recorded ephemeral key only, whose secret it takes to send a single packet.
   */
  private byte[] signed(AuthResponse answer, PacketSink out) throws HandshakeException {
    if (!answer.canBeKey()) {
      return (answer.canBePassword() ? answer.passwordNonce() : answer.unsignedNonce())
          .toByteArray();
    }
    requireSignature(answer.signature(), nonce, out);
    return answer.keyNonce().toByteArray();
  }

  private void requireSignature(@Nullable ByteSlice signature, byte[] message, PacketSink out)
      throws HandshakeException {
    SignedIdentity client = claimed;
    if (client != null
        && (signature == null
            || !sodium.verify(signature.toByteArray(), message, client.key().toByteArray()))) {
      throw refuseKey(
          AuthFailed.SIGNATURE_INVALID,
          "the client's signature is wrong: it does not have the key that it shows" + OR_CHANGED,
          out);
    }
  }

  /** Checks the password form, or the extended one, and returns the client's nonce. */
  private byte[] proven(AuthResponse answer, PacketSink out) throws HandshakeException {
    boolean rightForm = extended ? answer.canBeExtended() : answer.canBePassword();
    if (passwordKey == null) {
      if (!rightForm || !sodium.same(proof(null, nonce), answer.proof().toByteArray())) {
        throw broken("the client does not have the keys agreed on" + OR_CHANGED);
      }
    } else if (!rightForm) {
      throw refuseAuth(
          AuthFailed.PASSWORD_REQUIRED,
          PasswordFault.MISSING,
          "the client gave no password where one is needed" + OR_CHANGED,
          out);
    } else if (!sodium.same(proof(passwordKey, nonce), answer.proof().toByteArray())) {
      throw refuseAuth(
          AuthFailed.PASSWORD_WRONG,
          PasswordFault.WRONG,
          "the client does not know the password" + OR_CHANGED,
          out);
    }
    if (extended) {
      requireSignature(answer.proofSignature(), statement, out);
    }
    return answer.passwordNonce().toByteArray();
  }

  private HandshakeException refuseKey(int reason, String message, PacketSink out) {
    return refused(reason, new HandshakeException(ErrorCode.AUTH, message), out);
  }

  private HandshakeException refuseAuth(
      int reason, PasswordFault fault, String message, PacketSink out) {
    return refused(reason, HandshakeException.ofPassword(fault, message), out);
  }

  /** Tells the client why it is refused, in the handshake's own packet. */
  private HandshakeException refused(int reason, HandshakeException failure, PacketSink out) {
    send(AuthFailed.CODEC, new AuthFailed(reason), out);
    answered = true;
    return failure;
  }

  private void refusePlaintext() throws HandshakeException {
    if (!settings.plaintext) {
      throw new HandshakeException(
          ErrorCode.NOT_SUPPORTED,
          "this server takes encrypted clients only: leave out --no-encrypt" + OR_CHANGED);
    }
  }
}
