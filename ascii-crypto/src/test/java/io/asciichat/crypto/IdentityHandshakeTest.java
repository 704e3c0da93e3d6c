package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.handshake.AuthChallenge;
import io.asciichat.core.packet.handshake.AuthResponse;
import io.asciichat.core.packet.handshake.ClientHello;
import io.asciichat.core.packet.handshake.CryptoCapabilities;
import io.asciichat.core.packet.handshake.CryptoParameters;
import io.asciichat.core.packet.handshake.HandshakeCodecs;
import io.asciichat.core.packet.handshake.KeyExchangeInit;
import io.asciichat.core.packet.handshake.KeyExchangeResponse;
import io.asciichat.core.packet.handshake.ProtocolVersion;
import io.asciichat.core.packet.handshake.ServerAuthResponse;
import io.asciichat.core.packet.handshake.SignedIdentity;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.Handshake.Progress;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher.PeerInfo;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.IdentityKey;
import io.asciichat.testkit.security.HandshakePump;
import io.asciichat.testkit.security.HandshakePump.Message;
import io.asciichat.testkit.security.HandshakePump.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identities against peers that do what the C program does, and what binds them to a handshake. */
class IdentityHandshakeTest {
  private static final BufferPool POOL = new BufferPool();
  private static final String SERVER = "192.0.2.7:27224";
  private static final Libsodium SODIUM = Libsodium.instance();
  private static final Identity ONE = TestIdentities.of(1);
  private static final Identity TWO = TestIdentities.of(2);
  private static final Identity ALICE = TestIdentities.of(3);
  private static final byte[] NO_EXTENSION = new byte[7];

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aServerWithSeveralIdentitiesShowsTheExpectedOne(int expected) {
    Identity wanted = TestIdentities.of(expected);
    AcipSecurity server = AcipSecurity.builder().identity(ONE).identity(TWO).build();
    AcipSecurity client =
        AcipSecurity.builder().servers(ServerCheck.expecting(List.of(wanted.key()))).build();
    Outcome outcome = HandshakePump.run(client.connect(POOL, SERVER), server.serve(POOL));
    assertTrue(outcome.succeeded(), outcome::toString);
    assertEquals(wanted.key().hex(), peer(outcome).identity());
  }

  @Test
  void aClientThatExpectsNoneGetsTheFirst() {
    AcipSecurity server = AcipSecurity.builder().identity(ONE).identity(TWO).build();
    Outcome outcome =
        HandshakePump.run(AcipSecurity.builder().build().connect(POOL, SERVER), server.serve(POOL));
    assertEquals(ONE.key().hex(), peer(outcome).identity());
  }

  /** A C client names an identity right behind the parameters, or nothing until it has the keys. */
  @Test
  void severalIdentitiesWaitAMomentForTheHelloOfACClient() throws Exception {
    Talk named = new Talk(AcipSecurity.builder().identity(ONE).identity(TWO).build().serve(POOL));
    named.says(ProtocolVersion.CODEC, version(NO_EXTENSION));
    assertEquals(Long.MAX_VALUE, named.side.answerNanos());
    named.says(CryptoCapabilities.CODEC, CryptoCapabilities.of(ProtocolVersion.ENCRYPT));
    assertEquals(300_000_000L, named.side.answerNanos());
    assertEquals(PacketType.CRYPTO_PARAMETERS, named.answers.getLast().type());
    named.says(ClientHello.CODEC, new ClientHello(ByteSlice.of(TWO.key().bytes()), null));
    assertEquals(TWO.key(), named.shownIdentity());
    assertEquals(Long.MAX_VALUE, named.side.answerNanos());

    Talk silent = new Talk(AcipSecurity.builder().identity(ONE).identity(TWO).build().serve(POOL));
    silent.says(ProtocolVersion.CODEC, version(NO_EXTENSION));
    silent.says(CryptoCapabilities.CODEC, CryptoCapabilities.of(ProtocolVersion.ENCRYPT));
    silent.side.unanswered(silent::keep);
    assertEquals(ONE.key(), silent.shownIdentity());
    silent.side.unanswered(silent::keep);
    assertEquals(3, silent.answers.size());
  }

