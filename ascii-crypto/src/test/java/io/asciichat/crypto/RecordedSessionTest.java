package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.packet.ByteSlice;
import io.asciichat.core.packet.PacketCodec;
import io.asciichat.core.packet.PacketHeader;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.packet.PacketWriter;
import io.asciichat.core.packet.handshake.AuthChallenge;
import io.asciichat.core.packet.handshake.AuthResponse;
import io.asciichat.core.packet.handshake.ClientHello;
import io.asciichat.core.packet.handshake.CryptoParameters;
import io.asciichat.core.packet.handshake.HandshakeCodecs;
import io.asciichat.core.packet.handshake.KeyExchangeInit;
import io.asciichat.core.packet.handshake.KeyExchangeResponse;
import io.asciichat.core.packet.handshake.ServerAuthResponse;
import io.asciichat.core.packet.handshake.SignedIdentity;
import io.asciichat.core.packet.session.AsciiFramePacket;
import io.asciichat.core.packet.session.OpusBatch;
import io.asciichat.core.packet.session.SessionCodecs;
import io.asciichat.core.text.FramePieces;
import io.asciichat.core.text.FramePieces.Piece;
import io.asciichat.crypto.ChannelKeys.DirectionKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every byte of the recordings and makes the same bytes again. */
class RecordedSessionTest {
  private static final int CLIENT_ID_AT = 18;

  private final Libsodium sodium = Libsodium.instance();

