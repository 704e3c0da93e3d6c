package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.handshake.AuthFailed;
import io.asciichat.core.packet.handshake.HandshakeCodecs;
import io.asciichat.core.packet.session.ErrorMessage;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.HandshakeException.PasswordFault;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.crypto.Rekeying.RekeyPolicy;
import io.asciichat.testkit.security.CipherLink;
import io.asciichat.testkit.security.HandshakePump;
import io.asciichat.testkit.security.HandshakePump.Message;
import io.asciichat.testkit.security.HandshakePump.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every combination of client and server, and what each says when it refuses. */
class HandshakeTest {
  private static final BufferPool POOL = new BufferPool();

  // Deriving a key takes a tenth of a second, so these are shared.
  private static final AcipSecurity OPEN = builder().build();
  private static final AcipSecurity OPEN_C = builder().withoutExtensions().build();
  private static final AcipSecurity SECRET = builder().password(chars("correct horse")).build();
  private static final AcipSecurity SECRET_C =
      builder().password(chars("correct horse")).withoutExtensions().build();
  private static final AcipSecurity WRONG = builder().password(chars("battery staple")).build();
  private static final AcipSecurity PLAIN = builder().plaintext(true).build();

  @ParameterizedTest
  @CsvSource({
    "OPEN, OPEN, true",
    "OPEN, OPEN_C, false",
    "OPEN_C, OPEN, false",
    "OPEN_C, OPEN_C, false",
    "SECRET, SECRET, true",
    "SECRET, SECRET_C, false",
    "SECRET_C, SECRET, false",
    "SECRET_C, SECRET_C, false",
    "OPEN, PLAIN, true",
    "OPEN_C, PLAIN, false"
  })
  void suitableSidesTalkEncrypted(String client, String server, boolean extended) throws Exception {
    Outcome outcome = run(named(client), named(server));
    PacketCipher up = present(outcome.client());
    PacketCipher down = present(outcome.server());
    assertTrue(up.encrypted() && down.encrypted());
    assertEquals(extended, up.peer().dialect() == Dialect.EXTENDED);
    assertEquals(extended, down.peer().dialect() == Dialect.EXTENDED);
    byte[] payload = {1, 2, 3};
    assertArrayEquals(payload, new CipherLink(POOL, up, down).carry(PacketType.PING, payload));
    assertArrayEquals(payload, new CipherLink(POOL, down, up).carry(PacketType.PONG, payload));
    up.close();
    down.close();
  }

  @Test
  void messagesFollowTheOrderOfTheProtocol() {
    assertEquals(List.of(1, 1, 1100, 1101, 1102, 1103, 1108), types(run(OPEN_C, OPEN)));
    assertEquals(
        List.of(1, 1, 1100, 1101, 1102, 1103, 1104, 1105, 1107), types(run(SECRET_C, SECRET)));
    assertEquals(List.of(1, 1, 1100, 1000, 1101, 1102, 1103, 1108), types(run(OPEN, OPEN)));
  }

  @Test
  void withoutExtensionsThePacketsAreTheCProgramsOwn() throws Exception {
    List<Message> log = run(OPEN_C, OPEN_C).log();
    RecordedSession recorded = RecordedSession.load("default");
    for (PacketType type :
        List.of(
            PacketType.PROTOCOL_VERSION,
            PacketType.CRYPTO_CAPABILITIES,
            PacketType.CRYPTO_PARAMETERS)) {
      List<RecordedSession.Packet> wire =
          type == PacketType.CRYPTO_PARAMETERS ? recorded.serverWire() : recorded.clientWire();
      assertEquals(
          wire.stream().filter(p -> p.type() == type).findFirst().orElseThrow().payload(),
          log.stream().filter(m -> m.type() == type).findFirst().orElseThrow().payload());
    }
  }

  @Test
  void wrongPasswordIsRefusedByBothSides() throws Exception {
    Outcome outcome = run(WRONG, SECRET);
    assertNull(outcome.client());
    assertNull(outcome.server());
    assertFailure(outcome.clientFailure(), ErrorCode.AUTH, "does not accept the password");
    assertFault(PasswordFault.WRONG, outcome);
    assertFailure(outcome.serverFailure(), ErrorCode.AUTH, "does not know the password");
    Message last = outcome.log().getLast();
    assertEquals(PacketType.CRYPTO_AUTH_FAILED, last.type());
    assertEquals(AuthFailed.PASSWORD_WRONG, last.payload().get(0));
  }

  @Test
  void missingPasswordIsAskedFor() {
    Outcome outcome = run(OPEN, SECRET);
    assertNull(outcome.client());
    assertNull(outcome.server());
    assertFailure(
        outcome.clientFailure(),
        ErrorCode.AUTH,
        "the server wants a password: use --password-file, or set ASCII_CHAT_PASSWORD");
    assertFault(PasswordFault.MISSING, outcome);
  }

