package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.testkit.security.CipherLink;
import io.asciichat.testkit.security.HandshakePump;
import io.asciichat.testkit.security.HandshakePump.Message;
import io.asciichat.testkit.security.HandshakePump.Outcome;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An attacker in the middle changes the handshake. */
class HandshakeTamperingTest {
  private static final BufferPool POOL = new BufferPool();
  private static final AcipSecurity OPEN = AcipSecurity.builder().build();
  private static final AcipSecurity SECRET =
      AcipSecurity.builder().password("correct horse".toCharArray()).build();
  private static final AcipSecurity SECRET_C =
      AcipSecurity.builder().password("correct horse".toCharArray()).withoutExtensions().build();
  private static final AcipSecurity OPEN_C = AcipSecurity.builder().withoutExtensions().build();

  @Test
  void undisturbedHandshakesTalk() {
    for (AcipSecurity security : List.of(OPEN, SECRET, OPEN_C)) {
      assertTrue(talks(security, message -> message));
    }
  }

  /**
   * Between two extended peers with a password, no bit of the handshake can be changed unnoticed.
   */
  @Property(tries = 400)
  void noBitCanBeChangedWhenThereIsAPassword(
      @ForAll @IntRange(max = 9) int packet, @ForAll @IntRange(max = 100_000) int bit) {
    assertFalse(talks(SECRET, flipping(packet, bit)));
  }

  /** Nor without one: who has not exchanged the keys can take nothing away, either. */
  @Property(tries = 400)
  void noBitCanBeChangedWithoutAPassword(
      @ForAll @IntRange(max = 7) int packet, @ForAll @IntRange(max = 100_000) int bit) {
    assertFalse(talks(OPEN, flipping(packet, bit)));
  }

  @Test
  void takingTheOfferAwayIsNoticedWhenThereIsAPassword() {
    Outcome outcome =
        HandshakePump.run(
            SECRET.connect(POOL, "192.0.2.7:27224"), SECRET.serve(POOL), withoutExtension());
    HandshakeException failure = outcome.clientFailure();
    assertNotNull(failure);
    assertEquals(ErrorCode.HANDSHAKE, failure.code());
    assertTrue(failure.getMessage().contains("switched off"), failure.getMessage());
  }

  @Test
  void takingTheOfferAwayWithoutPasswordIsNoticedWithTheFirstPacket() {
    Outcome outcome =
        HandshakePump.run(
            OPEN.connect(POOL, "192.0.2.7:27224"), OPEN.serve(POOL), withoutExtension());
    PacketCipher client = outcome.client();
    PacketCipher server = outcome.server();
    assertNotNull(client);
    assertNotNull(server);
    assertEquals(Dialect.ACIP, client.peer().dialect());
    assertEquals(Dialect.ACIP, server.peer().dialect());
    for (CipherLink link :
        List.of(new CipherLink(POOL, client, server), new CipherLink(POOL, server, client))) {
      IOException failure =
          assertThrows(IOException.class, () -> link.carry(PacketType.PING, new byte[3]));
      assertTrue(String.valueOf(failure.getMessage()).contains("switched off"), failure.toString());
    }
  }

  @Test
  void extensionsThatWereNotOfferedAreRefused() {
    Outcome outcome =
        HandshakePump.run(
            OPEN_C.connect(POOL, "192.0.2.7:27224"),
            OPEN.serve(POOL),
            message -> {
              if (message.type() != PacketType.PROTOCOL_VERSION || message.fromClient()) {
                return message;
              }
              byte[] payload = message.payload().toByteArray();
              System.arraycopy(Extension.bytes(1).toByteArray(), 0, payload, 9, 7);
              return message.with(payload);
            });
    assertNotNull(outcome.clientFailure());
  }

  /** With C peers nothing binds the handshake together, but the keys still cannot be exchanged. */
  @Test
  void changedKeysNeverTalkEvenWithCPeers() {
    for (int packet : List.of(4, 5)) {
      for (int bit = 0; bit < 255; bit += 7) {
        assertFalse(talks(OPEN_C, flipping(packet, bit)), "packet " + packet + " bit " + bit);
      }
    }
  }

