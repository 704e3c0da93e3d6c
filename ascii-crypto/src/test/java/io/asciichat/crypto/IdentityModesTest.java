package io.asciichat.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.packet.Dialect;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.HandshakeException.PasswordFault;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.PacketCipher.PeerInfo;
import io.asciichat.crypto.keys.Identity;
import io.asciichat.crypto.keys.KeyEnvironment;
import io.asciichat.crypto.keys.PublicKeys;
import io.asciichat.crypto.keys.Whitelist;
import io.asciichat.testkit.security.CipherLink;
import io.asciichat.testkit.security.HandshakePump;
import io.asciichat.testkit.security.HandshakePump.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every server with every client: who gets in, what the others are told, and what both know of each
 * other afterwards; each in both dialects on either side.
 */
class IdentityModesTest {
  private static final Pattern COLUMNS = Pattern.compile(" +");
  private static final BufferPool POOL = new BufferPool();
  private static final String SERVER = "192.0.2.7:27224";
  private static final Identity HOST = TestIdentities.of(1);
  private static final Identity OTHER_HOST = TestIdentities.of(2);
  private static final Identity ALICE = TestIdentities.of(3);
  private static final Identity MALLORY = TestIdentities.of(4);

  /**
   * How it ends; a row for each client, a column for each server. o: well. The client is told: m:
   * to give a password, w: that it is wrong, p: that the server has not proven it, k: to show a
   * key, u: that it is not in the list, n: that the server shows none, x: that it shows another.
   */
  private static final String TABLE =
      """
                      OPEN SECRET NAMED LISTED NAMED_LISTED SECRET_LISTED ALL ANY_KEY
      NOTHING         o    m      o     k      k            k             k   k
      PASSWORD        p    o      p     k      k            k             k   k
      WRONG_PASSWORD  p    w      p     k      k            k             k   k
      KEY             o    m      o     o      o            m             m   o
      OTHER_KEY       o    m      o     u      u            u             u   o
      KEY_PASSWORD    p    o      p     p      p            o             o   p
      KEY_WRONG       p    w      p     p      p            w             w   p
      EXPECTS         n    n      o     n      k            n             k   n
      EXPECTS_OTHER   n    n      x     n      x            n             x   n
      EXPECTS_ALL     n    n      p     n      p            n             o   n
      """;

  private enum ServerMode {
    OPEN,
    SECRET,
    NAMED,
    LISTED,
    NAMED_LISTED,
    SECRET_LISTED,
    ALL,
    ANY_KEY;

    AcipSecurity.Builder describe() {
      AcipSecurity.Builder builder = AcipSecurity.builder();
      if (this == SECRET || this == SECRET_LISTED || this == ALL) {
        builder.password("correct horse".toCharArray());
      }
      if (isNamed()) {
        builder.identity(HOST);
      }
      if (this == LISTED || this == NAMED_LISTED || this == SECRET_LISTED || this == ALL) {
        builder.clients(list());
      }
      return this == ANY_KEY ? builder.requireClientIdentity() : builder;
    }

    boolean isNamed() {
      return this == NAMED || this == NAMED_LISTED || this == ALL;
    }
  }

  private enum ClientMode {
    NOTHING,
    PASSWORD,
    WRONG_PASSWORD,
    KEY,
    OTHER_KEY,
    KEY_PASSWORD,
    KEY_WRONG,
    EXPECTS,
    EXPECTS_OTHER,
    EXPECTS_ALL;

    @Nullable String password() {
      return switch (this) {
        case PASSWORD, KEY_PASSWORD, EXPECTS_ALL -> "correct horse";
        case WRONG_PASSWORD, KEY_WRONG -> "battery staple";
        default -> null;
      };
    }

    @Nullable Identity identity() {
      return switch (this) {
        case KEY, KEY_PASSWORD, KEY_WRONG, EXPECTS_ALL -> ALICE;
        case OTHER_KEY -> MALLORY;
        default -> null;
      };
    }

    @Nullable Identity server() {
      return switch (this) {
        case EXPECTS, EXPECTS_ALL -> HOST;
        case EXPECTS_OTHER -> OTHER_HOST;
        default -> null;
      };
    }

    AcipSecurity.Builder describe() {
      AcipSecurity.Builder builder = AcipSecurity.builder();
      String password = password();
      if (password != null) {
        builder.password(password.toCharArray());
      }
      Identity identity = identity();
      if (identity != null) {
        builder.identity(identity);
      }
      Identity server = server();
      return server == null
          ? builder
          : builder.servers(ServerCheck.expecting(List.of(server.key())));
    }
  }

  private static Whitelist list() {
    KeyEnvironment environment = KeyEnvironment.of(Map.of(), Path.of("/nowhere"));
    return Whitelist.of(new PublicKeys(environment, 32), ALICE.key().openSshLine());
  }

