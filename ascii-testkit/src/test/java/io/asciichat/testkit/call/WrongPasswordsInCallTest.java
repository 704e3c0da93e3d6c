package io.asciichat.testkit.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.buffer.BufferPool;
import io.asciichat.core.packet.PacketSink;
import io.asciichat.core.packet.PacketType;
import io.asciichat.core.port.Endpoint;
import io.asciichat.core.port.Handshake;
import io.asciichat.core.port.HandshakeException;
import io.asciichat.core.port.HandshakeException.PasswordFault;
import io.asciichat.core.port.PacketCipher;
import io.asciichat.core.port.Security;
import io.asciichat.core.runtime.ChatRuntime;
import io.asciichat.core.security.PlainSecurity;
import io.asciichat.core.server.AsciiChatServer;
import io.asciichat.core.server.ServerListener;
import io.asciichat.testkit.sim.SimulatedScheduler;
import io.asciichat.testkit.transport.MemoryTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Someone guesses the password of a server. */
class WrongPasswordsInCallTest {
  private static final Endpoint ENDPOINT = new Endpoint("server", 27224);

  private final SimulatedScheduler world = new SimulatedScheduler();
  private final ChatRuntime runtime = ChatRuntime.standard().on(world, world);
  private final MemoryTransport network = MemoryTransport.simulated(world);
  private final List<String> bans = new ArrayList<>();
  private final List<String> rejected = new ArrayList<>();
  private final Guessing security = new Guessing();
  private final AsciiChatServer server =
      AsciiChatServer.builder(network, security)
          .listenOn(List.of(ENDPOINT))
          .runtime(runtime)
          .ban(Duration.ofMinutes(5))
          .listener(
              new ServerListener() {
                @Override
                public void banned(String address, Duration time) {
                  bans.add(address + " " + time);
                }

                @Override
                public void rejected(String address, String reason) {
                  rejected.add(reason);
                }
              })
          .start();

  @Test
  void guessingGetsSlowerAndIsThenRefusedWhileOthersGetIn() {
    for (int second = 0; second < 250; second++) {
      guess("66.0.0.1");
      world.runFor(Duration.ofSeconds(1));
    }
    assertEquals(10, security.guesses, "of 250");
    assertEquals(List.of("66.0.0.1 PT5M"), bans, "told once");
    int beforeBan = rejected.size();
    PlaintextAttacker banned = guess("66.0.0.1");
    world.runFor(Duration.ofMillis(300));
    assertEquals(
        List.of(
            "RATE_LIMITED: your address is banned because of wrong passwords; try again in 3"
                + " minutes"),
        banned.told().subList(0, 1));
    assertEquals(beforeBan, rejected.size(), "the log knows it");
    assertTrue(rejected.getFirst().startsWith("too many wrong passwords"), rejected.getFirst());

    security.right = true;
    PlaintextAttacker other = guess("66.0.0.2");
    world.runFor(Duration.ofMillis(300));
    assertEquals(1, server.sessions().size());
    world.runFor(Duration.ofMinutes(5));
    other.close();
    guess("66.0.0.1");
    world.runFor(Duration.ofMillis(300));
    assertEquals(1, server.sessions().size(), "the ban is over");
    server.close();
    world.runFor(Duration.ofSeconds(2));
    assertTrue(
        world.failures().stream().allMatch(f -> f.failure() instanceof HandshakeException),
        "no loop died of anything but a refusal");
  }

  private PlaintextAttacker guess(String address) {
    PlaintextAttacker client = PlaintextAttacker.silent(network, address, ENDPOINT, runtime.pool());
    client.terminal(80, 24);
    return client;
  }

  /** Refuses at the first packet, as a wrong proof is, until told otherwise. */
  private static final class Guessing implements Security {
    private final Security plain = new PlainSecurity();
    private boolean right;
    private int guesses;

    @Override
    public Handshake serve(BufferPool pool) {
      return right ? plain.serve(pool) : new Refusing();
    }

    @Override
    public Handshake connect(BufferPool pool, String server) {
      return plain.connect(pool, server);
    }

    private final class Refusing implements Handshake {
      @Override
      public Progress start(PacketSink out) {
        return Progress.MORE;
      }

      @Override
      public Progress receive(
          PacketType type, byte[] payload, int offset, int length, PacketSink out)
          throws HandshakeException {
        guesses++;
        throw HandshakeException.ofPassword(
            PasswordFault.WRONG, "wrong password; the client was refused");
      }

      @Override
      public PacketCipher cipher() {
        throw new IllegalStateException("never finished");
      }

      @Override
      public void close() {}
    }
  }
}