  @Test
  void aClientWithAPasswordWantsTheServersProof() {
    Outcome outcome = run(SECRET, OPEN);
    assertNull(outcome.client());
    assertFailure(outcome.clientFailure(), ErrorCode.AUTH, "has not proven");
    assertFailure(run(SECRET_C, OPEN_C).clientFailure(), ErrorCode.AUTH, "has not proven");
  }

  @Test
  void anAnswerThatIsNoPasswordFormGetsItsOwnReason() throws Exception {
    Outcome outcome =
        run(
            SECRET,
            SECRET,
            message ->
                message.type() == PacketType.CRYPTO_AUTH_RESPONSE
                    ? message.with(new byte[33])
                    : message);
    assertFailure(outcome.serverFailure(), ErrorCode.AUTH, "gave no password");
    assertFailure(outcome.clientFailure(), ErrorCode.AUTH, "changed on the way");
  }

  @Test
  void plaintextIsRefusedUnlessAllowed() throws Exception {
    Outcome refused = run(PLAIN, OPEN);
    assertNull(refused.server());
    assertFailure(refused.serverFailure(), ErrorCode.NOT_SUPPORTED, "--no-encrypt");
    assertEquals(List.of(5000, 2003, 1106), types(refused));
    byte[] payload = refused.log().get(1).payload().toByteArray();
    ErrorMessage error = HandshakeCodecs.decode(ErrorMessage.CODEC, payload, 0, payload.length);
    assertEquals(ErrorCode.NOT_SUPPORTED, error.errorCode());
    assertTrue(error.message().shown().contains("--no-encrypt"));

    Outcome allowed = run(PLAIN, PLAIN);
    assertFalse(present(allowed.client()).encrypted());
    assertFalse(present(allowed.server()).encrypted());
  }

  @Test
  void noEncryptionInsteadOfKeysIsRefusedUnlessAllowed() {
    HandshakePump.Middle swap =
        message ->
            message.type() == PacketType.CRYPTO_KEY_EXCHANGE_RESP
                ? new Message(
                    true, PacketType.CRYPTO_NO_ENCRYPTION, message.with(new byte[0]).payload())
                : message;
    Outcome refused = run(OPEN, OPEN, swap);
    assertFailure(refused.serverFailure(), ErrorCode.NOT_SUPPORTED, "encrypted clients only");
    assertTrue(types(refused).contains(PacketType.CRYPTO_AUTH_FAILED.code()));
    assertFalse(present(run(OPEN, PLAIN, swap).server()).encrypted());
  }

  @ParameterizedTest
  @CsvSource({"0", "2", "4", "255"})
  void modesWithoutEncryptionAreRefused(int mode) {
    Outcome outcome = run(OPEN, OPEN, changing(PacketType.PROTOCOL_VERSION, true, 4, (byte) mode));
    assertNull(outcome.server());
    assertFailure(outcome.serverFailure(), null, "mode " + mode);
    assertFailure(outcome.clientFailure(), null, "the server refuses");
  }

  @Test
  void aServerThatDoesNotEchoTheModeIsRefused() {
    Outcome outcome =
        run(SECRET, SECRET_C, changing(PacketType.PROTOCOL_VERSION, false, 4, (byte) 1));
    assertFailure(outcome.clientFailure(), ErrorCode.HANDSHAKE, "older than 0.9");
  }

  @Test
  void clientsOfTheGenerationBeforeAreTold() {
    Outcome outcome =
        run(OPEN_C, OPEN, changing(PacketType.CRYPTO_CAPABILITIES, true, 8, (byte) 1));
    assertFailure(outcome.serverFailure(), ErrorCode.NOT_SUPPORTED, "older than version 0.9");
  }

  /** Recorded from a participant of the C program's discovery mode. */
  @Test
  void aParticipantOfDiscoveryModeIsNotTakenForTheGenerationBefore() throws Exception {
    byte[] wire =
        HexFormat.of()
            .parseHex(
                "0000000a5c11c4a1000100000010148fb3db00000000"
                    + "00010000010000000000000000000000"
                    + "0000000a5c11c4a1044c0000000ad37fb5dd00000000"
                    + "00010003000100010101");
    List<PacketType> answers = new ArrayList<>();
    ServerHandshake server = new ServerHandshake(Libsodium.instance(), settings(), POOL);
    for (int at = 0; at < wire.length; ) {
      PacketHeader header = PacketHeader.decode(wire, at);
      at += PacketHeader.SIZE;
      server.receive(
          Objects.requireNonNull(PacketType.of(header.type())),
          wire,
          at,
          header.length(),
          (type, payload, offset, length) -> answers.add(type));
      at += header.length();
    }
    server.close();
    assertEquals(
        List.of(
            PacketType.PROTOCOL_VERSION,
            PacketType.CRYPTO_PARAMETERS,
            PacketType.CRYPTO_KEY_EXCHANGE_INIT),
        answers);
  }