  @Test
  void aServerWithOneIdentityDoesNotWait() throws Exception {
    Talk talk = new Talk(AcipSecurity.builder().identity(ONE).build().serve(POOL));
    talk.says(ProtocolVersion.CODEC, version(NO_EXTENSION));
    talk.says(CryptoCapabilities.CODEC, CryptoCapabilities.of(ProtocolVersion.ENCRYPT));
    assertEquals(ONE.key(), talk.shownIdentity());
    talk.says(ClientHello.CODEC, new ClientHello(ByteSlice.of(ONE.key().bytes()), null));
  }

  /** Servers announce signatures, but a client may have been built against one that does not. */
  @Test
  void aCClientThatLeavesItsSecondSignatureOutGetsIn() throws Exception {
    Talk talk = new Talk(AcipSecurity.builder().requireClientIdentity().build().serve(POOL));
    try (KeyPair own = keysExchanged(talk)) {
      byte[] nonce = SODIUM.random(32);
      byte[] answer = Arrays.copyOf(nonce, 33);
      assertEquals(
          Progress.DONE, talk.says(AuthResponse.CODEC, new AuthResponse(ByteSlice.of(answer))));
      assertEquals(talk.proof(own, nonce), talk.last(ServerAuthResponse.CODEC).proof());
    }
    assertEquals(ALICE.key().hex(), talk.side.cipher().peer().identity());
  }

  @Test
  void aWrongSecondSignatureIsRefused() throws Exception {
    Talk talk = new Talk(AcipSecurity.builder().requireClientIdentity().build().serve(POOL));
    keysExchanged(talk).close();
    byte[] signature = ALICE.sign(new byte[32]);
    AuthResponse answer =
        AuthResponse.ofKey(ByteSlice.of(signature), ByteSlice.of(SODIUM.random(32)));
    HandshakeException refusal =
        assertThrows(HandshakeException.class, () -> talk.says(AuthResponse.CODEC, answer));
    assertTrue(refusal.getMessage().contains("signature is wrong"), refusal.getMessage());
  }

  private static KeyPair keysExchanged(Talk server) throws HandshakeException {
    server.says(ProtocolVersion.CODEC, version(NO_EXTENSION));
    server.says(CryptoCapabilities.CODEC, CryptoCapabilities.of(ProtocolVersion.ENCRYPT));
    assertEquals(64, server.answer(CryptoParameters.CODEC).sizes().signature());
    KeyPair own = new KeyPair(SODIUM);
    SignedIdentity signed =
        new SignedIdentity(
            ByteSlice.of(ALICE.key().bytes()), ByteSlice.of(ALICE.sign(own.publicKey())));
    server.says(
        KeyExchangeResponse.CODEC, KeyExchangeResponse.of(ByteSlice.of(own.publicKey()), signed));
    return own;
  }