  static List<RecordedSession> sessions() throws IOException {
    return RecordedSession.all();
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void theKeyExchangeGivesTheRecordedKey(RecordedSession session) throws Exception {
    byte[] serverKey = find(session.serverWire(), KeyExchangeInit.CODEC).publicKey().toByteArray();
    byte[] clientKey =
        find(session.clientWire(), KeyExchangeResponse.CODEC).publicKey().toByteArray();
    try (KeyPair client = new KeyPair(sodium, session.key("clientSecret"));
        KeyPair server = new KeyPair(sodium, session.key("serverSecret"))) {
      assertArrayEquals(clientKey, client.publicKey());
      assertArrayEquals(serverKey, server.publicKey());
      assertArrayEquals(session.key("sharedKey"), client.shared(serverKey));
      assertArrayEquals(session.key("sharedKey"), server.shared(clientKey));
    }
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void handshakePacketsDecodeAndEncodeToTheSameBytes(RecordedSession session) throws Exception {
    int count = 0;
    for (List<RecordedSession.Packet> wire : List.of(session.clientWire(), session.serverWire())) {
      for (RecordedSession.Packet packet : wire) {
        if (packet.type() != PacketType.ENCRYPTED) {
          PacketCodec<?> codec = HandshakeCodecs.of(packet.type());
          assertNotNull(codec, packet.type().name());
          assertSameBytes(packet, encodeAgain(codec, packet));
          count++;
        }
      }
    }
    assertTrue(count >= 7, "a handshake has at least seven packets");
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void sessionPacketsDecodeAndEncodeToTheSameBytes(RecordedSession session) throws Exception {
    for (List<RecordedSession.Packet> opened :
        List.of(session.clientSession(), session.serverSession())) {
      assertFalse(opened.isEmpty());
      for (RecordedSession.Packet packet : opened) {
        ByteSlice payload = packet.payload();
        PacketWriter out = new PacketWriter();
        SessionCodecs.encode(
            SessionCodecs.decode(
                packet.header().type(), payload.array(), payload.offset(), payload.length()),
            out);
        assertSameBytes(packet, out.toByteArray());
      }
    }
  }

  /** The recorded nonce under the recorded key: our sealing makes the recorded packet. */
  @ParameterizedTest
  @MethodSource("sessions")
  void sealingAgainGivesTheRecordedPackets(RecordedSession session) throws Exception {
    assertSealedAlike(session, session.clientWire(), session.clientSession());
    assertSealedAlike(session, session.serverWire(), session.serverSession());
  }

  /**
   * A client drops frames with anything that pictures do not need; those of C servers have none.
   */
  @ParameterizedTest
  @MethodSource("sessions")
  void everyRecordedFramePasses(RecordedSession session) throws Exception {
    FramePieces pieces = new FramePieces();
    int frames = 0;
    for (RecordedSession.Packet packet : session.serverSession()) {
      if (packet.type() == PacketType.ASCII_FRAME) {
        ByteSlice payload = packet.payload();
        ByteSlice text = AsciiFramePacket.CODEC.decode(payload.reader()).text();
        int endless = FramePieces.UNLIMITED;
        pieces.begin(text.array(), text.offset(), text.length(), endless, endless);
        for (Piece piece = pieces.next(); piece != Piece.END; piece = pieces.next()) {
          assertNotEquals(Piece.REFUSED, piece, session.toString());
        }
        frames++;
      }
    }
    assertTrue(frames > 0);
  }

  @Test
  void recordingsShowEveryTypeThatOccurs() throws IOException {
    Set<PacketType> seen = EnumSet.noneOf(PacketType.class);
    for (RecordedSession session : RecordedSession.all()) {
      session.clientSession().forEach(packet -> seen.add(packet.type()));
      session.serverSession().forEach(packet -> seen.add(packet.type()));
    }
    assertEquals(
        EnumSet.of(
            PacketType.CLIENT_CAPABILITIES,
            PacketType.STREAM_START,
            PacketType.IMAGE_FRAME,
            PacketType.IMAGE_FRAME_H265,
            PacketType.PING,
            PacketType.PONG,
            PacketType.REMOTE_LOG,
            PacketType.SERVER_STATE,
            PacketType.AUDIO_OPUS_BATCH,
            PacketType.CLEAR_CONSOLE,
            PacketType.ASCII_FRAME),
        seen);
  }

  /**
   * Sound of the C server, packets wrapped by its fault unwrapped, has the layout of this
   * program's.
   */
  @Test
  void recordedSoundHasTheLayoutOfOurs() throws Exception {
    int packets = 0;
    for (RecordedSession session : RecordedSession.all()) {
      for (RecordedSession.Packet packet : session.serverSession()) {
        if (packet.type() == PacketType.AUDIO_OPUS_BATCH) {
          ByteSlice payload = packet.payload();
          OpusBatch batch = OpusBatch.CODEC.decode(payload.reader());
          assertEquals(960, batch.samplesPerFrame());
          for (ByteSlice opus : batch.opusPackets()) {
            // No Opus packet of 20 ms is longer, nor does one begin like a batch.
            assertTrue(opus.length() >= 1 && opus.length() <= 1275, "packet of " + opus.length());
          }
          if (batch.frames().size() == 1) {
            byte[] header = new byte[OpusBatch.SINGLE_HEADER_SIZE];
            OpusBatch.writeSingleHeader(header, 0, 20, batch.frames().get(0).length());
            assertArrayEquals(header, Arrays.copyOf(payload.toByteArray(), header.length));
          }
          packets++;
        }
      }
    }
    assertTrue(packets >= 10, packets + " packets of sound");
  }

  @Test
  void passwordProofsAreRecomputed() throws Exception {
    RecordedSession session = RecordedSession.load("password");
    byte[] key = PasswordKey.derive(sodium, session.fact("password").orElseThrow().toCharArray());
    AuthChallenge challenge = find(session.serverWire(), AuthChallenge.CODEC);
    AuthResponse answer = find(session.clientWire(), AuthResponse.CODEC);
    assertTrue(challenge.wantsPassword() && !challenge.wantsClientKey());
    assertTrue(answer.canBePassword());
    assertArrayEquals(
        answer.proof().toByteArray(), proof(session, key, challenge.nonce().toByteArray()));
    assertArrayEquals(
        find(session.serverWire(), ServerAuthResponse.CODEC).proof().toByteArray(),
        proof(session, key, answer.passwordNonce().toByteArray()));
  }

  @Test
  void signaturesOfBothIdentitiesAreRight() throws Exception {
    RecordedSession session = RecordedSession.load("sshkeys");
    byte[] serverIdentity = sshKey(session, "serverIdentity");
    byte[] clientIdentity = sshKey(session, "clientIdentity");
    CryptoParameters parameters = find(session.serverWire(), CryptoParameters.CODEC);
    assertEquals(32, parameters.sizes().identityKey());
    assertTrue(parameters.supported());

    KeyExchangeInit init = find(session.serverWire(), KeyExchangeInit.CODEC);
    assertSigned(init.identity(), serverIdentity, init.publicKey());
    assertArrayEquals(
        serverIdentity,
        find(session.clientWire(), ClientHello.CODEC).expectedIdentity().toByteArray());
    KeyExchangeResponse response = find(session.clientWire(), KeyExchangeResponse.CODEC);
    assertSigned(response.identity(), clientIdentity, response.publicKey());

    AuthChallenge challenge = find(session.serverWire(), AuthChallenge.CODEC);
    AuthResponse answer = find(session.clientWire(), AuthResponse.CODEC);
    assertTrue(challenge.wantsClientKey() && answer.canBeKey());
    byte[] nonce = challenge.nonce().toByteArray();
    assertTrue(sodium.verify(answer.signature().toByteArray(), nonce, clientIdentity));
    assertArrayEquals(
        find(session.serverWire(), ServerAuthResponse.CODEC).proof().toByteArray(),
        proof(session, session.key("sharedKey"), answer.keyNonce().toByteArray()));
  }

  private void assertSigned(@Nullable SignedIdentity identity, byte[] key, ByteSlice message) {
    assertNotNull(identity);
    assertArrayEquals(key, identity.key().toByteArray());
    byte[] signature = identity.signature().toByteArray();
    assertTrue(sodium.verify(signature, message.toByteArray(), key));
    signature[5] ^= 1;
    assertFalse(sodium.verify(signature, message.toByteArray(), key));
  }

  private byte[] proof(RecordedSession session, byte[] key, byte[] nonce) {
    return PasswordKey.proof(sodium, key, nonce, session.key("sharedKey"));
  }

  private static void assertSealedAlike(
      RecordedSession session,
      List<RecordedSession.Packet> wire,
      List<RecordedSession.Packet> opened)
      throws IOException {
    List<RecordedSession.Packet> sealed =
        wire.stream().filter(packet -> packet.type() == PacketType.ENCRYPTED).toList();
    assertEquals(sealed.size(), opened.size());
    byte[] sessionId = Arrays.copyOf(sealed.getFirst().payload().toByteArray(), 16);
    Sealer sealer = new Sealer(new DirectionKey(session.key("sharedKey"), sessionId), false);
    SecretBox box = new SecretBox();
    box.key(session.key("sharedKey"));
    for (int i = 0; i < sealed.size(); i++) {
      RecordedSession.Packet inner = opened.get(i);
      ByteSlice payload = inner.payload();
      byte[] out = new byte[Sealer.OVERHEAD + payload.length()];
      int crc = PacketHeader.crcOf(payload.array(), payload.offset(), payload.length());
      int size =
          sealer.seal(
              inner.type(), payload.array(), payload.offset(), payload.length(), crc, out, 0);
      if (clientId(inner) != 0) {
        sealWithHeaderAsRecorded(box, inner, sealed.get(i), out);
      }
      assertEquals(sealed.get(i).whole(), new ByteSlice(out, 0, size));
    }
    box.close();
    sealer.close();
  }

  /**
   * This program writes no client ids, so this takes the recorded inner header, one level below.
   */
  private static void sealWithHeaderAsRecorded(
      SecretBox box, RecordedSession.Packet inner, RecordedSession.Packet sealed, byte[] out) {
    byte[] nonce = Arrays.copyOf(sealed.payload().toByteArray(), SecretBox.NONCE_SIZE);
    byte[] header = Arrays.copyOf(inner.whole().toByteArray(), PacketHeader.SIZE);
    byte[] body = inner.payload().toByteArray();
    int size = box.seal(nonce, header, body, 0, body.length, out, PacketHeader.SIZE);
    int crc = PacketHeader.crcOf(out, PacketHeader.SIZE, size);
    PacketHeader.encode(PacketType.ENCRYPTED.code(), size, crc, out, 0);
  }

  private static int clientId(RecordedSession.Packet packet) {
    return ByteBuffer.wrap(packet.whole().toByteArray()).getInt(CLIENT_ID_AT);
  }

  private static void assertSameBytes(RecordedSession.Packet packet, byte[] payload) {
    assertArrayEquals(packet.payload().toByteArray(), payload, packet.type().name());
    byte[] header = new byte[PacketHeader.SIZE];
    PacketHeader.encode(
        packet.header().type(),
        payload.length,
        PacketHeader.crcOf(payload, 0, payload.length),
        header,
        0);
    byte[] recorded = Arrays.copyOf(packet.whole().toByteArray(), PacketHeader.SIZE);
    if (packet.type() == PacketType.AUDIO_OPUS_BATCH) {
      // The one packet in which the C server writes a client id, which no peer reads.
      Arrays.fill(recorded, CLIENT_ID_AT, PacketHeader.SIZE, (byte) 0);
    }
    assertArrayEquals(header, recorded);
  }

  private static <T> byte[] encodeAgain(PacketCodec<T> codec, RecordedSession.Packet packet)
      throws Exception {
    return HandshakeCodecs.encode(codec, decode(codec, packet));
  }

  private static <T> T find(List<RecordedSession.Packet> wire, PacketCodec<T> codec)
      throws Exception {
    for (RecordedSession.Packet packet : wire) {
      if (packet.type() == codec.type()) {
        return decode(codec, packet);
      }
    }
    throw new AssertionError("no " + codec.type());
  }

  private static <T> T decode(PacketCodec<T> codec, RecordedSession.Packet packet)
      throws Exception {
    ByteSlice payload = packet.payload();
    return codec.decode(payload.reader());
  }

  /** The last 32 bytes of an OpenSSH public key are the Ed25519 key. */
  private static byte[] sshKey(RecordedSession session, String name) {
    String line = session.fact(name).orElseThrow();
    byte[] blob = Base64.getDecoder().decode(line.split(" ", -1)[1]);
    return Arrays.copyOfRange(blob, blob.length - 32, blob.length);
  }
}
