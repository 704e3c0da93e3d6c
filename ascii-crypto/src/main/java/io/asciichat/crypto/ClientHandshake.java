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
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.IdentityKey;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client's side. With a password it ends well only when the server has proven that it knows the
 * password too; which identity a server may have is left to a {@link ServerCheck}.
 *
 * <p>A C server with an identity waits, before it shows it, for a packet of the client; of all
 * types it waits for, its own receiver lets none through that means anything here. An empty PING in
 * clear makes one with a single key go on, says nothing and leaves nothing behind. One with several
 * keys hangs up on it, as it would without it a second later. Servers that do not wait never get
 * it: those without an identity, and extended ones, which get a CLIENT_HELLO.
 */
final class ClientHandshake extends AcipHandshake {
  private static final String KEY_WANTED =
      "the server lets in only clients with a key: show yours with --key FILE";

  private enum State {
    VERSION,
    PARAMETERS,
    KEY_EXCHANGE,
    VERDICT,
    PROOF
  }

  private final int mode;
  private State state = State.VERSION;
  private @Nullable CryptoParameters parameters;
  private final @Nullable Identity identity;
  private final String server;
  private @Nullable String serverIdentity;
  private boolean verified;
  private boolean nudged;
  private byte[] nonce = new byte[0];
  private byte @Nullable [] signature;

  /**
   * @param server the server's numeric address and port
   */
  ClientHandshake(Libsodium sodium, Settings settings, BufferPool pool, String server) {
    super(sodium, settings, pool, true);
    List<Identity> own = settings.trust.own();
    identity = own.isEmpty() ? null : own.getFirst();
    boolean proves = passwordKey != null || identity != null;
    mode = ProtocolVersion.ENCRYPT | (proves ? ProtocolVersion.AUTHENTICATE : 0);
    this.server = server;
  }

  @Override
  public Progress start(PacketSink out) {
    ByteSlice offer = Extension.bytes(settings.extensions);
    send(ProtocolVersion.CODEC, ProtocolVersion.of(mode, offer), out);
    return Progress.MORE;
  }

  @Override
  Progress handle(PacketType type, byte[] payload, int offset, int length, PacketSink out)
      throws HandshakeException, MalformedPacketException {
    PacketReader in = new PacketReader(payload, offset, length);
    if (type == PacketType.CRYPTO_AUTH_FAILED) {
      throw refusal(AuthFailed.CODEC.decode(in));
    }
    if (type == PacketType.ERROR_MESSAGE) {
      ErrorMessage error = ErrorMessage.CODEC.decode(in);
      ErrorCode code = error.errorCode() == ErrorCode.OK ? ErrorCode.HANDSHAKE : error.errorCode();
      throw new HandshakeException(code, "the server refuses: " + error.message().shown());
    }
    switch (state) {
      case VERSION -> {
        expect(type, PacketType.PROTOCOL_VERSION);
        onVersion(ProtocolVersion.CODEC.decode(in), out);
      }
      case PARAMETERS -> {
        expect(type, PacketType.CRYPTO_PARAMETERS);
        onParameters(CryptoParameters.CODEC.decode(in), out);
      }
      case KEY_EXCHANGE -> {
        expect(type, PacketType.CRYPTO_KEY_EXCHANGE_INIT);
        onKeyExchange(KeyExchangeInit.CODEC.decode(in), out);
      }
      case VERDICT -> {
        if (type == PacketType.CRYPTO_HANDSHAKE_COMPLETE) {
          HandshakeSignal.COMPLETE.codec().decode(in);
          refuseUnproven();
          return finish(serverIdentity, verified);
        }
        expect(type, PacketType.CRYPTO_AUTH_CHALLENGE);
        onChallenge(AuthChallenge.CODEC.decode(in), out);
      }
      case PROOF -> {
        expect(type, PacketType.CRYPTO_SERVER_AUTH_RESP);
        onProof(ServerAuthResponse.CODEC.decode(in));
        return finish(serverIdentity, verified || passwordKey != null);
      }
    }
    return Progress.MORE;
  }

  @Override
  public @Nullable HandshakeException hungUp() {
    return nudged && state == State.KEY_EXCHANGE
        ? broken(
            "the server hung up unidentified, as C servers with several keys do: start it with one"
                + " --key")
        : null;
  }

