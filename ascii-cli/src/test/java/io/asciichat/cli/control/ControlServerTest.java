package io.asciichat.cli.control;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.asciichat.cli.control.ControlRequest.Verb;
import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.runtime.ChatRuntime;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests over a real socket, and what else comes through it. */
@Timeout(60)
class ControlServerTest {
  private static final ControlRequest STATUS = ControlRequest.of(Verb.STATUS);

  @TempDir private Path folder;
  private final List<SocketChannel> opened = new ArrayList<>();
  private ControlServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        ControlServer.start(
            folder.resolve("s").toString(),
            27224,
            Map.of(),
            ControlServerTest::answer,
            ChatRuntime.standard());
  }

  private static ControlAnswer answer(ControlRequest request) {
    return switch (request.verb()) {
      case STATUS -> ControlAnswer.done("fine, 漢字");
      case KICK -> throw new AsciiChatException(ErrorCode.USAGE, "no " + request.words());
      case LOCKS -> ControlAnswer.done("x".repeat(3_000_000));
      default -> throw new IllegalStateException("a mistake");
    };
  }

  @AfterEach
  void stop() throws IOException {
    for (SocketChannel channel : opened) {
      channel.close();
    }
    server.close();
    assertFalse(Files.exists(server.path()));
  }

  private SocketChannel raw(String sent) throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(server.path()));
    opened.add(channel);
    channel.write(ByteBuffer.wrap(sent.getBytes(StandardCharsets.ISO_8859_1)));
    return channel;
  }

  private static String rest(SocketChannel channel) throws IOException {
    return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
  }

  private ControlAnswer ask(ControlRequest request) {
    return ControlClient.ask(server.path(), request);
  }

  @Test
  void aRequestIsAnsweredOnceOnEachConnection() {
    assertEquals(ControlAnswer.done("fine, 漢字"), ask(STATUS));
    assertEquals(ControlAnswer.done("fine, 漢字"), ask(STATUS));
  }

  @Test
  void aFailureIsAnAnswerWithItsCode() {
    assertEquals(
        new ControlAnswer(ErrorCode.USAGE, "no [3, too loud]"),
        ask(ControlRequest.of(Verb.KICK, "3", "too loud")));
  }

  @Test
  void aMistakeInTheHandlerEndsNothingButItsRequest() {
    assertEquals(ErrorCode.INTERNAL, ask(ControlRequest.of(Verb.RELOAD)).code());
    assertEquals(ErrorCode.OK, ask(STATUS).code());
  }

  @Test
  void anAnswerThatFillsTheSocketArrivesWhole() {
    assertEquals(3_000_000, ask(ControlRequest.of(Verb.LOCKS)).text().length());
  }

  @Test
  void aLineMayComeInPieces() throws IOException {
    SocketChannel slow = raw("ascii-chat 1 st");
    assertEquals(ErrorCode.OK, ask(STATUS).code());
    slow.write(ByteBuffer.wrap("atus\n".getBytes(StandardCharsets.US_ASCII)));
    assertEquals("ascii-chat 1 0 12\nfine, 漢字", rest(slow));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "\0\0\0\0\n",
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "ascii-chat 1 kick \u001b[2J\n",
        "ascii-chat 1 \u00ff\u00fe\n",
        "ascii-chat 9 status\n"
      })
  void garbageIsAnsweredWithWhatIsWrong(String garbage) throws IOException {
    String answer = rest(raw(garbage));
    assertTrue(answer.matches("(?s)ascii-chat 1 (2|30) [0-9]+\n[a-zA-Z].*"), answer);
    assertFalse(answer.contains("\u001b"));
  }

  @Test
  void aLineThatDoesNotEndIsCutOff() throws IOException {
    String answer = rest(raw("x".repeat(ControlRequest.MAX_BYTES)));
    assertTrue(answer.contains("longer than 1023 bytes"), answer);
  }

  @Test
  void whoSaysNothingHoldsUpNobodyAndIsHungUpOn() throws IOException {
    SocketChannel silent = raw("");
    SocketChannel half = raw("ascii-chat 1 status");
    assertEquals(ErrorCode.OK, ask(STATUS).code());
    assertEquals("", rest(silent));
    assertEquals("", rest(half));
    assertEquals(ErrorCode.OK, ask(STATUS).code());
  }

  @Test
  void whoDoesNotReadHoldsUpNobodyAndLosesTheRest() throws IOException {
    SocketChannel deaf = raw("ascii-chat 1 locks\n");
    assertEquals(ErrorCode.OK, ask(STATUS).code());
    await()
        .pollDelay(ControlConnection.TIMEOUT)
        .atMost(Duration.ofSeconds(20))
        .until(() -> ask(STATUS).code() == ErrorCode.OK);
    assertTrue(rest(deaf).length() < 3_000_000);
  }

  @Test
  void aCrowdIsThinnedOutFromItsOldest() throws IOException {
    List<SocketChannel> crowd = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      crowd.add(raw(""));
    }
    assertEquals(ErrorCode.OK, ask(STATUS).code());
    assertEquals("", rest(crowd.getFirst()));
  }

  @Test
  void whoHangsUpIsForgotten() throws IOException {
    raw("ascii-chat 1 status").close();
    raw("ascii-chat 1 locks\n").close();
    assertEquals(ErrorCode.OK, ask(STATUS).code());
  }

  @Test
  void aServerThatHasGoneIsTold() {
    server.close();
    AsciiChatException failure = assertThrows(AsciiChatException.class, () -> ask(STATUS));
    assertEquals(ErrorCode.CONNECT, failure.code());
  }
}