  @Test
  void zeroAndReflectedKeysAreRefused() {
    for (int packet : List.of(4, 5)) {
      Outcome zero =
          HandshakePump.run(
              OPEN_C.connect(POOL, "192.0.2.7:27224"),
              OPEN_C.serve(POOL),
              changing(packet, message -> message.with(new byte[32])));
      HandshakeException failure = packet == 4 ? zero.clientFailure() : zero.serverFailure();
      assertNotNull(failure);
      assertEquals(ErrorCode.CRYPTO, failure.code());
    }
    byte[][] serverKey = new byte[1][];
    Outcome reflected =
        HandshakePump.run(
            OPEN_C.connect(POOL, "192.0.2.7:27224"),
            OPEN_C.serve(POOL),
            message -> {
              if (message.type() == PacketType.CRYPTO_KEY_EXCHANGE_INIT) {
                serverKey[0] = message.payload().toByteArray();
              }
              return message.type() == PacketType.CRYPTO_KEY_EXCHANGE_RESP
                  ? message.with(serverKey[0])
                  : message;
            });
    assertNotNull(reflected.serverFailure());
  }

  @Test
  void cutPacketsAreRefused() {
    for (int packet = 0; packet < 10; packet++) {
      HandshakePump.Middle cut =
          changing(
              packet,
              message -> {
                byte[] payload = message.payload().toByteArray();
                return message.with(Arrays.copyOf(payload, payload.length - 1));
              });
      assertFalse(talks(SECRET, cut), "packet " + packet);
    }
  }

  /**
   * Whatever is done to one packet, neither side is told of a wrong password, of an old program or
   * of a wish that the other side does not have, unless the words leave room for the change itself.
   */
  @Property(tries = 1500)
  void whatIsSaidOfAChangedHandshakeIsTrue(
      @ForAll @IntRange(max = 9) int packet,
      @ForAll @IntRange(max = 100_000) int bit,
      @ForAll Harm harm,
      @ForAll boolean secret,
      @ForAll boolean cPeers) {
    AcipSecurity security = secret ? (cPeers ? SECRET_C : SECRET) : (cPeers ? OPEN_C : OPEN);
    Outcome outcome =
        HandshakePump.run(
            security.connect(POOL, "192.0.2.7:27224"),
            security.serve(POOL),
            harm.doneTo(packet, bit));
    for (HandshakeException failure :
        Arrays.asList(outcome.clientFailure(), outcome.serverFailure())) {
      if (failure != null) {
        assertTrue(
            TRUE_WORDS.stream().anyMatch(failure.getMessage()::contains), failure.getMessage());
        assertFalse(failure.getMessage().contains("wrong password"), failure.getMessage());
        assertFalse(failure.getMessage().contains("leave out --password"), failure.getMessage());
      }
    }
    close(outcome.client());
    close(outcome.server());
  }

  private static final List<String> TRUE_WORDS =
      List.of(
          "changed on the way",
          "came in the handshake where",
          "the handshake is broken",
          "gives no secret",
          "protections that both sides have were switched off");

  /** What becomes of one packet. */
  enum Harm {
    FLIPPED,
    CUT,
    EMPTIED,
    LOST,
    REPLACED_BY_REFUSAL,
    REPLACED_BY_COMPLETE;

    HandshakePump.Middle doneTo(int packet, int bit) {
      return switch (this) {
        case FLIPPED -> flipping(packet, bit);
        case CUT ->
            changing(
                packet,
                message -> {
                  byte[] payload = message.payload().toByteArray();
                  return message.with(
                      Arrays.copyOf(payload, payload.length == 0 ? 0 : bit % payload.length));
                });
        case EMPTIED -> changing(packet, message -> message.with(new byte[0]));
        case LOST -> changing(packet, message -> null);
        case REPLACED_BY_REFUSAL ->
            changing(
                packet,
                message ->
                    new Message(
                        message.fromClient(),
                        PacketType.CRYPTO_AUTH_FAILED,
                        message.with(new byte[] {(byte) bit, 0, 0, 0, 0, 0, 0, 0}).payload()));
        case REPLACED_BY_COMPLETE ->
            changing(
                packet,
                message ->
                    new Message(
                        message.fromClient(),
                        PacketType.CRYPTO_HANDSHAKE_COMPLETE,
                        message.with(new byte[0]).payload()));
      };
    }
  }