  private void onVersion(ProtocolVersion answer, PacketSink out) throws HandshakeException {
    if (answer.version() != ProtocolVersion.VERSION) {
      throw new HandshakeException(
          ErrorCode.NOT_SUPPORTED,
          "the server speaks version "
              + answer.version()
              + " of the protocol, this client version "
              + ProtocolVersion.VERSION
              + "; one of them needs an update"
              + OR_CHANGED);
    }
    if (answer.mode() != mode) {
      throw broken(
          "the server answers crypto mode "
              + mode
              + " with "
              + answer.mode()
              + ": it is older than 0.9, which is not supported"
              + OR_CHANGED);
    }
    int agreed = Extension.bits(answer.reserved());
    if ((agreed & ~settings.extensions) != 0) {
      throw broken("the server answers with extensions that were not offered" + OR_CHANGED);
    }
    extended = (agreed & Extension.CHANNEL) != 0;
    send(CryptoCapabilities.CODEC, CryptoCapabilities.of(mode), out);
    if (extended) {
      List<IdentityKey> expected = settings.trust.servers().expected();
      byte[] key = expected.isEmpty() ? new byte[IdentityKey.SIZE] : expected.getFirst().bytes();
      ByteSlice commitment = ByteSlice.of(commitmentTo(publicKey()));
      send(ClientHello.CODEC, new ClientHello(ByteSlice.of(key), commitment), out);
    }
    state = State.PARAMETERS;
  }

  private void onParameters(CryptoParameters chosen, PacketSink out) throws HandshakeException {
    if (!chosen.supported()) {
      throw broken(
          "the server chooses algorithms or sizes that this program does not have" + OR_CHANGED);
    }
    parameters = chosen;
    keysComeNext();
    state = State.KEY_EXCHANGE;
    if (chosen.showsIdentity() && !extended) {
      nudged = true;
      out.send(PacketType.PING, new byte[0]);
    }
  }

  private void onKeyExchange(KeyExchangeInit init, PacketSink out) throws HandshakeException {
    CryptoParameters announced = parameters;
    SignedIdentity signed = init.identity();
    if (announced == null || (signed != null) != announced.showsIdentity()) {
      throw broken(
          "the server announces an identity and shows none, or the other way round" + OR_CHANGED);
    }
    byte[] serverKey = init.publicKey().toByteArray();
    IdentityKey shown = signed == null ? null : proven(signed, serverKey);
    serverIdentity = shown == null ? null : shown.hex();
    verified = settings.trust.servers().check(server, shown);
    agree(serverKey);
    send(KeyExchangeResponse.CODEC, response(announced), out);
    state = State.VERDICT;
  }

  /** Returns the identity that the server shows, if its signature is right. */
  private IdentityKey proven(SignedIdentity shown, byte[] serverKey) throws HandshakeException {
    byte[] key = shown.key().toByteArray();
    if (!sodium.verify(shown.signature().toByteArray(), serverStatement(serverKey), key)) {
      throw new HandshakeException(
          ErrorCode.AUTH, "the server's signature is wrong: another may pose as it" + OR_CHANGED);
    }
    try {
      return IdentityKey.of(key, "");
    } catch (AsciiChatException e) {
      throw new HandshakeException(
          ErrorCode.AUTH, "the server's identity is none: anyone can sign as it");
    }
  }

  /**
   * Returns this side's half of the key exchange. In the extended dialect the identity is only
   * named here and signs once, behind the challenge; an agent is asked once then, too.
   */
  private KeyExchangeResponse response(CryptoParameters announced) throws HandshakeException {
    ByteSlice key = ByteSlice.of(publicKey());
    Identity own = identity;
    if (own != null) {
      byte[] signed = extended ? new byte[IdentityKey.SIGNATURE_SIZE] : sign(own, publicKey());
      return KeyExchangeResponse.of(
          key, new SignedIdentity(ByteSlice.of(own.key().bytes()), ByteSlice.of(signed)));
    }
    return announced.wantsLongForm()
        ? KeyExchangeResponse.of(key, SignedIdentity.NONE)
        : KeyExchangeResponse.simple(key);
  }