  /** A C server with a list and no identity takes the beginning of the signature for the nonce. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theServersProofMayCoverEitherNonce(boolean ofSignature) throws Exception {
    Talk client = new Talk(AcipSecurity.builder().identity(ALICE).build().connect(POOL, SERVER));
    try (KeyPair own = new KeyPair(SODIUM)) {
      AuthResponse answer = challenged(client, own);
      byte[] nonce =
          ofSignature
              ? Arrays.copyOf(answer.signature().toByteArray(), 32)
              : answer.keyNonce().toByteArray();
      assertEquals(
          Progress.DONE,
          client.says(ServerAuthResponse.CODEC, new ServerAuthResponse(client.proof(own, nonce))));
    }
  }

  @Test
  void anotherProofIsRefused() throws Exception {
    Talk client = new Talk(AcipSecurity.builder().identity(ALICE).build().connect(POOL, SERVER));
    try (KeyPair own = new KeyPair(SODIUM)) {
      challenged(client, own);
      ServerAuthResponse proof = new ServerAuthResponse(client.proof(own, new byte[32]));
      assertThrows(HandshakeException.class, () -> client.says(ServerAuthResponse.CODEC, proof));
    }
  }

  private static AuthResponse challenged(Talk client, KeyPair own) throws HandshakeException {
    int mode = ProtocolVersion.ENCRYPT | ProtocolVersion.AUTHENTICATE;
    client.side.start(client::keep);
    client.says(ProtocolVersion.CODEC, ProtocolVersion.of(mode, ByteSlice.of(NO_EXTENSION)));
    client.says(CryptoParameters.CODEC, CryptoParameters.anonymous());
    client.says(KeyExchangeInit.CODEC, new KeyExchangeInit(ByteSlice.of(own.publicKey()), null));
    SignedIdentity shown = shown(client.answer(KeyExchangeResponse.CODEC).identity());
    assertEquals(ByteSlice.of(ALICE.key().bytes()), shown.key());
    byte[] nonce = SODIUM.random(32);
    client.says(
        AuthChallenge.CODEC, new AuthChallenge(AuthChallenge.CLIENT_KEY, ByteSlice.of(nonce)));
    AuthResponse answer = client.last(AuthResponse.CODEC);
    assertTrue(ALICE.key().verifies(answer.signature().toByteArray(), nonce));
    return answer;
  }

  /** What was signed for one dialect proves nothing in the other. */
  @Test
  void signaturesOfTheExtendedDialectAreNotThoseOfTheCProgram() {
    AcipSecurity server = AcipSecurity.builder().identity(ONE).requireClientIdentity().build();
    AcipSecurity client = AcipSecurity.builder().identity(ALICE).build();
    Outcome outcome = HandshakePump.run(client.connect(POOL, SERVER), server.serve(POOL));
    assertTrue(outcome.succeeded(), outcome::toString);
    KeyExchangeInit init = decoded(outcome.log(), KeyExchangeInit.CODEC);
    assertFalse(
        ONE.key()
            .verifies(
                shown(init.identity()).signature().toByteArray(), init.publicKey().toByteArray()));
    AuthChallenge challenge = decoded(outcome.log(), AuthChallenge.CODEC);
    AuthResponse answer = decoded(outcome.log(), AuthResponse.CODEC);
    assertFalse(
        ALICE
            .key()
            .verifies(
                Objects.requireNonNull(answer.proofSignature()).toByteArray(),
                challenge.nonce().toByteArray()));
    assertEquals(
        SignedIdentity.NONE.signature(),
        shown(decoded(outcome.log(), KeyExchangeResponse.CODEC).identity()).signature());
  }

  /** An identity that asks its agent is asked once for each connection. */
  @Test
  void aClientOfTheExtendedDialectSignsOnce() {
    Counting own = new Counting(ALICE);
    AcipSecurity client = AcipSecurity.builder().identity(own).build();
    AcipSecurity server = AcipSecurity.builder().build();
    assertTrue(HandshakePump.run(client.connect(POOL, SERVER), server.serve(POOL)).succeeded());
    assertEquals(1, own.signed);
  }

  @Test
  void anAgentThatDoesNotSignEndsTheHandshakeInItsOwnWords() {
    Counting broken = new Counting(ALICE);
    broken.refusal = new AsciiChatException(ErrorCode.KEY, "the SSH agent does not sign");
    AcipSecurity client = AcipSecurity.builder().identity(broken).build();
    AcipSecurity server = AcipSecurity.builder().identity(broken).build();
    AcipSecurity open = AcipSecurity.builder().build();
    HandshakeException told =
        HandshakePump.run(client.connect(POOL, SERVER), open.serve(POOL)).clientFailure();
    assertNotNull(told);
    assertEquals(ErrorCode.KEY, told.code());
    assertEquals("the SSH agent does not sign", told.getMessage());
    Outcome outcome = HandshakePump.run(open.connect(POOL, SERVER), server.serve(POOL));
    assertEquals(ErrorCode.KEY, Objects.requireNonNull(outcome.serverFailure()).code());
    assertEquals(ErrorCode.KEY, Objects.requireNonNull(outcome.clientFailure()).code());
  }

  /** Without the commitment a man in the middle could choose keys that give equal words. */
  @Test
  void aClientIsBoundToTheKeyItCommitsTo() throws Exception {
    Talk talk = new Talk(AcipSecurity.builder().build().serve(POOL));
    talk.says(ProtocolVersion.CODEC, version(Extension.bytes(Extension.CHANNEL).toByteArray()));
    talk.says(CryptoCapabilities.CODEC, CryptoCapabilities.of(ProtocolVersion.ENCRYPT));
    assertEquals(PacketType.CRYPTO_PARAMETERS, talk.answers.getLast().type());
    ByteSlice zeros = ByteSlice.of(new byte[32]);
    talk.says(ClientHello.CODEC, new ClientHello(zeros, ByteSlice.of(SODIUM.random(32))));
    try (KeyPair other = new KeyPair(SODIUM)) {
      KeyExchangeResponse response = KeyExchangeResponse.simple(ByteSlice.of(other.publicKey()));
      HandshakeException refusal =
          assertThrows(
              HandshakeException.class, () -> talk.says(KeyExchangeResponse.CODEC, response));
      assertTrue(refusal.getMessage().contains("bound to"), refusal.getMessage());
    }
  }

