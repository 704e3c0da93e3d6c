package io.asciichat.transport.tcp;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import io.asciichat.core.port.Endpoint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Connects to one of several addresses: the next one is tried as soon as the last has failed, or
 * beside it after a short while, and the first that answers wins ("happy eyeballs"). For one call.
 */
final class Dialer implements AutoCloseable {
  /** Head start of each attempt: RFC 8305 section 5 recommends 250 ms. */
  private static final long HEAD_START_NANOS = 250_000_000L;

  private final Endpoint target;
  private final Queue<InetAddress> untried;
  private final long deadline;
  private final Selector selector;
  private final Set<SocketChannel> pending = new HashSet<>();
  private @Nullable SocketChannel winner;
  private @Nullable Exception refusal;
  private @Nullable Exception failure;

  /**
   * @param target for messages, and its port
   * @param addresses in the order of the attempts
   * @param deadline for all of them, on {@link System#nanoTime()}
   */
  Dialer(Endpoint target, List<InetAddress> addresses, long deadline) throws IOException {
    this.target = target;
    this.untried = new ArrayDeque<>(addresses);
    this.deadline = deadline;
    this.selector = Selector.open();
  }

  /**
   * Connects. The channel is free for another selector once this object is closed.
   *
   * @throws AsciiChatException with code CONNECT or TIMEOUT
   */
  SocketChannel dial() throws IOException, InterruptedException {
    long nextAttempt = System.nanoTime();
    while (winner == null) {
      if (untried.isEmpty() && pending.isEmpty()) {
        throw refused();
      }
      long now = System.nanoTime();
      if (deadline - now <= 0) {
        throw timedOut(target);
      }
      if (!untried.isEmpty() && (pending.isEmpty() || nextAttempt - now <= 0)) {
        attempt(untried.remove());
        nextAttempt = now + HEAD_START_NANOS;
        continue;
      }
      long left = deadline - now;
      if (!untried.isEmpty()) {
        left = Math.min(left, nextAttempt - now);
      }
      selector.select(this::finish, Readiness.millis(left));
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while connecting");
      }
    }
    SocketChannel connected = winner;
    pending.remove(connected);
    return connected;
  }

  static AsciiChatException timedOut(Endpoint target) {
    return new AsciiChatException(
        ErrorCode.TIMEOUT, target + " does not answer; check the address and firewalls");
  }

  private void attempt(InetAddress address) throws IOException {
    SocketChannel channel = SocketChannel.open();
    pending.add(channel);
    try {
      SocketSetup.configure(channel);
      channel.configureBlocking(false);
      if (channel.connect(new InetSocketAddress(address, target.port()))) {
        connected(channel);
      } else {
        channel.register(selector, SelectionKey.OP_CONNECT);
      }
    } catch (IOException | UnsupportedAddressTypeException e) {
      failed(channel, e);
    }
  }

  private void finish(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      if (channel.finishConnect()) {
        connected(channel);
      }
    } catch (IOException e) {
      failed(channel, e);
    }
  }

  private void connected(SocketChannel channel) throws IOException {
    if (channel.getLocalAddress().equals(channel.getRemoteAddress())) {
      // TCP lets a socket whose own port happens to be the target's connect to itself.
      throw new ConnectException("connected to itself");
    }
    winner = channel;
  }

  private void failed(SocketChannel channel, Exception reason) {
    pending.remove(channel);
    TcpConnection.closeQuietly(channel);
    if (reason instanceof ConnectException) {
      refusal = reason;
    } else {
      failure = reason;
    }
  }

  private AsciiChatException refused() {
    if (refusal != null) {
      return new AsciiChatException(
          ErrorCode.CONNECT,
          "no server answers at " + target + "; is the server running?",
          refusal);
    }
    boolean hungUp =
        failure != null && String.valueOf(failure.getMessage()).startsWith("Connection reset");
    String line =
        hungUp
            ? target + " hangs up at once; is it an ascii-chat server, 0.9 or later?"
            : "there is no way to " + target + "; check the network";
    return new AsciiChatException(ErrorCode.CONNECT, line, failure);
  }

  /** Ends all attempts but the one that was handed out. */
  @Override
  public void close() throws IOException {
    pending.forEach(TcpConnection::closeQuietly);
    selector.close();
  }
}