  private void onChallenge(AuthChallenge challenge, PacketSink out) throws HandshakeException {
    if (settings.extensions != 0 && !extended && Extension.marked(challenge.nonce())) {
      throw broken(
          "protections that both sides have were switched off between here and the server");
    }
    if (challenge.wantsPassword() && passwordKey == null) {
      throw passwordMissing("");
    }
    Identity own = identity;
    if (challenge.wantsClientKey() && own == null) {
      throw new HandshakeException(ErrorCode.AUTH, KEY_WANTED + OR_CHANGED);
    }
    if (!challenge.wantsPassword()) {
      refuseUnproven();
    }
    nonce = sodium.random(32);
    send(AuthResponse.CODEC, answer(challenge, own), out);
    state = State.PROOF;
  }

  private AuthResponse answer(AuthChallenge challenge, @Nullable Identity own)
      throws HandshakeException {
    byte[] challenged = challenge.nonce().toByteArray();
    if (!extended && own != null && !challenge.wantsPassword()) {
      signature = sign(own, challenged);
      return AuthResponse.ofKey(ByteSlice.of(signature), ByteSlice.of(nonce));
    }
    ByteSlice proof = ByteSlice.of(proof(passwordKey, challenged));
    if (!extended || own == null) {
      return AuthResponse.ofPassword(proof, ByteSlice.of(nonce));
    }
    ByteSlice signed = ByteSlice.of(sign(own, clientStatement()));
    return AuthResponse.ofProofs(proof, ByteSlice.of(nonce), signed);
  }

  private void onProof(ServerAuthResponse answer) throws HandshakeException {
    byte[] given = answer.proof().toByteArray();
    boolean right = sodium.same(proof(passwordKey, nonce), given);
    byte[] signed = signature;
    if (signed != null) {
      // A C server without an identity of its own takes the signature's beginning for the nonce.
      right |= sodium.same(proof(passwordKey, Arrays.copyOf(signed, nonce.length)), given);
    }
    if (!right) {
      throw new HandshakeException(
          ErrorCode.AUTH,
          passwordKey != null
              ? "the server could not prove that it knows the password: another may pose as it"
                  + OR_CHANGED
              : "the server could not prove that it has the keys agreed on" + OR_CHANGED);
    }
  }

  private void refuseUnproven() throws HandshakeException {
    if (passwordKey != null) {
      throw new HandshakeException(
          ErrorCode.AUTH,
          "the server did not ask for the password, so it has not proven that it knows it: check"
              + " the address, and that the server was started with the password"
              + OR_CHANGED);
    }
  }

  /**
   * Returns the meaning of a refusal: it comes in clear, and a server cannot tell a wrong proof
   * from a changed one.
   */
  private HandshakeException refusal(AuthFailed failed) {
    if (failed.has(AuthFailed.PASSWORD_WRONG) && state == State.PROOF) {
      return HandshakeException.ofPassword(
          PasswordFault.WRONG,
          "the server does not accept the password: ask its operator" + OR_CHANGED);
    }
    if (failed.has(AuthFailed.PASSWORD_REQUIRED) && passwordKey == null) {
      return passwordMissing(OR_CHANGED);
    }
    String reason;
    if (failed.has(AuthFailed.CLIENT_KEY_REQUIRED)) {
      reason = KEY_WANTED + OR_CHANGED;
    } else if (failed.has(AuthFailed.CLIENT_KEY_UNKNOWN)) {
      reason =
          identity == null
              ? KEY_WANTED + OR_CHANGED
              : "the server does not let this client's key in; give its operator this line: "
                  + identity.key().openSshLine();
    } else if (failed.has(AuthFailed.SIGNATURE_INVALID)) {
      reason = "the server could not verify this client's signature" + OR_CHANGED;
    } else {
      reason = "the server refuses this client" + OR_CHANGED;
    }
    return new HandshakeException(ErrorCode.AUTH, reason);
  }

  private static HandshakeException passwordMissing(String doubt) {
    return HandshakeException.ofPassword(
        PasswordFault.MISSING,
        "the server wants a password: use --password-file, or set ASCII_CHAT_PASSWORD" + doubt);
  }

  private static void expect(PacketType type, PacketType expected) throws HandshakeException {
    if (type != expected) {
      throw unexpected(type, expected.name());
    }
  }
}