  @ParameterizedTest
  @CsvSource({"0", "2", "255"})
  void anotherVersionOfTheProtocolIsRefusedWithBothNumbers(int version) throws Exception {
    Outcome client =
        run(OPEN, OPEN, changing(PacketType.PROTOCOL_VERSION, true, 1, (byte) version));
    String told = "version " + version + " of the protocol, this server version 1";
    assertFailure(client.serverFailure(), ErrorCode.NOT_SUPPORTED, told);
    assertFailure(client.clientFailure(), ErrorCode.NOT_SUPPORTED, told);
    assertEquals(List.of(1, 2003), types(client));
    Outcome server =
        run(OPEN, OPEN, changing(PacketType.PROTOCOL_VERSION, false, 1, (byte) version));
    assertFailure(
        server.clientFailure(),
        ErrorCode.NOT_SUPPORTED,
        "version " + version + " of the protocol, this client version 1");
  }

  @Test
  void aRefusedPeerIsToldOnce() throws Exception {
    List<PacketType> told = new ArrayList<>();
    PacketSink out = (type, payload, offset, length) -> told.add(type);
    ServerHandshake server = new ServerHandshake(Libsodium.instance(), settings(), POOL);
    assertTrue(server.refuse(ErrorCode.TIMEOUT, "too late", out));
    assertTrue(server.refuse(ErrorCode.TIMEOUT, "too late", out));
    server.close();
    assertEquals(List.of(PacketType.ERROR_MESSAGE), told);
    try (Handshake client = OPEN.connect(POOL, "192.0.2.7:27224")) {
      assertFalse(client.refuse(ErrorCode.TIMEOUT, "too late", out));
    }
  }

  @Test
  void aServerMayRefuseWithAnErrorMessageWhoseTextIsMadeHarmless() {
    Outcome outcome =
        run(
            OPEN,
            OPEN,
            message -> {
              if (message.fromClient()) {
                return message;
              }
              ErrorMessage full =
                  ErrorMessage.of(ErrorCode.SESSION_FULL, "full \u001b[2Jof people");
              return new Message(
                  false,
                  PacketType.ERROR_MESSAGE,
                  message.with(HandshakeCodecs.encode(ErrorMessage.CODEC, full)).payload());
            });
    assertFailure(outcome.clientFailure(), ErrorCode.SESSION_FULL, "full [2Jof people");
  }

  @Test
  void aHelloAndTheLongResponseAreTolerated() throws Exception {
    RecordedSession recorded = RecordedSession.load("sshkeys");
    byte[] hello =
        recorded.clientWire().stream()
            .filter(packet -> packet.type() == PacketType.CRYPTO_CLIENT_HELLO)
            .findFirst()
            .orElseThrow()
            .payload()
            .toByteArray();
    ServerHandshake server = new ServerHandshake(Libsodium.instance(), settings(), POOL);
    Outcome outcome =
        HandshakePump.run(
            OPEN_C.connect(POOL, "192.0.2.7:27224"),
            server,
            message -> {
              if (message.type() == PacketType.CRYPTO_KEY_EXCHANGE_RESP) {
                feed(server, PacketType.CRYPTO_CLIENT_HELLO, hello);
                return message.with(Arrays.copyOf(message.payload().toByteArray(), 129));
              }
              return message;
            });
    assertTrue(outcome.succeeded(), outcome::toString);
  }

  @Test
  void aSecondHelloIsTooMuch() {
    ServerHandshake server = new ServerHandshake(Libsodium.instance(), settings(), POOL);
    HandshakePump.run(
        OPEN_C.connect(POOL, "192.0.2.7:27224"),
        server,
        message -> message.type() == PacketType.CRYPTO_KEY_EXCHANGE_RESP ? null : message);
    // The pump closes what it ran; a closed handshake still judges packets.
    feed(server, PacketType.CRYPTO_CLIENT_HELLO, new byte[32]);
    assertThrows(
        HandshakeException.class,
        () ->
            server.receive(
                PacketType.CRYPTO_CLIENT_HELLO,
                new byte[32],
                0,
                32,
                (type, payload, offset, length) -> {}));
  }

