package io.asciichat.cli.control;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection to the control socket: a request that comes, or an answer that goes. */
final class ControlConnection {
  /** How long a request may take, and again how long the answer may. */
  static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ByteBuffer received = ByteBuffer.allocate(ControlRequest.MAX_BYTES);
  private @Nullable ByteBuffer answer;
  private long deadline;

  ControlConnection(SocketChannel channel, SelectionKey key, long now) {
    this.channel = channel;
    this.key = key;
    this.deadline = now + TIMEOUT.toNanos();
  }

  /** The time at which it is closed if it has not ended before. */
  long deadline() {
    return deadline;
  }

  /** Returns whether an answer is on its way. */
  boolean isAnswering() {
    return answer != null;
  }

  /** Reads what has come, or writes what can go. */
  void proceed(ControlServer.Handler handler, long now) throws IOException {
    if (answer == null) {
      read(handler, now);
    }
    ByteBuffer going = answer;
    if (going == null) {
      return;
    }
    channel.write(going);
    if (going.hasRemaining()) {
      key.interestOps(SelectionKey.OP_WRITE);
    } else {
      close();
    }
  }

  private void read(ControlServer.Handler handler, long now) throws IOException {
    if (channel.read(received) < 0) {
      close();
      return;
    }
    int end = endOfLine();
    if (end >= 0) {
      answer = answer(end, handler).encoded();
    } else if (!received.hasRemaining()) {
      answer = ControlAnswer.failed(ControlRequest.tooLong()).encoded();
    }
    deadline = answer == null ? deadline : now + TIMEOUT.toNanos();
  }

  private int endOfLine() {
    for (int i = 0; i < received.position(); i++) {
      if (received.get(i) == '\n') {
        return i;
      }
    }
    return -1;
  }

  private ControlAnswer answer(int end, ControlServer.Handler handler) {
    try {
      String line =
          StandardCharsets.UTF_8.newDecoder().decode(received.flip().slice(0, end)).toString();
      return handler.answer(ControlRequest.parse(line));
    } catch (CharacterCodingException e) {
      return new ControlAnswer(ErrorCode.USAGE, "the request is not UTF-8");
    } catch (AsciiChatException e) {
      return ControlAnswer.failed(e);
    } catch (RuntimeException | OutOfMemoryError e) {
      System.getLogger("io.asciichat.control")
          .log(Level.ERROR, "a request at the control socket has failed", e);
      return new ControlAnswer(
          ErrorCode.INTERNAL, "the server has failed at it; its log says more");
    }
  }

  /** Ends it; what it has not taken is lost. */
  void close() {
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      return; // It is closed all the same.
    }
  }
}
