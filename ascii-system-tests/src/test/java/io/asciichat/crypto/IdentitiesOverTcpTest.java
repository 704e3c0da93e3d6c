package io.asciichat.crypto;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.client.AsciiChatClient;
import io.asciichat.core.client.ClientEnd;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.render.ViewerProfile;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerListener;
import io.asciichat.core.session.SessionEnd;
import io.asciichat.core.session.SessionInfo;
import io.asciichat.testkit.display.MemoryDisplay;
import io.asciichat.transport.tcp.TcpTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers that ask for a password, a key or both, and clients with the right ones, wrong ones and
 * none, over real sockets: this program on both sides, and either side played as the C program.
 * Each attempt is over within two seconds, and the server serves on.
 */
class IdentitiesOverTcpTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final ChatRuntime runtime = ChatRuntime.standard();
  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

  /** What is wrong with a client. */
  enum Fault {
    NONE,
    MISSING,
    WRONG
  }

  enum Server {
    OPEN,
    SECRET,
    NAMED,
    LISTED,
    SECRET_NAMED_LISTED;

    AcipSecurity security() {
      AcipSecurity.Builder builder = AcipSecurity.builder();
      if (this == SECRET || this == SECRET_NAMED_LISTED) {
        builder.password(CPeers.PASSWORD.toCharArray());
      }
      if (this == NAMED || this == SECRET_NAMED_LISTED) {
        builder.identity(CPeers.HOST);
      }
      if (this == LISTED || this == SECRET_NAMED_LISTED) {
        builder.clients(CPeers.onlyAlice());
      }
      return builder.build();
    }

    /** Returns a client with what this server, or the client itself, asks for. */
    private AcipSecurity client(Fault fault) {
      AcipSecurity.Builder builder = AcipSecurity.builder();
      boolean wrong = fault == Fault.WRONG;
      if (fault != Fault.MISSING && (this == SECRET || this == SECRET_NAMED_LISTED)) {
        boolean other = wrong && this == SECRET;
        builder.password((other ? "battery staple" : CPeers.PASSWORD).toCharArray());
      }
      if (this == NAMED || this == SECRET_NAMED_LISTED) {
        boolean other = wrong && this == NAMED;
        builder.servers(
            ServerCheck.expecting(List.of((other ? CPeers.OTHER_HOST : CPeers.HOST).key())));
      }
      if (fault != Fault.MISSING && (this == LISTED || this == SECRET_NAMED_LISTED)) {
        builder.identity(wrong ? CPeers.MALLORY : CPeers.ALICE);
      }
      return builder.build();
    }

    private @Nullable String told(Fault fault) {
      boolean wrong = fault == Fault.WRONG;
      return switch (this) {
        case OPEN -> null;
        case SECRET -> wrong ? "does not accept the password" : "wants a password";
        case NAMED -> wrong ? "has another identity" : null;
        case LISTED, SECRET_NAMED_LISTED ->
            wrong ? CPeers.MALLORY.key().openSshLine() : "show yours with --key";
      };
    }

    private @Nullable String logged(Fault fault) {
      boolean wrong = fault == Fault.WRONG;
      return switch (this) {
        case OPEN, NAMED -> null;
        case SECRET -> wrong ? "does not know the password" : null;
        case LISTED, SECRET_NAMED_LISTED ->
            wrong ? "not in whitelist - rejecting connection" : "shows no key";
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyServerLetsInWhoFitsAndTellsTheOthersWhy(Server mode) throws Exception {
    try (AcipSecurity security = mode.security();
        AsciiChatServer server = serve(security)) {
      joins(server, mode.client(Fault.NONE), Duration.ofSeconds(20));
      for (Fault fault : List.of(Fault.MISSING, Fault.WRONG)) {
        String told = mode.told(fault);
        if (told == null) {
          continue;
        }
        log.clear();
        try (AcipSecurity own = mode.client(fault);
            AsciiChatClient client = connect(server.endpoints().getFirst(), own)) {
          ClientEnd end = client.end().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
          assertEquals(ErrorCode.AUTH, end.code(), end.message());
          assertTrue(end.message().contains(told), end.message());
        }
        String logged = mode.logged(fault);
        if (logged != null) {
          String line = nextLine();
          assertTrue(line.startsWith("127.0.0.1:") && line.contains(logged), line);
        }
        // Who fits is let in right behind it.
        joins(server, mode.client(Fault.NONE), LIMIT);
      }
    }
  }

  /** The C program's client in all it says and expects, with one second for each step. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "NAMED               expects HOST      | joined",
        "NAMED               nothing           | joined",
        "LISTED              key ALICE         | joined",
        "LISTED              key MALLORY       | refused 08",
        "LISTED              nothing           | refused 04",
        "LISTED              unsigned ALICE    | joined",
        "SECRET              password right    | joined",
        "SECRET              password wrong    | refused 02",
        "SECRET              nothing           | asked for a password",
        "SECRET_NAMED_LISTED everything        | joined",
        "SECRET_NAMED_LISTED key MALLORY       | refused 08"
      })
  void clientsOfTheCProgramAreServed(String line) throws Exception {
    String[] parts = line.split(" *\\| *", -1);
    String[] words = parts[0].split(" +", 2);
    try (AcipSecurity security = Server.valueOf(words[0]).security();
        AsciiChatServer server = serve(security)) {
      int port = server.endpoints().getFirst().port();
      assertEquals(parts[1], CPeers.Client.of(words[1]).connect(port));
      if (!parts[1].equals("joined") && !words[1].equals("nothing")) {
        assertTrue(nextLine().startsWith("127.0.0.1:"));
      }
      String right =
          switch (Server.valueOf(words[0])) {
            case OPEN, NAMED -> "nothing";
            case SECRET -> "password right";
            case LISTED -> "key ALICE";
            case SECRET_NAMED_LISTED -> "everything";
          };
      assertEquals("joined", CPeers.Client.of(right).connect(port), "the server serves on");
    }
  }

  /** A server with several identities shows a C client the one it names, else the first. */
  @ParameterizedTest
  @ValueSource(strings = {"expects HOST", "expects OTHER_HOST", "nothing"})
  void clientsOfTheCProgramFindTheirServerAmongSeveral(String words) throws Exception {
    try (AcipSecurity security =
            AcipSecurity.builder().identity(CPeers.HOST).identity(CPeers.OTHER_HOST).build();
        AsciiChatServer server = serve(security)) {
      int port = server.endpoints().getFirst().port();
      assertEquals("joined", CPeers.Client.of(words).connect(port));
    }
  }

  /** The C program's server with its faults: it waits for a packet before it shows its identity. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "named              | nothing             | joined",
        "named              | expects HOST        | joined",
        "named              | expects OTHER_HOST  | has another identity",
        "named twice        | nothing             | start it with one --key",
        "listed             | key ALICE           | joined",
        "listed             | key MALLORY         | does not let this client's key in",
        "named listed       | key ALICE           | joined",
        "secret             | password right      | joined",
        "secret             | password wrong      | does not accept the password",
        "secret named       | everything          | joined"
      })
  void serversOfTheCProgramAreReached(String line) throws Exception {
    String[] parts = line.split(" *\\| *", -1);
    try (CPeers.Server server = CPeers.Server.of(parts[0]);
        AcipSecurity own = CPeers.security(parts[1]);
        AsciiChatClient client = connect(new Endpoint("127.0.0.1", server.port()), own)) {
      if (parts[2].equals("joined")) {
        assertEquals("joined", server.outcome(), () -> String.valueOf(client.end().getNow(null)));
        await().atMost(LIMIT).until(client::isConnected);
      } else {
        // A connection that breaks is tried once more, after a second.
        Duration limit = parts[0].equals("named twice") ? LIMIT.multipliedBy(3) : LIMIT;
        ClientEnd end = client.end().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        assertTrue(end.message().contains(parts[2]), end.message());
      }
    }
  }

  private AsciiChatServer serve(AcipSecurity security) {
    return AsciiChatServer.builder(new TcpTransport(), security)
        .listenOn(List.of(new Endpoint("127.0.0.1", 0)))
        .runtime(runtime)
        .listener(
            new ServerListener() {
              @Override
              public void left(SessionInfo session, SessionEnd end) {
                log.add(session.address() + " " + end.code() + " " + end.reason());
              }
            })
        .start();
  }

  private String nextLine() throws Exception {
    String line = log.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    if (line == null) {
      throw new TimeoutException("the server has logged nothing");
    }
    return line;
  }

  private AsciiChatClient connect(Endpoint server, AcipSecurity security) {
    return AsciiChatClient.builder(
            new TcpTransport(), security, server, new MemoryDisplay(ViewerProfile.ofSize(80, 24)))
        .runtime(runtime)
        .start();
  }

  private void joins(AsciiChatServer server, AcipSecurity own, Duration limit) {
    try (own;
        AsciiChatClient client = connect(server.endpoints().getFirst(), own)) {
      await().atMost(limit).until(() -> client.isConnected() && server.sessions().size() == 1);
    }
    await().atMost(LIMIT).until(() -> server.sessions().isEmpty());
  }
}