  @Test
  void packetsOutOfTurnEndTheHandshake() {
    for (PacketType type : PacketType.values()) {
      ServerHandshake server = new ServerHandshake(Libsodium.instance(), settings(), POOL);
      if (type != PacketType.PROTOCOL_VERSION) {
        assertThrows(
            HandshakeException.class,
            () -> server.receive(type, new byte[40], 0, 40, (t, p, o, l) -> {}),
            type.name());
      }
      ClientHandshake client =
          new ClientHandshake(Libsodium.instance(), settings(), POOL, "192.0.2.7:27224");
      client.start((t, p, o, l) -> {});
      if (type != PacketType.PROTOCOL_VERSION) {
        assertThrows(
            HandshakeException.class,
            () -> client.receive(type, new byte[40], 0, 40, (t, p, o, l) -> {}),
            type.name());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"x, 7", "x, 257", "x, 100000", "ä, 3", "ä, 129", "漢, 2", "漢, 86", "𝄞, 1", "𝄞, 65"})
  void passwordsOfTheWrongLengthAreRefused(String letter, int times) {
    AsciiChatException refusal = refusal(letter.repeat(times));
    assertEquals(ErrorCode.USAGE, refusal.code());
    assertEquals("a password has 8 to 256 bytes as UTF-8", refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"x, 8", "x, 256", "ä, 4", "ä, 128", "漢, 3", "漢, 85", "𝄞, 2", "𝄞, 64"})
  void passwordLengthIsCountedInBytes(String letter, int times) {
    AcipSecurity.requirePassword(chars(letter.repeat(times)));
  }

  /** What decoders and encoders write for one thing they do not know they write for all of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD",
        "correct\uFFFDhorse",
        "correct\uD834horse",
        "correct\uDD1Ehorse",
        "correct\uDD1E\uD834horse",
        "correct horse\uD834",
        "correct\u0000horse"
      })
  void aPasswordThatHasLostItsLettersIsRefused(String password) {
    AsciiChatException refusal = refusal(password);
    assertEquals(ErrorCode.USAGE, refusal.code());
    assertTrue(refusal.getMessage().startsWith("the password is not UTF-8"), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("horse"), refusal.getMessage());
  }

  private static void assertFault(PasswordFault expected, Outcome outcome) {
    HandshakeException failure = outcome.clientFailure();
    assertNotNull(failure);
    assertEquals(expected, failure.passwordFault());
  }

  private static AsciiChatException refusal(String password) {
    return assertThrows(AsciiChatException.class, () -> builder().password(chars(password)));
  }

  @Test
  void aPasswordWithoutEncryptionIsRefused() {
    AsciiChatException refusal =
        assertThrows(
            AsciiChatException.class,
            () -> builder().plaintext(true).password(chars("correct horse")).build());
    assertEquals(ErrorCode.USAGE, refusal.code());
  }

  @Test
  void aClosedSecurityMakesNoHandshakes() {
    AcipSecurity security = builder().password(chars("correct horse")).build();
    security.close();
    assertThrows(IllegalStateException.class, () -> security.connect(POOL, "192.0.2.7:27224"));
    assertThrows(IllegalStateException.class, () -> security.serve(POOL));
  }

  private static AcipSecurity.Builder builder() {
    return AcipSecurity.builder();
  }

  private static Settings settings() {
    return new Settings(null, false, RekeyPolicy.STANDARD, Extension.CHANNEL, Settings.Trust.NONE);
  }

  private static char[] chars(String text) {
    return text.toCharArray();
  }

  private static AcipSecurity named(String name) {
    return switch (name) {
      case "OPEN" -> OPEN;
      case "OPEN_C" -> OPEN_C;
      case "SECRET" -> SECRET;
      case "SECRET_C" -> SECRET_C;
      case "PLAIN" -> PLAIN;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Outcome run(AcipSecurity client, AcipSecurity server) {
    return HandshakePump.run(client.connect(POOL, "192.0.2.7:27224"), server.serve(POOL));
  }

  private static Outcome run(
      AcipSecurity client, AcipSecurity server, HandshakePump.Middle middle) {
    return HandshakePump.run(client.connect(POOL, "192.0.2.7:27224"), server.serve(POOL), middle);
  }

  private static HandshakePump.Middle changing(
      PacketType type, boolean fromClient, int at, byte value) {
    return message -> {
      if (message.type() != type || message.fromClient() != fromClient) {
        return message;
      }
      byte[] payload = message.payload().toByteArray();
      payload[at] = value;
      return message.with(payload);
    };
  }

  private static void feed(ServerHandshake server, PacketType type, byte[] payload) {
    try {
      server.receive(type, payload, 0, payload.length, (t, p, o, l) -> {});
    } catch (HandshakeException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Integer> types(Outcome outcome) {
    return outcome.log().stream().map(message -> message.type().code()).toList();
  }

  private static PacketCipher present(@Nullable PacketCipher cipher) {
    assertNotNull(cipher);
    return cipher;
  }

  private static void assertFailure(
      @Nullable HandshakeException failure, @Nullable ErrorCode code, String part) {
    assertNotNull(failure);
    if (code != null) {
      assertEquals(code, failure.code());
    }
    assertTrue(failure.getMessage().contains(part), failure.getMessage());
  }
}