  /** A man in the middle who takes the proofs out finds the client neither talking nor advised. */
  @Test
  void aStrippedProofIsRefusedInTrueWords() {
    Outcome outcome =
        HandshakePump.run(
            SECRET.connect(POOL, "192.0.2.7:27224"),
            SECRET.serve(POOL),
            message ->
                message.type() == PacketType.CRYPTO_AUTH_CHALLENGE
                    ? new Message(
                        false,
                        PacketType.CRYPTO_HANDSHAKE_COMPLETE,
                        message.with(new byte[0]).payload())
                    : message);
    HandshakeException failure = outcome.clientFailure();
    assertNotNull(failure);
    assertTrue(failure.getMessage().contains("has not proven"), failure.getMessage());
    assertFalse(failure.getMessage().contains("leave out"), failure.getMessage());
  }

  /** Every packet once more right behind itself. */
  @Test
  void doubledPacketsAreRefusedInTrueWords() {
    for (int packet = 0; packet < 7; packet++) {
      int doubled = packet;
      Message[] last = {null};
      int[] seen = {0};
      Outcome outcome =
          HandshakePump.run(
              SECRET.connect(POOL, "192.0.2.7:27224"),
              SECRET.serve(POOL),
              message -> {
                // The pump carries one for one: the next of that direction comes as the last again.
                boolean again = last[0] != null && last[0].fromClient() == message.fromClient();
                Message passed = again ? last[0] : message;
                last[0] = seen[0]++ == doubled ? message : again ? null : last[0];
                return passed;
              });
      assertFalse(outcome.succeeded(), "packet " + packet);
      for (HandshakeException failure :
          Arrays.asList(outcome.clientFailure(), outcome.serverFailure())) {
        if (failure != null) {
          assertTrue(
              TRUE_WORDS.stream().anyMatch(failure.getMessage()::contains), failure.getMessage());
        }
      }
      close(outcome.client());
      close(outcome.server());
    }
  }

  private static void close(@Nullable PacketCipher cipher) {
    if (cipher != null) {
      cipher.close();
    }
  }

  private static boolean talks(AcipSecurity security, HandshakePump.Middle middle) {
    Outcome outcome =
        HandshakePump.run(security.connect(POOL, "192.0.2.7:27224"), security.serve(POOL), middle);
    PacketCipher client = outcome.client();
    PacketCipher server = outcome.server();
    try {
      if (client == null || server == null) {
        return false;
      }
      new CipherLink(POOL, client, server).carry(PacketType.PING, new byte[3]);
      new CipherLink(POOL, server, client).carry(PacketType.PING, new byte[3]);
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      if (client != null) {
        client.close();
      }
      if (server != null) {
        server.close();
      }
    }
  }

  private static HandshakePump.Middle flipping(int packet, int bit) {
    return changing(
        packet,
        message -> {
          byte[] payload = message.payload().toByteArray();
          if (payload.length == 0) {
            return null; // nothing to change in an empty packet: lose it
          }
          int at = bit % (payload.length * 8);
          payload[at / 8] ^= (byte) (1 << (at % 8));
          return message.with(payload);
        });
  }

  private static HandshakePump.Middle changing(int packet, HandshakePump.Middle change) {
    int[] seen = {0};
    return message -> seen[0]++ == packet ? change.pass(message) : message;
  }

  private static HandshakePump.Middle withoutExtension() {
    return message -> {
      if (message.type() != PacketType.PROTOCOL_VERSION) {
        return message;
      }
      byte[] payload = message.payload().toByteArray();
      Arrays.fill(payload, 9, 16, (byte) 0);
      return new Message(message.fromClient(), message.type(), message.with(payload).payload());
    };
  }
}