  @Test
  void everyConnectionHasWordsOfItsOwn() {
    AcipSecurity open = AcipSecurity.builder().build();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Outcome outcome = HandshakePump.run(open.connect(POOL, SERVER), open.serve(POOL));
      words.add(String.valueOf(peer(outcome).checkWords()));
      assertTrue(words.get(i).matches("[a-z]+( [a-z]+){3}"), words.get(i));
    }
    assertNotEquals(words.get(0), words.get(1));
  }

  @Test
  void everyByteHasAWord() {
    assertEquals(256, CheckWords.Words.ALL.stream().distinct().count());
    assertEquals("acorn walrus actor acorn", CheckWords.of(new byte[] {0, -1, 1, 0}));
  }

  private static PeerInfo peer(Outcome outcome) {
    return Objects.requireNonNull(outcome.client(), outcome::toString).peer();
  }

  private static SignedIdentity shown(@Nullable SignedIdentity identity) {
    return Objects.requireNonNull(identity, "no identity is shown");
  }

  private static ProtocolVersion version(byte[] reserved) {
    return ProtocolVersion.of(ProtocolVersion.ENCRYPT, ByteSlice.of(reserved));
  }

  private static <T> T decoded(List<Message> log, PacketCodec<T> codec) {
    ByteSlice payload =
        log.stream()
            .filter(message -> message.type() == codec.type())
            .findFirst()
            .orElseThrow()
            .payload();
    try {
      return HandshakeCodecs.decode(codec, payload.array(), payload.offset(), payload.length());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** One side of a handshake, and a test that plays the other. */
  private static final class Talk {
    final Handshake side;
    final Deque<Message> answers = new ArrayDeque<>();

    Talk(Handshake side) {
      this.side = side;
    }

    <T> Progress says(PacketCodec<T> codec, T payload) throws HandshakeException {
      byte[] bytes = HandshakeCodecs.encode(codec, payload);
      return side.receive(codec.type(), bytes, 0, bytes.length, this::keep);
    }

    void keep(PacketType type, byte[] payload, int offset, int length) {
      byte[] copy = Arrays.copyOfRange(payload, offset, offset + length);
      answers.add(new Message(false, type, ByteSlice.of(copy)));
    }

    <T> T answer(PacketCodec<T> codec) {
      return decoded(List.copyOf(answers), codec);
    }

    <T> T last(PacketCodec<T> codec) {
      return decoded(List.of(answers.getLast()), codec);
    }

    IdentityKey shownIdentity() {
      KeyExchangeInit init = last(KeyExchangeInit.CODEC);
      SignedIdentity shown = shown(init.identity());
      byte[] key = shown.key().toByteArray();
      byte[] ephemeral = init.publicKey().toByteArray();
      assertTrue(SODIUM.verify(shown.signature().toByteArray(), ephemeral, key));
      return IdentityKey.of(key, "");
    }

    /** The proof over a nonce that the shared key gives. */
    ByteSlice proof(KeyPair own, byte[] nonce) {
      byte[] peer =
          answers.stream().anyMatch(m -> m.type() == PacketType.CRYPTO_KEY_EXCHANGE_INIT)
              ? answer(KeyExchangeInit.CODEC).publicKey().toByteArray()
              : answer(KeyExchangeResponse.CODEC).publicKey().toByteArray();
      byte[] shared = Objects.requireNonNull(own.shared(peer));
      return ByteSlice.of(PasswordKey.proof(SODIUM, shared, nonce, shared));
    }
  }

  /** Counts signatures, or refuses them. */
  private static final class Counting implements Identity {
    private final Identity real;
    private int signed;
    private @Nullable AsciiChatException refusal;

    Counting(Identity real) {
      this.real = real;
    }

    @Override
    public IdentityKey key() {
      return real.key();
    }

    @Override
    public byte[] sign(byte[] message) {
      if (refusal != null) {
        throw refusal;
      }
      signed++;
      return real.sign(message);
    }

    @Override
    public void close() {}
  }
}