  @TestFactory
  List<DynamicTest> everyPair() {
    List<DynamicTest> tests = new ArrayList<>();
    Map<ServerMode, AcipSecurity[]> servers = new EnumMap<>(ServerMode.class);
    List<String> lines = TABLE.lines().toList();
    String[] columns = COLUMNS.split(lines.getFirst().strip(), -1);
    for (String line : lines.subList(1, lines.size())) {
      String[] row = COLUMNS.split(line, -1);
      ClientMode client = ClientMode.valueOf(row[0]);
      AcipSecurity[] clients = inBothDialects(client.describe(), client.describe());
      for (int i = 0; i < columns.length; i++) {
        ServerMode mode = ServerMode.valueOf(columns[i]);
        AcipSecurity[] server =
            servers.computeIfAbsent(mode, made -> inBothDialects(made.describe(), made.describe()));
        char end = row[i + 1].charAt(0);
        for (int c = 0; c < 2; c++) {
          for (int s = 0; s < 2; s++) {
            Case pair = new Case(client, clients[c], mode, server[s], c + s == 0, end);
            tests.add(
                DynamicTest.dynamicTest(
                    client + (c > 0 ? " (C)" : "") + " at " + mode + (s > 0 ? " (C)" : ""),
                    pair::run));
          }
        }
      }
    }
    return tests;
  }

  /** One that speaks the extension, and one as the C program is. */
  private static AcipSecurity[] inBothDialects(AcipSecurity.Builder one, AcipSecurity.Builder two) {
    return new AcipSecurity[] {one.build(), two.withoutExtensions().build()};
  }

  private record Case(
      ClientMode clientMode,
      AcipSecurity client,
      ServerMode serverMode,
      AcipSecurity server,
      boolean extended,
      char end) {
    void run() throws Exception {
      Outcome outcome = HandshakePump.run(client.connect(POOL, SERVER), server.serve(POOL));
      if (end == 'o') {
        talk(outcome);
      } else {
        assertNull(outcome.client());
        refuse(outcome);
      }
    }

    private void refuse(Outcome outcome) {
      HandshakeException failure = outcome.clientFailure();
      assertNotNull(failure, outcome::toString);
      assertEquals(ErrorCode.AUTH, failure.code());
      assertEquals(
          switch (end) {
            case 'm' -> PasswordFault.MISSING;
            case 'w' -> PasswordFault.WRONG;
            default -> PasswordFault.NONE;
          },
          failure.passwordFault());
      String told =
          switch (end) {
            case 'm' -> "wants a password";
            case 'w' -> "does not accept the password";
            case 'p' -> "has not proven";
            case 'k' -> "show yours with --key FILE";
            case 'u' -> MALLORY.key().openSshLine();
            case 'n' -> "shows no identity";
            case 'x' -> HOST.key().fingerprint();
            default -> throw new IllegalStateException("end " + end);
          };
      assertTrue(failure.getMessage().contains(told), failure.getMessage());
      String log =
          switch (end) {
            case 'w' -> "does not know the password";
            case 'k' -> "shows no key";
            case 'u' -> "Client public key not in whitelist - rejecting connection";
            default -> null; // the client has left
          };
      HandshakeException logged = outcome.serverFailure();
      assertEquals(log != null, logged != null, outcome::toString);
      if (logged != null && log != null) {
        assertTrue(logged.getMessage().contains(log), logged.getMessage());
      }
      if (end == 'u') {
        assertTrue(
            Objects.requireNonNull(logged).getMessage().contains(MALLORY.key().fingerprint()));
      }
    }

    private void talk(Outcome outcome) throws Exception {
      PacketCipher up = Objects.requireNonNull(outcome.client(), outcome::toString);
      PacketCipher down = Objects.requireNonNull(outcome.server(), outcome::toString);
      PeerInfo seen = up.peer();
      PeerInfo guest = down.peer();
      assertEquals(extended ? Dialect.EXTENDED : Dialect.ACIP, seen.dialect());
      assertEquals(serverMode.isNamed() ? HOST.key().hex() : null, seen.identity());
      Identity shown = clientMode.identity();
      assertEquals(shown == null ? null : shown.key().hex(), guest.identity());
      assertEquals(clientMode.password() != null || clientMode.server() != null, seen.verified());
      assertEquals(
          clientMode.password() != null
              || serverMode.name().contains("LISTED")
              || serverMode == ServerMode.ALL,
          guest.verified());
      assertEquals(seen.checkWords(), guest.checkWords());
      assertEquals(extended, seen.checkWords() != null);
      new CipherLink(POOL, up, down).carry(PacketType.PING, new byte[3]);
      new CipherLink(POOL, down, up).carry(PacketType.PONG, new byte[3]);
      up.close();
      down.close();
    }
  }
}
