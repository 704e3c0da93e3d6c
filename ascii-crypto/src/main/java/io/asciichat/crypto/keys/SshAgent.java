package io.asciichat.crypto.keys;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that keeps private keys and signs with them, asked over its socket in OpenSSH's agent
 * protocol. Nothing that it says is trusted: lengths and times are bounded, and its signatures are
 * checked. Thread-safe; each question has a connection of its own.
 */
final class SshAgent {
  /** A list of keys, which needs no person. */
  private static final Duration LIST_TIMEOUT = Duration.ofSeconds(5);

  /** A signature, which a person may have to allow. */
  private static final Duration SIGN_TIMEOUT = Duration.ofSeconds(60);

  private static final int MAX_ANSWER_BYTES = 256 * 1024;
  private static final int MAX_KEYS = 2048;

  private static final int REQUEST_IDENTITIES = 11;
  private static final int IDENTITIES_ANSWER = 12;
  private static final int SIGN_REQUEST = 13;
  private static final int SIGN_RESPONSE = 14;

  private final Path socket;
  private final Duration listTimeout;
  private final Duration signTimeout;

  SshAgent(Path socket) {
    this(socket, LIST_TIMEOUT, SIGN_TIMEOUT);
  }

  SshAgent(Path socket, Duration listTimeout, Duration signTimeout) {
    this.socket = socket;
    this.listTimeout = listTimeout;
    this.signTimeout = signTimeout;
  }

  /**
   * Returns the Ed25519 keys that the agent holds; others are left out.
   *
   * @throws AsciiChatException with code KEY when it cannot be reached or does not answer as agents
   *     do
   */
  List<IdentityKey> keys() {
    try {
      return listed(ask(new byte[] {REQUEST_IDENTITIES}, IDENTITIES_ANSWER, listTimeout));
    } catch (IOException | AsciiChatException e) {
      throw broken(e);
    }
  }

  /** Returns the Ed25519 keys of a list, behind its type. */
  static List<IdentityKey> listed(SshFields answer) throws IOException {
    long count = answer.number();
    if (count > MAX_KEYS) {
      throw new IOException("it lists " + count + " keys");
    }
    List<IdentityKey> keys = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      byte[] blob = answer.string();
      String comment = answer.text();
      if (new SshFields(blob).text().equals(IdentityKey.TYPE)) {
        keys.add(IdentityKey.ofFields(blob, comment));
      }
    }
    return List.copyOf(keys);
  }

  /**
   * Returns the agent's signature of a message.
   *
   * @throws AsciiChatException with code KEY when the agent gives none, or a wrong one
   */
  byte[] sign(IdentityKey key, byte[] message) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(SIGN_REQUEST);
    SshFields.putString(request, key.fields());
    SshFields.putString(request, message);
    SshFields.putNumber(request, 0);
    try {
      SshFields answer = ask(request.toByteArray(), SIGN_RESPONSE, signTimeout);
      SshFields signature = new SshFields(answer.string());
      String type = signature.text();
      byte[] bytes = signature.string();
      if (!type.equals(IdentityKey.TYPE) || !key.verifies(bytes, message)) {
        throw new IOException("its signature does not fit the key");
      }
      return bytes;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Returns the identity of a key that the agent holds. */
  Identity identity(IdentityKey key) {
    return new InAgent(key, this);
  }

  private AsciiChatException broken(Exception e) {
    return new AsciiChatException(
        ErrorCode.KEY,
        "the SSH agent at '"
            + socket
            + "' cannot be used ("
            + e.getMessage()
            + "); start it again and add the key: ssh-add FILE",
        e);
  }

  private SshFields ask(byte[] request, int wanted, Duration timeout) throws IOException {
    byte[] answer = exchange(request, timeout);
    SshFields fields = new SshFields(answer);
    int type = fields.octet();
    if (type != wanted) {
      throw new IOException("it refuses");
    }
    return fields;
  }

  private byte[] exchange(byte[] request, Duration timeout) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      SelectionKey ready = channel.register(selector, 0);
      Waiting waiting = new Waiting(selector, ready, System.nanoTime() + timeout.toNanos());
      if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
        do {
          waiting.until(SelectionKey.OP_CONNECT);
        } while (!channel.finishConnect());
      }
      ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + request.length);
      out.putInt(request.length).put(request).flip();
      while (out.hasRemaining()) {
        if (channel.write(out) == 0) {
          waiting.until(SelectionKey.OP_WRITE);
        }
      }
      int length = read(channel, Integer.BYTES, waiting).getInt();
      if (length < 1 || length > MAX_ANSWER_BYTES) {
        throw new IOException("it answers with a wrong length");
      }
      return read(channel, length, waiting).array();
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      throw new IOException("this system has no such sockets", e);
    }
  }

  private static ByteBuffer read(SocketChannel channel, int count, Waiting waiting)
      throws IOException {
    ByteBuffer in = ByteBuffer.allocate(count);
    while (in.hasRemaining()) {
      int got = channel.read(in);
      if (got < 0) {
        throw new IOException("it hung up");
      }
      if (got == 0) {
        waiting.until(SelectionKey.OP_READ);
      }
    }
    return in.flip();
  }

  /** Waits for a socket until a moment of {@link System#nanoTime()}. */
  private record Waiting(Selector selector, SelectionKey ready, long deadlineNanos) {
    void until(int operation) throws IOException {
      ready.interestOps(operation);
      long leftMillis = Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis();
      if (leftMillis <= 0) {
        throw new IOException("it does not answer in time");
      }
      selector.select(leftMillis);
      selector.selectedKeys().clear();
      if (Thread.currentThread().isInterrupted()) {
        throw new IOException("the wait for it was ended");
      }
    }
  }

  /** A key in the agent. */
  private record InAgent(IdentityKey key, SshAgent agent) implements Identity {
    @Override
    public byte[] sign(byte[] message) {
      return agent.sign(key, message);
    }

    /** Does nothing: the agent keeps the key. */
    @Override
    public void close() {}
  }
}
