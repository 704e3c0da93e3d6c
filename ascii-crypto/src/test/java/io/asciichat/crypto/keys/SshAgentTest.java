package io.asciichat.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents that are broken or hostile; the real one is met in {@link IdentityTest}. */
class SshAgentTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final byte[] MESSAGE = new byte[32];

  @TempDir Path folder;

  @Test
  void keysOfOtherKindsAreLeftOut() throws Exception {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.write(12);
    SshFields.putNumber(answer, 2);
    ByteArrayOutputStream rsa = new ByteArrayOutputStream();
    SshFields.putString(rsa, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
    SshFields.putString(answer, rsa.toByteArray());
    SshFields.putString(answer, "work".getBytes(StandardCharsets.US_ASCII));
    SshFields.putString(answer, TestKeys.ofSeed(1).fields());
    SshFields.putString(answer, "home".getBytes(StandardCharsets.US_ASCII));
    try (Agent agent = new Agent(folder, framed(answer.toByteArray()))) {
      List<IdentityKey> keys = agent.keys(PATIENT);
      assertEquals(List.of(TestKeys.ofSeed(1)), keys);
      assertEquals("home", keys.getFirst().comment());
    }
  }

  @Test
  void aWrongSignatureIsNotPassedOn() throws Exception {
    ByteArrayOutputStream signature = new ByteArrayOutputStream();
    SshFields.putString(signature, "ssh-ed25519".getBytes(StandardCharsets.US_ASCII));
    SshFields.putString(signature, new byte[64]);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.write(14);
    SshFields.putString(answer, signature.toByteArray());
    try (Agent agent = new Agent(folder, framed(answer.toByteArray()))) {
      AsciiChatException refusal =
          assertThrows(
              AsciiChatException.class,
              () -> agent.client(PATIENT).sign(TestKeys.ofSeed(1), MESSAGE));
      assertEquals(ErrorCode.KEY, refusal.code());
      assertTrue(refusal.getMessage().contains("does not fit"), refusal.getMessage());
    }
  }

  @Test
  void anAgentThatSaysNothingIsLeft() throws Exception {
    try (Agent agent = new Agent(folder, new byte[0])) {
      assertFailure(agent, SHORT, "in time");
    }
  }

  @Test
  void anAgentThatStopsInTheMiddleIsLeft() throws Exception {
    try (Agent agent = new Agent(folder, new byte[] {0, 0, 0, 9, 12, 0})) {
      assertFailure(agent, SHORT, "in time");
    }
  }

  @Test
  void lengthsWithoutSenseAreRefused() throws Exception {
    for (int length : new int[] {0, -1, 256 * 1024 + 1, Integer.MAX_VALUE}) {
      byte[] answer = ByteBuffer.allocate(4).putInt(length).array();
      try (Agent agent = new Agent(folder, answer)) {
        assertFailure(agent, PATIENT, "wrong length");
      }
    }
  }

  @Test
  void aRefusalAndCountsWithoutSenseAreTold() throws Exception {
    try (Agent agent = new Agent(folder, framed(new byte[] {5}))) {
      assertFailure(agent, PATIENT, "it refuses");
    }
    try (Agent agent = new Agent(folder, framed(new byte[] {12, 127, 0, 0, 0}))) {
      assertFailure(agent, PATIENT, "2130706432 keys");
    }
    try (Agent agent = new Agent(folder, framed(new byte[] {12, 0, 0, 0, 1}))) {
      assertFailure(agent, PATIENT, "too early");
    }
    try (Agent agent = new Agent(folder, framed(new byte[] {12, 0, 0, 0, 1, 127, 0, 0, 0}))) {
      assertFailure(agent, PATIENT, "longer than");
    }
  }

  @Test
  void aSocketThatIsNotThereIsTold() {
    SshAgent agent = new SshAgent(folder.resolve("none"));
    AsciiChatException refusal = assertThrows(AsciiChatException.class, agent::keys);
    assertEquals(ErrorCode.KEY, refusal.code());
    SshAgent tooLong = new SshAgent(folder.resolve("x".repeat(200)));
    assertEquals(ErrorCode.KEY, assertThrows(AsciiChatException.class, tooLong::keys).code());
  }

  private static void assertFailure(Agent agent, Duration timeout, String words) {
    AsciiChatException refusal = assertThrows(AsciiChatException.class, () -> agent.keys(timeout));
    assertEquals(ErrorCode.KEY, refusal.code());
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }

  private static byte[] framed(byte[] answer) {
    return ByteBuffer.allocate(4 + answer.length).putInt(answer.length).put(answer).array();
  }

  /** Answers every connection with the same bytes and keeps it open. */
  private static final class Agent implements AutoCloseable {
    private final Path socket;
    private final ServerSocketChannel listener;
    private final byte[] answer;

    Agent(Path folder, byte[] answer) throws IOException {
      this.socket = folder.resolve("agent" + System.nanoTime());
      this.answer = answer;
      this.listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      listener.bind(UnixDomainSocketAddress.of(socket));
      Thread.ofVirtual().name("agent").start(this::serve);
    }

    private void serve() {
      try (SocketChannel client = listener.accept()) {
        client.write(ByteBuffer.wrap(answer));
        while (client.read(ByteBuffer.allocate(1024)) >= 0) {
          // until the client leaves
        }
      } catch (IOException e) {
        return; // the test is over
      }
    }

    SshAgent client(Duration timeout) {
      return new SshAgent(socket, timeout, timeout);
    }

    List<IdentityKey> keys(Duration timeout) {
      return client(timeout).keys();
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
