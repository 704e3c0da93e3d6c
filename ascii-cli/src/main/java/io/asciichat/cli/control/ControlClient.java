package io.asciichat.cli.control;

import io.asciichat.core.error.AsciiChatException;
import io.asciichat.core.error.ErrorCode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks servers of this machine at their control sockets. Thread-safe. */
public final class ControlClient {
  /** How long an answer may take as a whole. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Between attempts to connect. */
  private static final Duration BUSY_PAUSE = Duration.ofMillis(20);

  private static final Pattern NAME = Pattern.compile("server-([0-9]{1,5})[.]sock");

  private ControlClient() {}

  /** The sockets of servers that answer, in the order of their folders and names. */
  public static List<Path> running(Map<String, String> environment) {
    List<Path> found = new ArrayList<>();
    for (Path folder : ControlFolders.all(environment)) {
      for (Path socket : ControlFolders.list(folder, "server-*.sock")) {
        if (isAnswering(socket)) {
          found.add(socket);
        }
      }
    }
    return found;
  }

  /** The sockets of servers at a port that answer. */
  public static List<Path> running(Map<String, String> environment, int port) {
    String name = ControlFolders.socket(port);
    return running(environment).stream()
        .filter(socket -> name.equals(String.valueOf(socket.getFileName())))
        .toList();
  }

  /** The port in a socket's name, if its place was chosen by the server. */
  public static OptionalInt port(Path socket) {
    Matcher name = NAME.matcher(String.valueOf(socket.getFileName()));
    return name.matches() ? OptionalInt.of(Integer.parseInt(name.group(1))) : OptionalInt.empty();
  }

  private static boolean isAnswering(Path socket) {
    try (SocketChannel channel = connect(socket)) {
      return channel.isConnected();
    } catch (IOException | AsciiChatException e) {
      return false;
    }
  }

  /**
   * Asks a server and waits for its answer, five seconds at the most.
   *
   * @throws AsciiChatException with code CONNECT when no server that is trusted listens there,
   *     TIMEOUT, or PROTOCOL
   */
  public static ControlAnswer ask(Path socket, ControlRequest request) {
    try (SocketChannel channel = connect(socket);
        Selector selector = Selector.open()) {
      Exchange exchange = new Exchange(channel, selector);
      exchange.write(request.line() + "\n");
      ControlAnswer.Head head = ControlAnswer.Head.parse(exchange.readLine());
      return new ControlAnswer(head.code(), exchange.readText(head.bytes()));
    } catch (InterruptedIOException e) {
      throw new AsciiChatException(
          ErrorCode.TIMEOUT, "the server has not answered within " + TIMEOUT.toSeconds() + " s", e);
    } catch (IOException e) {
      throw new AsciiChatException(
          ErrorCode.CONNECT, "the server has hung up without an answer: " + e.getMessage(), e);
    }
  }

  /** Connects, and waits for a place where the server has taken none of the last ones yet. */
  private static SocketChannel connect(Path socket) throws IOException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    try (Selector pause = Selector.open()) {
      SocketChannel channel = connectAtOnce(socket);
      while (channel == null) {
        if (System.nanoTime() - deadline >= 0) {
          throw new AsciiChatException(
              ErrorCode.TIMEOUT, "the server at '" + socket + "' is too busy to be asked");
        }
        pause.select(BUSY_PAUSE.toMillis());
        channel = connectAtOnce(socket);
      }
      return channel;
    }
  }

  /** Returns null where there is no place at the moment. */
  private static @Nullable SocketChannel connectAtOnce(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.configureBlocking(false);
      channel.connect(UnixDomainSocketAddress.of(socket));
      if (!Credentials.isTrustedHere(Credentials.peer(channel))) {
        throw new AsciiChatException(
            ErrorCode.CONNECT, "the server at '" + socket + "' is another user's");
      }
      return channel;
    } catch (IOException e) {
      channel.close();
      if (isBusy(socket, e)) {
        return null;
      }
      throw told(socket, e);
    } catch (RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Returns whether a socket could not be connected to although nothing forbids it (EAGAIN). */
  private static boolean isBusy(Path socket, IOException failure) {
    return failure.getClass() == SocketException.class && Files.isWritable(socket);
  }

  private static AsciiChatException told(Path socket, IOException failure) {
    if (failure instanceof ConnectException) {
      return new AsciiChatException(
          ErrorCode.CONNECT, "no server listens at '" + socket + "' any more", failure);
    }
    boolean isThere = Files.exists(socket, LinkOption.NOFOLLOW_LINKS);
    String why =
        isThere && !Files.isWritable(socket) || failure instanceof AccessDeniedException
            ? "it is another user's; ask as that user or as root"
            : failure instanceof NoSuchFileException || !isThere
                ? "there is no such file"
                : String.valueOf(failure.getMessage());
    return new AsciiChatException(
        ErrorCode.CONNECT, "cannot ask the server at '" + socket + "': " + why, failure);
  }

  /** One request and its answer, within a time. */
  private static final class Exchange {
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final long deadline = System.nanoTime() + TIMEOUT.toNanos();

    Exchange(SocketChannel channel, Selector selector) throws IOException {
      this.channel = channel;
      this.selector = selector;
      this.key = channel.register(selector, 0);
    }

    void write(String line) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        if (channel.write(bytes) == 0) {
          await(SelectionKey.OP_WRITE);
        }
      }
    }

    /** Byte by byte: what follows belongs to the text. */
    String readLine() throws IOException {
      StringBuilder line = new StringBuilder();
      while (line.length() < ControlAnswer.MAX_HEAD_BYTES) {
        char next = (char) (read(1).get(0) & 0xff);
        if (next == '\n') {
          return line.toString();
        }
        line.append(next);
      }
      return line.toString();
    }

    String readText(int length) throws IOException {
      return StandardCharsets.UTF_8.decode(read(length)).toString();
    }

    private ByteBuffer read(int length) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(length);
      while (bytes.hasRemaining()) {
        int count = channel.read(bytes);
        if (count < 0) {
          throw new IOException("the answer is cut off");
        }
        if (count == 0) {
          await(SelectionKey.OP_READ);
        }
      }
      return bytes.flip();
    }

    private void await(int what) throws IOException {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new InterruptedIOException("timeout");
      }
      key.interestOps(what);
      selector.select(left);
      selector.selectedKeys().clear();
    }
  }
}
